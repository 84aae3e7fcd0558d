import type { Conflict } from '../../../desk/meetings/index.ts';
import { button } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { dateField, hiddenField, textArea, textField, tickBox } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { conflictList } from './say.ts';
import { meetingsTexts } from './texts.ts';

export interface FormView {
  /** The meeting that is changed; `null`: a new one. */
  readonly id: string | null;
  readonly caseNumber: string | null;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FieldError[];
  readonly conflicts: readonly Conflict[];
  readonly formKey: string | undefined;
  readonly status: number;
}

/** The form of a meeting: new, or changed. */
export function formPage(web: WebRequest, view: FormView): Answer {
  const texts = meetingsTexts(web.lang);
  const words = texts.form;
  const { typed, errors, caseNumber, conflicts } = view;
  const field = (name: string) => ({ lang: web.lang, name, value: typed[name], error: errorOf(errors, name) });
  return page(web, {
    title: view.id === null ? words.title : words.changeTitle,
    over: texts.title,
    lead: view.id === null ? words.lead : words.changeLead,
    current: 'meetings',
    status: view.status,
    body: form(web, {
      action: view.id === null ? '/sanaksme/jauna' : `/sanaksme/${view.id}/mainit`,
      errors,
      ...(view.formKey === undefined ? {} : { formKey: view.formKey }),
      files: view.id === null,
      attrs: { 'data-ctrl-enter': true, class: 'meeting-form' },
      body: [
        caseNumber === null
          ? nothing
          : [
              hiddenField('case', caseNumber),
              callout('plain', words.caseLabel(caseNumber), html`<p>${words.caseHint}</p>`),
            ],
        textField({ ...field('title'), label: words.name, max: 200, width: 'full', required: true }),
        html`<div class="meeting-times">${dateField({ ...field('day'), label: words.day, required: true, min: web.today.toString() })}${textField(
          {
            ...field('from'),
            label: words.from,
            width: 'short',
            required: true,
            attrs: { placeholder: words.timeExample },
          },
        )}${textField({ ...field('to'), label: words.to, width: 'short', required: true, attrs: { placeholder: words.timeExample } })}</div>`,
        textField({ ...field('place'), label: words.place, max: 200, width: 'full', required: false }),
        textArea({ ...field('guests'), label: words.guests, hint: words.guestsHint, rows: 4, required: true }),
        textArea({ ...field('agenda'), label: words.agenda, rows: 5, max: 10_000, required: false }),
        view.id === null
          ? textField({
              ...field('files'),
              value: undefined,
              type: 'file',
              label: words.files,
              hint: words.filesHint,
              width: 'full',
              required: false,
              attrs: { multiple: true },
            })
          : nothing,
        conflicts.length > 0
          ? [
              callout('near', texts.conflictsTitle, conflictList(web, conflicts)),
              tickBox({ lang: web.lang, name: 'anyway', label: words.anyway }),
            ]
          : nothing,
        button({ text: view.id === null ? words.send : words.sendChange, kind: 'primary' }),
      ],
    }),
  });
}
