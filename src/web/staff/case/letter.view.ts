import { describeAuthentication, type MailAuthentication } from '../../../desk/mail/show/authentication.ts';
import { quoteSplit } from '../../../desk/mail/show/quote-split.ts';
import type { ThreadMail, ThreadNote, ThreadReply } from '../../../desk/thread/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { sayInstant, sayNumber, sayWhen } from '../../texts/say.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { replyState, type ReplyStanding } from '../composer/reply-state.ts';
import { linkedText } from '../mail-body.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

export interface ShownAt {
  readonly lang: Language;
  readonly now: Temporal.Instant;
  /** Of the case: a subject that says the same is not said again. */
  readonly title: string;
  /** Number of the merged case that the entry belongs to; `null` for the case's own. */
  readonly ofCase: string | null;
  /** Whether the text stands open or behind its first line. */
  readonly open: boolean;
  /** What can be done with this letter. */
  readonly actions: Content;
}

/** A letter of the client's. */
export function letterView(mail: ThreadMail, at: ShownAt): Html {
  const texts = caseTexts(at.lang).letter;
  const who = mail.from_name || mail.from_address || '—';
  return frame(`m-${mail.id}`, 'in', at, {
    who,
    when: mail.at,
    marks: [
      mail.kind !== 'letter' && badge(deskWords(at.lang).mailKind[mail.kind]),
      at.ofCase !== null && badge(texts.ofMerged(at.ofCase)),
      authenticationMark(mail.authentication as MailAuthentication | null, at.lang),
    ],
    first: mail.text,
    body: html`${head(mail, at)}${warnings(mail, at.lang)}${bodyText(mail.text, mail.cut, `/vestule/${mail.id}`, at)}${attachmentList(mail, at.lang)}<div class="entry-actions">${
      mail.has_html && html`<a href="/vestule/${mail.id}">${texts.asSent}</a>`
    } <a href="/vestule/${mail.id}/originals" download>${texts.original}</a>${at.actions}</div>`,
  });
}

/** A reply of ours with how far it has come. */
export function replyView(web: WebRequest, reply: ThreadReply, at: ShownAt): Html {
  const texts = caseTexts(at.lang).letter;
  const words = deskWords(at.lang);
  const to = reply.recipients.filter(({ field }) => field !== 'cc');
  const copies = reply.recipients.filter(({ field }) => field === 'cc');
  const names = (list: typeof to) =>
    list.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
  return frame(`r-${reply.id}`, 'out', at, {
    who: reply.author,
    when: reply.at,
    marks: [
      badge(words.replyKind[reply.kind], 'accent'),
      reply.way === 'official-letter' && badge(`${words.way[reply.way]} ${reply.letter_number ?? ''}`.trim()),
      at.ofCase !== null && badge(texts.ofMerged(at.ofCase)),
    ],
    first: reply.text,
    body: html`<p class="entry-head">${texts.to}: ${names(to)}${copies.length > 0 && html` · ${texts.cc}: ${names(copies)}`} · ${texts.subject}: ${reply.subject}</p><div class="entry-state">${replyState(web, standingOf(reply))}</div>${bodyText(reply.text, reply.cut, null, at)}${
      reply.attachments.length > 0 &&
      html`<ul class="entry-attachments">${reply.attachments.map(({ name, size }, place) => html`<li><a href="/atbilde/${reply.id}/pielikums/${place}">${name}</a> <small>${saySize(size, at.lang)}</small></li>`)}</ul>`
    }`,
  });
}

function standingOf(reply: ThreadReply): ReplyStanding {
  const { id, state, way, approved_at: approvedAt, delivered_at: deliveredAt, hold_until: holdUntil, trouble } = reply;
  return { id, state, way, approvedAt, deliveredAt, holdUntil, trouble };
}

/** A note for colleagues; looks like nothing that leaves the house. */
export function noteView(note: ThreadNote, at: ShownAt): Html {
  return html`<article class="entry note" id="n-${note.id}"><header><strong>${note.author}</strong> <small>${caseTexts(at.lang).letter.internal}</small>${
    at.ofCase !== null && html` ${badge(caseTexts(at.lang).letter.ofMerged(at.ofCase))}`
  } ${when(note.at, at)}</header><div class="entry-text">${linkedText(note.text)}</div></article>`;
}

interface Frame {
  readonly who: string;
  readonly when: Temporal.Instant;
  readonly marks: readonly Content[];
  readonly first: string;
  readonly body: Html;
}

function frame(id: string, direction: 'in' | 'out', at: ShownAt, parts: Frame): Html {
  const marks = parts.marks.map((mark) => mark && html` ${mark}`);
  const line = html`<strong>${parts.who}</strong>${marks} ${when(parts.when, at)}`;
  if (at.open)
    return html`<article class="entry ${direction}" id="${id}"><header>${line}</header>${parts.body}</article>`;
  const first = parts.first.trim().replaceAll(/\s+/g, ' ').slice(0, 110);
  return html`<article class="entry folded ${direction}"><details id="${id}"><summary><span class="entry-line">${line}</span><span class="first">${first}</span></summary>${parts.body}</details></article>`;
}

function when(at: Temporal.Instant, { lang, now }: ShownAt): Html {
  return html`<time datetime="${at.toString()}" title="${sayInstant(lang, at)}">${sayWhen(lang, at, now)}</time>`;
}

