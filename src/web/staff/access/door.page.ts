import { type Door, openUntil } from '../../../desk/access/index.ts';
import { READING_GROUNDS, type ReadingGround } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { textArea } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { sayWhen } from '../../texts/say.ts';
import { accessTexts } from './texts.ts';

export interface DoorTyped {
  readonly ground: string;
  readonly reason: string;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** The door of a case that is not one's own: whose it is, and the question on what ground it is opened; nothing else. */
export function doorPage(
  web: WebRequest,
  door: Pick<Door, 'number' | 'unit_lv' | 'unit_en'>,
  calendar: WorkingCalendar,
  typed: DoorTyped | null = null,
): Answer {
  const { lang } = web;
  const texts = accessTexts(lang).door;
  const errors = typed?.errors ?? [];
  return page(web, {
    title: texts.title,
    over: html`<span class="case-number">${door.number}</span>`,
    lead: texts.lead(lang === 'lv' ? door.unit_lv : door.unit_en),
    current: 'cases',
    status: typed === null ? 200 : 422,
    modules: ['case'],
    body: html`<section class="section door"><p class="said">${texts.say}</p>${form(web, {
      action: `/lieta/${door.number}/atvert-ar-iemeslu`,
      errors,
      ...(typed === null ? {} : { formKey: typed.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        grounds(lang, typed?.ground ?? '', errorOf(errors, 'ground')),
        textArea({
          lang,
          name: 'reason',
          label: html`${texts.reason} <kbd aria-hidden="true">p</kbd>`,
          hint: texts.reasonHint,
          rows: 2,
          max: 2000,
          value: typed?.reason,
          error: errorOf(errors, 'reason'),
          attrs: { 'data-focus-key': 'p' },
        }),
        html`<p class="said">${texts.until(sayWhen(lang, openUntil(calendar, web.now), web.now))} ${texts.keys}</p>`,
        html`<p class="button-row">${button({ text: html`${texts.open} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' })}${linkButton({ text: texts.back, href: '/lietas' })}</p>`,
      ],
    })}<p class="said"><a href="/mani-lasijumi">${texts.own}</a></p></section>`,
  });
}

/** One of the grounds, each chosen by one key. */
function grounds(lang: WebRequest['lang'], chosen: string, error: string | undefined): Html {
  const texts = accessTexts(lang);
  const choice = (ground: ReadingGround, index: number) => {
    const id = index === 0 ? 'f-ground' : `f-ground-${index}`;
    return html`<div class="choice"><input${attrs({ id, type: 'radio', name: 'ground', value: ground, checked: chosen === ground, 'data-key': String(index + 1), 'aria-describedby': error === undefined ? null : 'f-ground-error' })}><label for="${id}">${texts.grounds[ground]} <kbd aria-hidden="true">${index + 1}</kbd></label></div>`;
  };
  return html`<fieldset class="${error === undefined ? 'field' : 'field wrong'}"><legend>${texts.door.ground}</legend>${error !== undefined && html`<p class="error" id="f-ground-error">${error}</p>`}${READING_GROUNDS.map(choice)}</fieldset>`;
}
