import type { Entry, Request } from '../../../desk/requests/index.ts';
import { RETURN_REASONS } from '../../../vocabulary/words.ts';
import { button, buttonRow } from '../../components/button.ts';
import { countdown } from '../../components/countdown.ts';
import { dateField, hiddenField, selectField, textArea } from '../../components/field.ts';
import { buttonForm, errorOf, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTimeLeft } from '../../texts/say.ts';
import type { Again } from './request.page.ts';
import { requestTexts } from './texts.ts';

/** Answer, interim answer (both parts), return with a reason: one text, three ways. */
export function answerForm(web: WebRequest, request: Request, again: Again | undefined): Html {
  const { lang } = web;
  const texts = requestTexts(lang).answer;
  const typed = again?.typed ?? {};
  const errors = again?.errors ?? [];
  const open = (deed: string) => typed['do'] === deed;
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  return html`<section class="request-answer" aria-label="${texts.title}">${form(web, {
    action: `/pieprasijums/${request.id}`,
    errors,
    ...(again?.formKey === undefined ? {} : { formKey: again.formKey }),
    attrs: { id: 'answer', 'data-ctrl-enter': true },
    body: [
      textArea({ ...common('teksts'), label: texts.label, rows: 6, max: 10_000 }),
      button({ text: texts.do, kind: 'primary', key: 'a', name: 'do', value: 'answer' }),
      html`<details class="edit-part" id="interim"${open('interim') && html` open`}><summary>${texts.interimTitle}</summary><p class="request-say">${texts.interimSay}</p>${dateField(
        {
          ...common('diena'),
          label: texts.day,
          min: web.today.toString(),
        },
      )}${button({ text: texts.interim, key: 's', name: 'do', value: 'interim' })}</details>`,
      html`<details class="edit-part" id="return"${open('return') && html` open`}><summary>${texts.returnTitle}</summary><p class="request-say">${texts.returnSay}</p>${selectField(
        {
          ...common('iemesls'),
          label: texts.reason,
          choices: RETURN_REASONS.map((value) => ({ value, text: requestTexts(lang).reasons[value] })),
        },
      )}${button({ text: texts.return, key: 'r', name: 'do', value: 'return' })}</details>`,
    ],
  })}</section>`;
}

/** What was said and can still be taken back. */
export function heldNotice(web: WebRequest, request: Request, held: Entry): Html {
  const { lang, now } = web;
  const texts = requestTexts(lang).answer;
  const left = held.heldUntil;
  return html`<section class="callout near request-held"><strong>${texts.held} ${left !== null && countdown(left, sayTimeLeft(lang, left, now), lang)}</strong><div class="request-words">${held.text}</div>${buttonForm(
    web,
    {
      action: `/pieprasijums/${request.id}/atsaukt-atbildi`,
      button: button({ text: texts.takeBack, key: 'z' }),
    },
  )}</section>`;
}

/** The asker says what an e-mail is: the answer, or an interim answer with the day that its words seem to name. */
export function confirmForm(web: WebRequest, request: Request, entry: Entry): Html {
  const { lang } = web;
  const texts = requestTexts(lang).confirm;
  const day = entry.answerBy?.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString();
  return form(web, {
    action: `/pieprasijums/${request.id}/apstiprinat`,
    attrs: { class: 'request-confirm' },
    body: [
      hiddenField('ieraksts', entry.id),
      html`<p class="request-say">${texts.say}</p>`,
      dateField({ lang, name: 'diena', label: texts.day, value: day }),
      buttonRow(
        button({ text: texts.interim, name: 'do', value: 'interim', kind: day === undefined ? 'plain' : 'primary' }),
        button({ text: texts.answer, name: 'do', value: 'answer' }),
      ),
    ],
  });
}

/** Five buttons: one tap each, and it can be changed. */
export function rateForm(web: WebRequest, request: Request): Html {
  const texts = requestTexts(web.lang).rate;
  return html`<section class="request-rate"><h2>${texts.title}</h2>${form(web, {
    action: `/pieprasijums/${request.id}/vertet`,
    body: buttonRow(
      html`<small>${texts.least}</small>`,
      [1, 2, 3, 4, 5].map((score) =>
        button({
          text: String(score),
          name: 'vertejums',
          value: String(score),
          kind: request.score === score ? 'primary' : 'plain',
          attrs: { 'aria-label': texts.score(score), 'aria-pressed': request.score === score ? 'true' : 'false' },
        }),
      ),
      html`<small>${texts.most}</small>`,
    ),
  })}</section>`;
}
