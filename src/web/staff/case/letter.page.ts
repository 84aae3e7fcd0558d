import type { MailWhere } from '../../../desk/thread/index.ts';
import { linkButton } from '../../components/button.ts';
import { facts } from '../../components/list.ts';
import { attrs, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant } from '../../texts/say.ts';
import { linkedText } from '../mail-body.ts';
import { attachmentList } from './letter.view.ts';
import { caseTexts } from './texts.ts';

const MOST_TEXT = 300_000;

/** One letter whole: its heads, its text, and how it looked when it was sent. */
export function letterPage(web: WebRequest, { mail, matters }: MailWhere): Answer {
  const { lang } = web;
  const texts = caseTexts(lang);
  const number = matters[0]?.number ?? null;
  return page(web, {
    title: mail.subject || texts.untitled,
    over: `${mail.from_name ?? ''} ${mail.from_address ?? ''}`.trim(),
    actions: linkButton({
      text: number === null ? texts.journalPage.back : `${texts.journalPage.back} ${number}`,
      href: number === null ? `/karantina/${mail.id}` : `/lieta/${number}`,
    }),
    current: number === null ? 'quarantine' : 'cases',
    body: letterWhole(web, mail),
  });
}

/** The heads, the text and, where there is one, the layout of a letter. */
export function letterWhole(web: WebRequest, mail: MailWhere['mail']): Html {
  const { lang } = web;
  const texts = caseTexts(lang).letter;
  const of = (role: string) =>
    mail.recipients
      .filter((one) => one.role === role)
      .map(({ name, address }) => (name ? `${name} <${address}>` : address))
      .join(', ');
  const rows: (readonly [string, string])[] = [
    [texts.from, `${mail.from_name ?? ''} <${mail.from_address ?? mail.envelope_from}>`],
    [texts.to, of('to') || mail.envelope_to.join(', ')],
    [texts.cc, of('cc')],
    [texts.received, sayInstant(lang, mail.received_at)],
    [texts.written, mail.sent_at === null ? '' : sayInstant(lang, mail.sent_at)],
  ];
  const text = mail.text ?? '';
  return html`<section class="section">${facts(rows.filter(([, value]) => value !== ''))}</section><section class="section entry">${
    text.trim() === ''
      ? html`<p class="entry-empty">${texts.empty}</p>`
      : html`<div class="entry-text">${linkedText(text.slice(0, MOST_TEXT))}</div>`
  }${text.length > MOST_TEXT && html`<p>${texts.shortened}</p>`}${attachmentList(mail, lang)}<p class="entry-actions"><a href="/vestule/${mail.id}/originals" download>${texts.original}</a></p></section>${mail.has_html && htmlFrame(web, mail)}`;
}

function htmlFrame(web: WebRequest, mail: MailWhere['mail']): Html {
  const texts = caseTexts(web.lang).letter;
  const withPictures = web.url.searchParams.has('atteli');
  return html`<section class="section"><h2>${texts.asSent}</h2>${
    !withPictures && html`<p><a href="?atteli=1">${texts.showPictures}</a> <small>${texts.picturesWhy}</small></p>`
  }<iframe${attrs({
    class: 'mail-frame',
    src: `/vestule/${mail.id}/html${withPictures ? '?atteli=1' : ''}`,
    title: texts.asSentTitle(mail.from_name || mail.from_address || '—'),
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
  })}></iframe></section>`;
}