function head(mail: ThreadMail, { lang, title }: ShownAt): Html {
  const texts = caseTexts(lang).letter;
  const of = (role: string) =>
    mail.recipients
      .filter((one) => one.role === role)
      .slice(0, 8)
      .map(({ name, address }) => (name === '' || name === address ? address : `${name} <${address}>`))
      .join(', ');
  const [to, copies] = [of('to'), of('cc')];
  const from = mail.from_name && mail.from_address && mail.from_name !== mail.from_address ? mail.from_address : '';
  const parts = [
    from && `${texts.from}: ${from}`,
    to && `${texts.to}: ${to}`,
    copies && `${texts.cc}: ${copies}`,
    mail.subject && mail.subject !== title && `${texts.subject}: ${mail.subject}`,
  ].filter(Boolean);
  return html`<p class="entry-head">${parts.join(' · ')}</p>`;
}

function warnings(mail: ThreadMail, lang: Language): Html {
  const words = deskWords(lang).flag;
  const authentication = mail.authentication as MailAuthentication | null;
  const failed = authentication?.verdict === 'fail' ? describeAuthentication(authentication, lang) : null;
  const said = [
    ...(failed === null ? [] : [failed]),
    ...mail.flags.filter((flag) => flag !== 'authentication-failed' || failed === null).map((flag) => words[flag]),
    ...(mail.defects.some((defect) => SHOWN_DEFECTS.has(defect)) ? [caseTexts(lang).letter.defects] : []),
  ];
  return html`${said.map((line) => html`<p class="entry-warning">${line}</p>`)}`;
}

/** Only what may have changed the words is worth the employee's eye. */
const SHOWN_DEFECTS: ReadonlySet<string> = new Set([
  'charset-wrong',
  'boundary-missing',
  'boundary-not-closed',
  'header-malformed',
  'text-shortened',
]);

/** Said in words, with what each of the three checks found on pointing. */
function authenticationMark(result: MailAuthentication | null, lang: Language): Html {
  const texts = caseTexts(lang).letter;
  if (result === null) return nothing;
  const detail = `SPF ${result.spf} · DKIM ${result.dkim} · DMARC ${result.dmarc}`;
  const [tone, words] =
    result.verdict === 'pass'
      ? (['kept', texts.verified] as const)
      : result.verdict === 'fail'
        ? (['late', texts.failed] as const)
        : (['plain', texts.notVerified] as const);
  return html`<span title="${detail}">${badge(words, tone)}</span>`;
}

/** What was written now; the history quoted below it stands folded. A very long text goes on, on its own page. */
function bodyText(text: string, cut: boolean, more: string | null, at: ShownAt): Html {
  const texts = caseTexts(at.lang).letter;
  const { written, quoted } = quoteSplit(text);
  const limit = at.open ? Number.POSITIVE_INFINITY : FOLDED_TEXT;
  const isCut = cut || written.length > limit;
  return html`${written.trim() === '' ? html`<p class="entry-empty">${texts.empty}</p>` : html`<div class="entry-text">${linkedText(written.slice(0, limit))}${isCut && '…'}</div>`}${
    isCut && more !== null && html`<p><a href="${more}">${texts.whole}</a></p>`
  }${quoted !== '' && html`<details class="quoted"><summary>${texts.quoted}</summary><div class="entry-text">${linkedText(quoted.slice(0, QUOTED_TEXT))}</div></details>`}`;
}

const FOLDED_TEXT = 1_500;
const QUOTED_TEXT = 2_000;
/** A letter may bring a thousand: the others wait behind a line that says how many. */
const AT_ONCE = 20;

/** Pictures up to this size show themselves in the thread; they load as they come into sight. */
const PREVIEW_BYTES = 3_000_000;
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** What came with a letter: pictures show themselves, dangerous ones name their danger and open behind a warning. */
export function attachmentList(mail: Pick<ThreadMail, 'id' | 'attachments'>, lang: Language): Html {
  const texts = caseTexts(lang).attachments;
  const shown = mail.attachments.map((one, index) => ({ one, n: index + 1 })).filter(({ one }) => !one.inline);
  if (shown.length === 0) return nothing;
  const list = (some: typeof shown) =>
    html`<ul class="entry-attachments" aria-label="${texts.title}">${some.map(({ one, n }) => attachmentLine(one, `/vestule/${mail.id}/pielikums/${n}`, lang))}</ul>`;
  const rest = shown.slice(AT_ONCE);
  return html`${list(shown.slice(0, AT_ONCE))}${rest.length > 0 && html`<details class="more-attachments"><summary>${texts.more(rest.length)}</summary>${list(rest)}</details>`}`;
}

function attachmentLine(one: ThreadMail['attachments'][number], href: string, lang: Language): Html {
  const isPicture = one.danger === null && PICTURES.has(one.mediaType) && one.size <= PREVIEW_BYTES;
  const opens = one.danger === null && (PICTURES.has(one.mediaType) || one.mediaType === 'application/pdf');
  return html`<li class="${one.danger === null ? '' : 'dangerous'}"><a href="${href}"${opens ? html` target="_blank" rel="noopener"` : nothing}>${
    isPicture && html`<img src="${href}" alt="" loading="lazy" width="120" height="90">`
  }<span>${one.name}</span></a> <small>${saySize(one.size, lang)}${one.danger !== null && html` · ${deskWords(lang).danger[one.danger]}`}</small></li>`;
}

/** „340 kB”, „1,2 MB”. */
export function saySize(bytes: number, lang: Language): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${sayNumber(lang, Math.round(bytes / 100_000) / 10)} MB`;
}
