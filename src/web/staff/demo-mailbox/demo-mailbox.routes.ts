import { sayPhone } from '../../../desk/clients/index.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import {
  type DemoClient,
  type DemoLetter,
  demoClients,
  demoLetter,
  demoLetters,
  replySubject,
} from '../../../desk/demo-mailbox/index.ts';
import { readMail } from '../../../desk/mail/index.ts';
import { mailDocument, sanitiseHtml } from '../../../desk/mail/show/sanitise-html.ts';
import { button, linkButton } from '../../components/button.ts';
import { list } from '../../components/list.ts';
import { emptyState } from '../../components/states.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayWhen } from '../../texts/say.ts';
import { letterView } from './letter.view.ts';
import { emptyForm, letterForm, sendAsClient } from './write-letter.ts';
import { demoMailboxTexts } from './texts.ts';
import { firstWords, textMessageView } from './text-message.view.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHOWN = 50;

/** The mailbox in which a newcomer plays the client: in a demonstration only, and only on the machine itself. */
export function demoMailboxRoutes(deps: PageDeps): Route[] {
  const open = (request: WebRequest): boolean => deps.demo && request.fromThisMachine;
  return [
    defineRoute({
      method: 'GET',
      path: '/demo-pasts',
      action: 'public.read',
      audience: 'public',
      handle: (request, { query }) => (open(request) ? mailboxPage(request, query['adrese'] || null) : refuse(404)),
    }),
    defineRoute({
      method: 'GET',
      path: '/demo-pasts/jauna',
      action: 'public.read',
      audience: 'public',
      async handle(request, { query }) {
        if (!open(request)) return refuse(404);
        const clients = (await request.read((tx) => demoClients(tx))).filter(({ address }) => address.includes('@'));
        const who = clients.find(({ address }) => address === query['no']);
        return writePage(
          request,
          deps,
          { ...emptyForm(deps), from: who?.address ?? '', name: who?.name ?? '' },
          [],
          clients,
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/demo-pasts/jauna',
      action: 'public.ask',
      audience: 'public',
      limit: 60,
      bodyLimit: 30 * 1024 * 1024,
      async handle(request, { body, files }) {
        if (!open(request)) return refuse(404);
        return sendAsClient(request, deps, body, files, null, (typed, errors, formKey) =>
          writePage(request, deps, typed, errors, [], formKey),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/demo-pasts/:id',
      action: 'public.read',
      audience: 'public',
      async handle(request, { params }) {
        const found = open(request) ? await letterOf(request, params['id']) : null;
        if (found === null) return refuse(404);
        return found.letter.way === 'sms' ? textMessagePage(request, found) : letterPage(request, deps, found);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/demo-pasts/:id/html',
      action: 'public.read',
      audience: 'public',
      async handle(request, { params }) {
        const found = open(request) ? await letterOf(request, params['id']) : null;
        return found?.read.html == null ? refuse(404) : letterFrame(found.read.html);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/demo-pasts/:id/atbilde',
      action: 'public.ask',
      audience: 'public',
      limit: 60,
      bodyLimit: 30 * 1024 * 1024,
      async handle(request, { params, body, files }) {
        const found = open(request) ? await letterOf(request, params['id']) : null;
        if (found === null || found.letter.way === 'sms') return refuse(404);
        const answered = { ...found.read, arrivedAt: found.letter.arrived_at };
        return sendAsClient(request, deps, body, files, answered, (typed, errors, formKey) =>
          letterPage(request, deps, found, typed, errors, formKey),
        );
      },
    }),
  ];
}

interface Found {
  readonly letter: DemoLetter;
  readonly read: ReturnType<typeof readMail>;
  readonly client: DemoClient | null;
}

async function letterOf(request: WebRequest, id: string | undefined): Promise<Found | null> {
  if (id === undefined || !UUID.test(id)) return null;
  return request.read(async (tx) => {
    const letter = await demoLetter(tx, id);
    const bytes = letter && (await bytesOf(tx, letter.content_hash));
    if (!letter || !bytes) return null;
    const clients = await demoClients(tx, 200);
    return { letter, read: readMail(bytes), client: clients.find(({ address }) => address === letter.address) ?? null };
  });
}

const FRAME_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The letter's HTML, sanitised, for the sandboxed frame; its policy lets nothing run and nothing load. */
function letterFrame(letter: string): Answer {
  const sanitised = sanitiseHtml(letter, { remotePictures: false, cidUrls: new Map() });
  const document = mailDocument(sanitised, { remotePictures: false, pictureOrigin: '' });
  return {
    answer: 'file',
    bytes: document,
    type: 'text/html; charset=utf-8',
    name: null,
    headers: { 'content-security-policy': FRAME_POLICY },
  };
}

async function mailboxPage(request: WebRequest, address: string | null): Promise<Answer> {
  const texts = demoMailboxTexts(request.lang);
  const { letters, clients } = await request.read(async (tx) => ({
    letters: await demoLetters(tx, address, SHOWN),
    clients: await demoClients(tx),
  }));
  const count = sayCount(
    request.lang,
    letters.length,
    [texts.count.one, texts.count.many, texts.count.none],
    [texts.count.one, texts.count.many],
  );
  return page(request, {
    title: texts.title,
    frame: 'plain',
    lead: texts.lead,
    ...(request.me === null ? {} : { live: ['demo-mail'] }),
    body: html`<p class="button-row">${linkButton({ text: texts.write, href: writeHref(address), kind: 'primary', key: 'n' })}${linkButton({ text: texts.toDesk, href: '/' })}</p>${whoList(request, clients, address)}${
      letters.length === 0
        ? emptyState({ title: texts.emptyTitle, say: texts.emptySay })
        : html`<div class="demo-rows">${list({ rows: letters.map((letter) => letterRow(request, letter)), count, order: texts.newest })}</div>`
    }`,
  });
}

function whoList(request: WebRequest, clients: readonly DemoClient[], address: string | null): Html {
  const texts = demoMailboxTexts(request.lang);
  const withMail = clients.filter(({ letters }) => letters > 0);
  if (withMail.length < 2 && address === null) return nothing;
  const option = (value: string, text: string) =>
    html`<option${attrs({ value, selected: value === (address ?? '') })}>${text}</option>`;
  return html`<form class="figures-form" method="get" action="/demo-pasts"><div><label for="f-adrese">${texts.mailbox}</label><select class="input" id="f-adrese" name="adrese">${option('', texts.everybody)}${withMail.map(
    (one) => option(one.address, `${whose(one)} (${one.letters})`),
  )}</select></div>${button({ text: texts.show })}</form>`;
}

/** Two mailboxes of one client, their letters and their telephone, are told apart. */
function whose({ name, address }: DemoClient): string {
  if (!address.startsWith('+')) return name || address;
  return [name, sayPhone(address)].filter(Boolean).join(', ');
}

function writeHref(address: string | null): string {
  return address === null || address.startsWith('+')
    ? '/demo-pasts/jauna'
    : `/demo-pasts/jauna?no=${encodeURIComponent(address)}`;
}

function letterRow(request: WebRequest, letter: DemoLetter): Html {
  const texts = demoMailboxTexts(request.lang);
  const sms = letter.way === 'sms';
  const line = sms
    ? `${texts.textMessage}: ${letter.from_address} → ${sayPhone(letter.address)}`
    : `${letter.from_address} → ${letter.address}`;
  return html`<a href="/demo-pasts/${letter.id}"><b>${(sms ? firstWords(letter.text) : letter.subject) || '—'}</b><time datetime="${letter.arrived_at.toString()}">${sayWhen(request.lang, letter.arrived_at, request.now)}</time><small>${line}</small></a>`;
}

function textMessagePage(request: WebRequest, { letter, client }: Found): Answer {
  const texts = demoMailboxTexts(request.lang);
  return page(request, {
    title: texts.textMessage,
    frame: 'plain',
    body: html`<p><a href="/demo-pasts">${texts.back}</a></p>${textMessageView(letter, client?.name ?? '', request.lang)}`,
  });
}

function letterPage(
  request: WebRequest,
  deps: PageDeps,
  { letter, read, client }: Found,
  typed?: Readonly<Record<string, string>>,
  errors: Parameters<typeof letterForm>[1]['errors'] = [],
  formKey?: string,
): Answer {
  const texts = demoMailboxTexts(request.lang);
  const values = typed ?? {
    name: client?.name || letter.address.slice(0, letter.address.indexOf('@')),
    from: letter.address,
    to: (read.replyTo[0] ?? read.from)?.address ?? letter.from_address,
    subject: replySubject(letter.subject),
    text: '',
  };
  return page(request, {
    title: letter.subject || '—',
    frame: 'plain',
    status: errors.length > 0 ? 422 : 200,
    body: html`<p><a href="/demo-pasts">${texts.back}</a></p>${letterView(
      {
        from: read.from === null ? letter.from_address : `${read.from.name} <${read.from.address}>`,
        to: letter.address,
        arrivedAt: letter.arrived_at,
        frame: read.html === null ? null : `/demo-pasts/${letter.id}/html`,
        text: read.text,
        attachments: read.attachments,
      },
      request.lang,
    )}<section><h2>${texts.answer}</h2>${letterForm(request, { deps, action: `/demo-pasts/${letter.id}/atbilde`, values, errors, formKey, answers: true, clients: [] })}</section>`,
  });
}

function writePage(
  request: WebRequest,
  deps: PageDeps,
  values: Readonly<Record<string, string>>,
  errors: Parameters<typeof letterForm>[1]['errors'],
  clients: readonly DemoClient[],
  formKey?: string,
): Answer {
  const texts = demoMailboxTexts(request.lang);
  return page(request, {
    title: texts.newTitle,
    frame: 'plain',
    lead: texts.newLead,
    status: errors.length > 0 ? 422 : 200,
    body: html`<p><a href="/demo-pasts">${texts.back}</a></p>${letterForm(request, { deps, action: '/demo-pasts/jauna', values, errors, formKey, answers: false, clients })}`,
  });
}
