import type { CaseSurroundings, FoundCase } from '../../../desk/thread/index.ts';
import { callout } from '../../components/callout.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, textField, tickBox } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { CaseView } from './load-case.ts';
import { obligationsSaid } from './merge-preview.ts';
import type { Again } from './panels.view.ts';
import { caseTexts } from './texts.ts';

/** Which case it belongs to: those of the same client first, others by search. */
export function mergePicker(web: WebRequest, view: CaseView, query: string, found: readonly FoundCase[]): Html {
  const texts = caseTexts(web.lang).panel;
  return html`<section class="case-panel" id="panel" aria-label="${texts.merge.title}"><h2>${texts.merge.title}</h2><p class="lead">${texts.merge.lead}</p>${findCase(web, `/lieta/${view.one.number}/apvienot`, query)}${caseChoices(web, `/lieta/${view.one.number}/apvienot`, query, found)}${linkButton({ text: texts.back, href: `/lieta/${view.one.number}`, kind: 'quiet' })}</section>`;
}

/** The field by which a case is found; works by a plain GET. */
export function findCase(web: WebRequest, action: string, query: string, focused = true): Html {
  const texts = caseTexts(web.lang).panel.merge;
  return html`<form class="find-row" action="${action}" method="get" role="search">${textField({ lang: web.lang, name: 'q', label: texts.find, value: query, type: 'search', width: 'full', attrs: { autofocus: focused } })}${button({ text: texts.search })}</form>`;
}

export function caseChoices(web: WebRequest, action: string, query: string, found: readonly FoundCase[]): Html {
  const texts = caseTexts(web.lang).panel.merge;
  if (found.length === 0) return html`<p class="entry-empty">${query === '' ? '' : texts.none}</p>`;
  return html`<h3>${query === '' ? texts.ofClient : texts.found}</h3><ul class="case-picker" data-keys="list">${found.map(
    (one) =>
      html`<li><span><strong>${one.number}</strong> ${one.title} <small>${one.client}</small></span>${linkButton({ text: texts.choose, href: `${action}?ar=${one.number}` })}</li>`,
  )}</ul>`;
}

/** What will be after the merger, before it is done. */
export function mergePreview(
  web: WebRequest,
  view: CaseView,
  other: {
    readonly number: string;
    readonly title: string;
    readonly around: CaseSurroundings;
    readonly owed: number;
    readonly sameClient: boolean;
  },
  again: Again,
): Html {
  const texts = caseTexts(web.lang).panel;
  const { number } = view.one;
  return html`<section class="case-panel" id="panel" aria-label="${texts.merge.title}"><h2>${texts.merge.preview(number, other.number)}</h2>${facts(
    [
      [other.number, other.title],
      [
        texts.merge.holder,
        other.around.holder ?? `${caseTexts(web.lang).aside.nobody} · ${other.around.unit[web.lang]}`,
      ],
      [texts.merge.after, html`${texts.merge.shown(other.number)} ${texts.merge.duties(other.owed)}`],
      ...obligationsSaid(web, view),
    ],
  )}${
    !other.sameClient &&
    callout(
      'near',
      texts.merge.other,
      html`<p>${texts.merge.otherSay(view.around.client.name, other.around.client.name)}</p>`,
    )
  }${form(web, {
    action: `/lieta/${number}/apvienot`,
    errors: again.errors,
    ...(again.formKey === undefined ? {} : { formKey: again.formKey }),
    body: [
      hiddenField('into', other.number),
      hiddenField('version', String(view.around.version)),
      !other.sameClient &&
        tickBox({
          lang: web.lang,
          name: 'one',
          label: texts.merge.otherTick,
          error: errorOf(again.errors, 'one'),
          checked: again.typed['one'] === 'yes',
        }),
      buttonRow(
        button({ text: texts.merge.do, kind: 'primary' }),
        linkButton({ text: texts.back, href: `/lieta/${number}`, kind: 'quiet' }),
      ),
    ],
  })}</section>`;
}
