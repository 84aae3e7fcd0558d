import type { Tx } from '../../../database/database.ts';
import {
  type ClientDraft,
  type ClientRecord,
  type ClientRefusal,
  clientRecord,
  editClient,
  makeClient,
} from '../../../desk/clients/index.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { retrying } from '../../../journal/index.ts';
import { callout } from '../../components/callout.ts';
import { type Html, html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { editPage } from './edit.page.ts';
import { asDesk, isAnswer, onClient, openedClient } from './on-client.ts';
import { type ClientFormReading, readClientForm } from './read-client-form.ts';
import { clientTexts } from './texts.ts';
import { logRead } from '../readings/log-read.ts';

const UNDO_SECONDS = 20;

/** Entering a client and changing what is kept of them, each with a way back. */
export function editRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/klienti/jauns',
      action: 'client.write',
      audience: 'staff',
      handle: (web) => editPage(web, null),
    }),
    defineRoute({
      method: 'POST',
      path: '/klienti/jauns',
      action: 'client.write',
      audience: 'staff',
      handle: (web, { body }) => retrying(() => answerOnce(asDesk(web, deps), body, (tx) => make(web, deps, tx, body))),
    }),
    defineRoute({
      method: 'GET',
      path: '/klients/:id/labot',
      action: 'client.write',
      audience: 'staff',
      async handle(web, { params }) {
        const client = await web.read((tx) => openedClient(web, tx, params['id']));
        if (isAnswer(client)) return client;
        logRead(web, ownReading('client', client.id, { client: client.id }));
        return editPage(web, client);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/klients/:id/labot',
      action: 'client.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onClient(web, deps, params['id'], body, (tx, client) => edit(web, deps, tx, client, body)),
    }),
  ];
}

async function make(web: WebRequest, deps: PageDeps, tx: Tx, body: FormBody): Promise<Answer> {
  const read = readClientForm(body, null, web.lang);
  if (!read.ok) return editPage(web, null, read);
  const made = await makeClient(deps.desk, tx, read.draft);
  if ('refused' in made) return refusedForm(web, tx, null, made, body, read);
  return redirect(`/klients/${made.id}`, said(web, clientTexts(web.lang).page.made, read.advice));
}

async function edit(web: WebRequest, deps: PageDeps, tx: Tx, client: ClientRecord, body: FormBody): Promise<Answer> {
  if (client.mergedInto !== null) return refuse(409);
  const read = readClientForm(body, client, web.lang);
  if (!read.ok) return editPage(web, client, read);
  const done = await editClient(deps.desk, tx, client.id, Number(body['version']), read.draft);
  if ('refused' in done) return refusedForm(web, tx, client, done, body, read);
  const say = said(web, clientTexts(web.lang).page.changed, read.advice);
  return redirect(`/klients/${client.id}`, {
    say,
    undo: { action: `/klients/${client.id}/labot/atsaukt`, seconds: UNDO_SECONDS },
  });
}

/** The form again with what hinders it; upon somebody else's change it stands on the record as it is now. */
async function refusedForm(
  web: WebRequest,
  tx: Tx,
  client: ClientRecord | null,
  refusal: ClientRefusal,
  body: FormBody,
  read: Extract<ClientFormReading, { ok: true }>,
): Promise<Answer> {
  const now = client === null ? null : await clientRecord(tx, client.id);
  const { draft } = read;
  const contacts = draft.contacts.map((one, index) => ({
    key: one.id ?? `new${index}`,
    kind: one.kind,
    value: one.value,
    label: one.label,
    main: one.main,
    verified: one.verified,
    dont: one.doNotUse,
    away: false,
  }));
  const field = refusal.refused === 'consent-missing' ? 'agreed' : null;
  const named = await mayName(web, refusal);
  const say = sayClientRefusal(refusal, web, named);
  return editPage(web, now, {
    typed: typedFrom(draft),
    contacts: [
      ...contacts,
      { key: 'new9', kind: 'phone', value: '', label: '', main: false, verified: false, dont: false, away: false },
    ],
    errors: field === null ? [] : [{ name: field, say }],
    ...(typeof body['_form'] === 'string' ? { formKey: body['_form'] } : {}),
    ...(field === null ? { notice: noticeOf(web, refusal, say, named) } : {}),
    status: refusal.refused === 'changed-since' ? 409 : 422,
  });
}

/** A client behind a wall is not named, though the address is theirs. */
async function mayName(web: WebRequest, refusal: ClientRefusal): Promise<boolean> {
  if (refusal.refused !== 'contact-of-another') return false;
  return web.read(async (tx) => (await clientRecord(tx, refusal.client)) !== null);
}

export function sayClientRefusal(refusal: ClientRefusal, { lang }: Pick<WebRequest, 'lang'>, named: boolean): string {
  const t = clientTexts(lang).form.refused;
  if (refusal.refused !== 'contact-of-another') return t[refusal.refused];
  return named && refusal.name !== null ? t.ofAnother(refusal.value, refusal.name) : t.ofHidden(refusal.value);
}

function noticeOf(web: WebRequest, refusal: ClientRefusal, say: string, named: boolean): Html {
  const link =
    named &&
    refusal.refused === 'contact-of-another' &&
    html`<p><a href="/klients/${refusal.client}">${refusal.name}</a></p>`;
  return html`<div role="alert" tabindex="-1" data-focus-first>${callout('late', say, link)}</div>`;
}

function said({ lang }: WebRequest, saved: string, advice: readonly string[]): string {
  return advice.length === 0 ? saved : `${clientTexts(lang).form.advice.title} ${advice.join('; ')}.`;
}

function typedFrom(draft: ClientDraft): Record<string, string> {
  return {
    kind: draft.kind,
    name: draft.name,
    language: draft.language,
    form: draft.formOfAddress,
    number: draft.registrationNumber,
    address: draft.address,
    preferred: draft.preferredChannel ?? '',
    needs: draft.needs.join(','),
    needsWords: draft.needsWords,
    agreed: draft.needsAgreedOn?.toString() ?? '',
  };
}
