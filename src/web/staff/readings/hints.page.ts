import {
  type Hint,
  HINT_KINDS,
  type HintKind,
  hintKey,
  isFresh,
  type Days,
  type Watch,
} from '../../../desk/readings/index.ts';
import { button } from '../../components/button.ts';
import { hiddenField, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { attrs, type Content, type Html, html, nothing } from '../../html.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate, sayWhen } from '../../texts/say.ts';
import { hrefOf } from './ask-readings.ts';
import { readingsFrame } from './log.page.ts';
import { readingsTexts } from './texts.ts';

export interface WatchTyped {
  readonly manyClients: string;
  readonly repeated: string;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** What is unusual in the period, kind by kind: why it stands there, how much, and whether somebody has looked. */
export function hintsPage(
  web: WebRequest,
  hints: readonly Hint[],
  period: Days,
  watch: Watch,
  typed: WatchTyped | null = null,
): Answer {
  const { lang, today } = web;
  const texts = readingsTexts(lang).hints;
  const fresh = hints.filter(isFresh).length;
  const byKind = Map.groupBy(hints, ({ kind }) => kind);
  const answer = readingsFrame(
    web,
    'hints',
    fresh,
    html`<p class="said">${texts.lead} ${texts.period(sayShortDate(lang, period.from, today), sayShortDate(lang, period.to, today))}</p>${
      hints.length === 0
        ? emptyState({ title: texts.none, say: texts.noneSay })
        : HINT_KINDS.map((kind) => group(web, kind, byKind.get(kind) ?? [], period))
    }${settings(web, watch, typed)}`,
  );
  return typed === null || answer.answer !== 'page' ? answer : { ...answer, status: 422 };
}

function group(web: WebRequest, kind: HintKind, hints: readonly Hint[], period: Days): Html {
  if (hints.length === 0) return nothing;
  const texts = readingsTexts(web.lang).hints;
  const [fresh, seen] = [hints.filter(isFresh), hints.filter((hint) => !isFresh(hint))];
  return html`<section class="section" id="${kind}"><h2>${texts.names[kind]}</h2><p class="said">${texts.why[kind]} ${fresh.length > 0 && html`<b>${texts.fresh(fresh.length)}</b>`}</p><ul class="rows" data-keys="list">${[...fresh, ...seen].map((hint) => html`<li>${row(web, hint, period)}</li>`)}</ul></section>`;
}

function row(web: WebRequest, hint: Hint, period: Days): Html {
  const { lang, now, today } = web;
  const texts = readingsTexts(lang).hints;
  const about: Content =
    hint.case !== null
      ? html`<a class="whole" href="/lieta/${hint.case.number}">${hint.case.number}</a>`
      : (hint.client?.name ?? (hint.day === null ? '' : sayShortDate(lang, hint.day, today)));
  const count = hint.kind === 'many-clients' ? texts.clients(hint.count) : texts.times(hint.count);
  const log = hrefOf('/lasijumi', {
    reader: hint.readerName,
    client: hint.case?.number ?? hint.client?.name ?? '',
    from: hint.day ?? period.from,
    to: hint.day ?? period.to,
  });
  return html`<div class="hint-row"><p><b>${hint.readerName}</b> · ${about}<br><small>${count}, ${texts.last(sayWhen(lang, hint.last, now))} · <a href="${log}">${texts.look}</a></small>${
    hint.seen !== null &&
    html`<br><small>${texts.seen(hint.seen.by, sayWhen(lang, hint.seen.at, now))}${hint.seen.note !== '' && html`: <q class="reason">${hint.seen.note}</q>`}</small>`
  }</p>${isFresh(hint) && mark(web, hint)}</div>`;
}

function mark(web: WebRequest, hint: Hint): Html {
  const texts = readingsTexts(web.lang).hints;
  if (hint.reader === web.me?.employee) return html`<small>${texts.own}</small>`;
  return form(web, {
    action: '/lasijumi/neparastais/apskatits',
    body: [
      hiddenField('hint', hintKey(hint)),
      html`<input${attrs({ class: 'input', type: 'text', name: 'note', maxlength: 500, placeholder: texts.notePlaceholder, 'aria-label': `${texts.note}: ${hint.readerName}` })}>`,
      button({ text: texts.mark }),
    ],
  });
}

function settings(web: WebRequest, watch: Watch, typed: WatchTyped | null): Html {
  const { lang } = web;
  const texts = readingsTexts(lang).hints;
  const errors = typed?.errors ?? [];
  const number = (name: 'manyClients' | 'repeated') =>
    textField({
      lang,
      name,
      label: texts[name],
      type: 'number',
      width: 'short',
      value: typed?.[name] ?? String(watch[name]),
      error: errorOf(errors, name),
      attrs: { min: 2, max: 1000 },
    });
  return html`<details class="section hint-watch"${attrs({ open: typed !== null })}><summary>${texts.settings}</summary>${form(
    web,
    {
      action: '/lasijumi/neparastais/no-cik',
      errors,
      ...(typed?.formKey === undefined ? {} : { formKey: typed.formKey }),
      body: [number('manyClients'), number('repeated'), button({ text: texts.save })],
    },
  )}</details>`;
}
