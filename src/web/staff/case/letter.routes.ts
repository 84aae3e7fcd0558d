import { mailDocument, sanitiseHtml } from '../../../desk/mail/show/sanitise-html.ts';
import { attachmentBytes, readMail } from '../../../desk/mail/read/read-mail.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import { bytesBetween, contentSize, type MailWhere, mailWhere } from '../../../desk/thread/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type MailId, parseId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { accessTo } from '../../../desk/access/index.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { logCaseRead, logRead } from '../readings/log-read.ts';
import { letterPage } from './letter.page.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** A letter itself: whole, as it was sent, its attachments, the original. Each for whoever may see its case. */
export function letterRoutes(_deps: PageDeps): Route[] {
  return [
    letterRoute('', async (web, _tx, found) => letterPage(web, found)),
    letterRoute('/html', showHtml),
    letterRoute('/originals', async (_web, tx, { mail }) => {
      const raw = await bytesOf(tx, mail.content_hash);
      if (raw === null) return refuse(404);
      return { answer: 'file', bytes: raw, type: 'message/rfc822', name: `${mail.id}.eml`, headers: LOCKED };
    }),
    letterRoute('/pielikums/:n', showAttachment),
  ];
}

/** Nothing in it runs, loads or leads anywhere. */
const LOCKED = { 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" };
/** The browser’s own viewer of PDF draws with styles of its own and cannot work in a sandbox. */
const PDF = {
  'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

type Shown = (web: WebRequest, tx: Tx, found: MailWhere, params: Readonly<Record<string, string>>) => Promise<Answer>;

function letterRoute(path: '' | `/${string}`, show: Shown): Route {
  return defineRoute({
    method: 'GET',
    path: `/vestule/:id${path}`,
    action: 'case.read',
    audience: 'staff',
    async handle(web, { params }) {
      const id = parseId<MailId>(params['id']);
      if (id === null) return refuse(404);
      return web.read(async (tx) => {
        const found = await mailWhere(tx, id);
        if (found === null) return refuse(404);
        const refusal = await readLetter(web, tx, found, path.startsWith('/pielikums') ? 'attachment' : 'letter');
        return refusal ?? show(web, tx, found, params);
      });
    },
  });
}

/** Writes down that the letter is read, on what that rests; the refusal, or the way to the door, where it may not be. */
async function readLetter(
  web: WebRequest,
  tx: Tx,
  { mail, matters }: MailWhere,
  what: 'letter' | 'attachment',
): Promise<Answer | null> {
  if (mail.fate === 'quarantined') {
    if (!web.mayI('quarantine.read')) return refuse(404);
    logRead(web, ownReading(what, mail.id, {}));
    return null;
  }
  for (const matter of matters) {
    const access = await accessTo(tx, matter, web.now);
    if (access.access === 'ask') continue;
    logCaseRead(web, what, mail.id, matter, access);
    return null;
  }
  const outermost = matters.at(-1);
  return outermost === undefined ? refuse(404) : redirect(`/lieta/${outermost.number}`);
}

/** Beyond this a letter is shown as text only: its layout would have to be read from too many bytes at once. */
const MOST_HTML_BYTES = 20_000_000;
const MOST_PICTURE_BYTES = 6_000_000;

async function showHtml(web: WebRequest, tx: Tx, { mail }: MailWhere): Promise<Answer> {
  const texts = caseTexts(web.lang).letter;
  const size = await contentSize(tx, mail.content_hash);
  const raw = size > MOST_HTML_BYTES ? null : await bytesOf(tx, mail.content_hash);
  const read = raw === null ? null : readMail(raw);
  if (raw === null || read === null || read.html === null) {
    return framed(`<p>${size > MOST_HTML_BYTES ? texts.tooLargeForHtml : texts.noHtml}</p>`, false);
  }
  const remotePictures = web.url.searchParams.has('atteli');
  const cidUrls = new Map<string, string>();
  let pictureBytes = 0;
  for (const { contentId, mediaType, range } of read.attachments) {
    if (contentId === null || !PICTURES.has(mediaType)) continue;
    const bytes = attachmentBytes(raw, range);
    pictureBytes += bytes.length;
    // The frame has no origin of its own, so pictures of the letter come within it rather than by an address.
    if (pictureBytes <= MOST_PICTURE_BYTES)
      cidUrls.set(contentId, `data:${mediaType};base64,${bytes.toString('base64')}`);
  }
  const sanitised = sanitiseHtml(read.html, { remotePictures, cidUrls });
  return framed(sanitised.html, remotePictures);
}

/** A document for our sandboxed frame; its policy is said by the header and by the document itself. */
function framed(fragment: string, remotePictures: boolean): Answer {
  const document = mailDocument(
    { html: fragment, blockedPictures: 0, shortened: false },
    { remotePictures, pictureOrigin: 'data:' },
  );
  const pictures = remotePictures ? 'data: https: http:' : 'data:';
  const policy = `default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`;
  return {
    answer: 'file',
    bytes: document,
    type: 'text/html; charset=utf-8',
    name: null,
    headers: { 'content-security-policy': policy, 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN' },
  };
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Pictures and PDF show themselves, the rest is saved; a dangerous one names its danger first. */
async function showAttachment(
  web: WebRequest,
  tx: Tx,
  { mail, matters }: MailWhere,
  params: Readonly<Record<string, string>>,
): Promise<Answer> {
  const n = Number(params['n']);
  const attachment = Number.isInteger(n) ? mail.attachments[n - 1] : undefined;
  if (attachment === undefined) return refuse(404);
  if (attachment.danger !== null && !web.url.searchParams.has('tomer')) {
    return warningPage(
      web,
      mail.id,
      n,
      attachment.name,
      deskWords(web.lang).danger[attachment.danger],
      matters[0]?.number ?? null,
    );
  }
  const { start, end, encoding } = attachment.range;
  const kept = await bytesBetween(tx, mail.content_hash, start, end);
  const bytes = attachmentBytes(kept, { start: 0, end: kept.length, encoding });
  const isPdf = attachment.mediaType === 'application/pdf';
  const shows = attachment.danger === null && (PICTURES.has(attachment.mediaType) || isPdf);
  if (!shows)
    return { answer: 'file', bytes, type: 'application/octet-stream', name: attachment.name, headers: LOCKED };
  const disposition = `inline; filename*=UTF-8''${encodeURIComponent(attachment.name)}`;
  return {
    answer: 'file',
    bytes,
    type: attachment.mediaType,
    name: null,
    headers: { ...(isPdf ? PDF : LOCKED), 'content-disposition': disposition },
  };
}

function warningPage(
  web: WebRequest,
  mail: MailId,
  n: number,
  name: string,
  why: string,
  number: string | null,
): Answer {
  const texts = caseTexts(web.lang).attachments;
  return page(web, {
    title: texts.dangerTitle,
    lead: texts.dangerSay(name, why),
    body: html`<p>${texts.dangerTodo}</p><p class="button-row">${linkButton({ text: texts.back, href: number === null ? '/karantina' : `/lieta/${number}`, kind: 'primary' })}${linkButton({ text: texts.dangerDownload, href: `/vestule/${mail}/pielikums/${n}?tomer=1`, kind: 'danger', attrs: { download: true, 'data-turbo': 'false' } })}</p>`,
  });
}
