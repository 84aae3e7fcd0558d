import { isUnfinished, SCOPES, STATE_CHOICES, type Visible } from '../../../desk/search/index.ts';
import { SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import { tabs } from '../../components/tabs.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { type ListAsked, listAddress, SCOPE_WORDS } from './read-list.ts';
import { casesTexts } from './texts.ts';

/** Units and people to choose from. */
export interface Choices {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

type Query = Readonly<Record<string, string | undefined>>;

/** Whose cases: each view has an address of its own. */
export function scopeTabs(request: WebRequest, asked: ListAsked, query: Query, visible: Visible): Html {
  const texts = casesTexts(request.lang).scope;
  const offered = SCOPES.filter((scope) => scope !== 'unit' || visible.units.length > 0);
  return tabs(
    texts.label,
    offered.map((scope) => ({
      text: texts[scope],
      href: listAddress(query, { skats: SCOPE_WORDS[scope], nodala: null, tur: null }),
      current: asked.filter.scope === scope,
    })),
  );
}

/** What the list is narrowed by; a plain form, so that the address holds it all. */
export function filterForm(request: WebRequest, asked: ListAsked, query: Query, choices: Choices): Html {
  const { lang } = request;
  const texts = casesTexts(lang);
  const { filter } = asked;
  const kinds = SUBMISSION_KINDS.map((kind) => ({ id: kind, name: deskWords(lang).submission[kind] }));
  const states = STATE_CHOICES.map((state) => ({ id: state, name: texts.states[state] }));
  const people = [{ id: 'neviens', name: texts.nobody }, ...choices.people];
  const isPeriod = query['no'] !== undefined || query['lidz'] !== undefined;
  return html`<search><form class="case-filter" action="/lietas" method="get" data-filter>${
    query['skats'] !== undefined && html`<input type="hidden" name="skats" value="${SCOPE_WORDS[filter.scope]}">`
  }${query['kartot'] !== undefined && html`<input type="hidden" name="kartot" value="${query['kartot']}">`}<div class="case-search"><label class="visually-hidden" for="search">${texts.search}</label><input class="input" id="search" type="search" name="q" value="${asked.words}" maxlength="200" placeholder="${texts.search}" data-focus-key="/" aria-keyshortcuts="/"><button class="button" type="submit">${texts.find}</button></div><div class="case-choices">${choice('stavoklis', texts.state, states, filter.state, null)}${
    choices.units.length > 1 &&
    filter.scope !== 'mine' &&
    choice('nodala', texts.unit, choices.units, filter.unit, texts.anyUnit)
  }${filter.scope !== 'mine' && choice('tur', texts.holder, people, filter.holder === 'nobody' ? 'neviens' : filter.holder, texts.anyHolder)}${choice('veids', texts.submission, kinds, filter.submission, texts.anySubmission)}<span class="case-late"><input${attrs({ id: 'f-kave', type: 'checkbox', name: 'kave', value: 'ja', checked: filter.late, disabled: !isUnfinished(filter.state) })}><label for="f-kave">${texts.late}</label></span></div><details class="case-period"${attrs({ open: isPeriod })}><summary>${texts.period}</summary><div class="case-choices">${day('no', texts.from, query, asked, texts.badDate)}${day('lidz', texts.until, query, asked, texts.badDate)}</div></details><div class="button-row"><button class="button" type="submit" data-filter-button>${texts.filter}</button>${
    isNarrowed(query) &&
    html`<a class="button quiet" href="${listAddress({}, { skats: query['skats'] ?? null })}">${texts.clear}</a>`
  }</div></form></search>`;
}

export function isNarrowed(query: Query): boolean {
  return ['q', 'stavoklis', 'nodala', 'tur', 'veids', 'kave', 'no', 'lidz'].some((name) => (query[name] ?? '') !== '');
}

function choice(
  name: string,
  label: string,
  options: readonly { readonly id: string; readonly name: string }[],
  chosen: string | null,
  any: string | null,
): Html {
  return html`<span class="case-choice"><label for="f-${name}">${label}</label><select class="input" id="f-${name}" name="${name}">${
    any !== null && html`<option value="">${any}</option>`
  }${options.map((option) => html`<option${attrs({ value: option.id, selected: option.id === chosen })}>${option.name}</option>`)}</select></span>`;
}

function day(name: 'no' | 'lidz', label: string, query: Query, asked: ListAsked, wrong: string): Html {
  const isWrong = asked.wrongDays.includes(name);
  return html`<span class="case-choice"><label for="f-${name}">${label}</label>${
    isWrong && html`<span class="case-wrong" id="f-${name}-error">${wrong}</span>`
  }<input${attrs({ class: 'input', id: `f-${name}`, type: isWrong ? 'text' : 'date', name, value: query[name] ?? '', 'aria-invalid': isWrong ? 'true' : null, 'aria-describedby': isWrong ? `f-${name}-error` : null })}></span>`;
}
