import { type DisclosureLine, disclosureRegister, type RegisterAsked } from '../../../desk/disclosures/index.ts';
import { fold } from '../../../language/fold.ts';
import { instantOf as civilInstant } from '../../../time/zone.ts';
import { parseId } from '../../../vocabulary/ids.ts';
import { DISCLOSED_TO } from '../../../vocabulary/words.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, file } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayWhen } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { outcomeBadge, sayRight } from './list.view.ts';
import { disclosureTexts } from './texts.ts';
import { cell } from '../readings/csv.ts';

const ROWS = 40;
const CSV_ROWS = 5000;
const OUTCOMES = ['told', 'refused', 'waived'] as const;
type Query = Readonly<Record<string, string | undefined>>;

/** The register of disclosures: the data-protection officer sees all of it, heads that of their units. */
export function registerRoutes(_deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/izsniegumi',
      action: 'disclosure.read',
      audience: 'staff',
      async handle(web, { query }) {
        const asked = readQuery(web, query as Query, ROWS + 1);
        const lines = await web.read((tx) => disclosureRegister(tx, asked));
        return registerPage(web, query as Query, lines);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/izsniegumi.csv',
      action: 'disclosure.read',
      audience: 'staff',
      async handle(web, { query }) {
        const asked = { ...readQuery(web, query as Query, CSV_ROWS), before: null };
        const lines = await web.read((tx) => disclosureRegister(tx, asked));
        return file(csv(web, lines), 'text/csv; charset=utf-8', `izsniegumi-${web.today.toString()}.csv`);
      },
    }),
  ];
}

function readQuery(web: WebRequest, query: Query, limit: number): RegisterAsked {
  const [at, id] = (query['pec'] ?? '').split('_');
  const place = instantOf(at);
  const last = parseId(id);
  const until = dayOf(query['lidz']);
  return {
    // A head asks for the units they lead; who reads everything is not narrowed.
    units: web.mayI('disclosure.read', { holder: null, unit: null }) ? null : web.identity.units,
    outcome: OUTCOMES.find((one) => one === query['iznakums']) ?? null,
    to: DISCLOSED_TO.find((one) => one === query['kam']) ?? null,
    from: instantAt(dayOf(query['no'])),
    until: instantAt(until === null ? null : until.add({ days: 1 })),
    words: fold((query['q'] ?? '').trim().slice(0, 100)),
    before: place === null || last === null ? null : { at: place, id: last },
    limit,
  };
}

function instantAt(day: Temporal.PlainDate | null): Temporal.Instant | null {
  return day === null ? null : civilInstant(day, new Temporal.PlainTime());
}

function dayOf(text: string | undefined): Temporal.PlainDate | null {
  try {
    return text === undefined || text === '' ? null : Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

function instantOf(text: string | undefined): Temporal.Instant | null {
  try {
    return text === undefined || text === '' ? null : Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function registerPage(web: WebRequest, query: Query, lines: readonly DisclosureLine[]): Answer {
  const { lang } = web;
  const t = disclosureTexts(lang);
  const shown = lines.slice(0, ROWS);
  const last = lines.length > ROWS ? shown.at(-1) : undefined;
  return page(web, {
    title: t.register.title,
    lead: t.register.lead,
    current: 'clients',
    actions: linkButton({
      text: t.register.csv,
      href: `/izsniegumi.csv?${searchOf(query, null)}`,
      attrs: { 'data-turbo': 'false' },
    }),
    body: html`${filter(web, query)}${
      shown.length === 0 ? emptyState({ title: t.register.none, say: t.register.noneSay }) : lineTable(web, shown)
    }${
      (last !== undefined || query['pec'] !== undefined) &&
      html`<p class="pages">${last !== undefined && linkButton({ text: t.register.next, href: `/izsniegumi?${searchOf(query, `${last.at}_${last.id}`)}`, attrs: { rel: 'next' } })}${query['pec'] !== undefined && linkButton({ text: t.register.start, href: `/izsniegumi?${searchOf(query, null)}`, kind: 'quiet' })}</p>`
    }`,
  });
}

function searchOf(query: Query, place: string | null): string {
  const pairs = ['q', 'iznakums', 'kam', 'no', 'lidz'].flatMap((name) => {
    const value = query[name] ?? '';
    return value === '' ? [] : [[name, value]];
  });
  return new URLSearchParams([...pairs, ...(place === null ? [] : [['pec', place]])]).toString();
}

function filter({ lang }: WebRequest, query: Query): Html {
  const t = disclosureTexts(lang);
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label}<select class="input" name="${name}"><option value="">${t.register.any}</option>${options.map(([value, text]) => html`<option${attrs({ value, selected: query[name] === value })}>${text}</option>`)}</select></label>`;
  const day = (name: string, label: string) =>
    html`<label>${label}<input class="input" type="date" name="${name}" value="${query[name] ?? ''}"></label>`;
  return html`<search><form class="register-filter" action="/izsniegumi" method="get"><label class="wide">${t.register.search}<input class="input" type="search" name="q" value="${query['q'] ?? ''}" maxlength="100" data-focus-key="/"></label>${select(
    'iznakums',
    t.register.outcome,
    [
      ['told', t.list.told],
      ['refused', t.list.refused],
      ['waived', t.list.waived],
    ],
  )}${select(
    'kam',
    t.register.to,
    DISCLOSED_TO.map((to) => [to, t.words.to[to]] as const),
  )}${day('no', t.register.from)}${day('lidz', t.register.until)}<button class="button" type="submit">${t.register.find}</button></form></search>`;
}

function lineTable(web: WebRequest, lines: readonly DisclosureLine[]): Html {
  const { lang, now } = web;
  const t = disclosureTexts(lang);
  const c = t.register.columns;
  return table({
    lang,
    caption: t.register.caption(
      sayCount(lang, lines.length, ['ieraksts', 'ieraksti', 'ierakstu'], ['entry', 'entries']),
    ),
    rows: lines,
    id: ({ id }) => id,
    columns: [
      { key: 'at', name: c.at, whole: true, cell: ({ at }) => sayWhen(lang, at, now) },
      {
        key: 'client',
        name: c.client,
        heads: true,
        cell: (line) =>
          html`${line.client === null ? t.list.hidden : html`<a href="/klients/${line.client_id}">${line.client}</a>`}${line.number === null ? nothing : html`<br><a href="/lieta/${line.number}"><small>${line.number}</small></a>`}`,
      },
      {
        key: 'asked',
        name: c.asked,
        cell: ({ told_to, asker }) => html`${t.words.to[told_to]}${asker !== '' && html`<br><small>${asker}</small>`}`,
      },
      { key: 'what', name: c.what, cell: ({ what }) => what },
      { key: 'ground', name: c.ground, cell: (line) => sayRight(lang, line) },
      { key: 'outcome', name: c.outcome, cell: (line) => outcomeBadge(lang, line) },
      {
        key: 'who',
        name: c.who,
        cell: (line) => html`${line.employee}<br><small>${(lang === 'lv' ? line.unit_lv : line.unit_en) ?? ''}</small>`,
      },
    ],
  });
}

/** For spreadsheets: a cell that begins like a formula is made text. */
function csv({ lang }: WebRequest, lines: readonly DisclosureLine[]): string {
  const t = disclosureTexts(lang);
  const c = t.register.columns;
  const head = [c.at, c.client, c.case, c.asked, '', c.channel, c.what, c.identity, c.ground, c.outcome, c.who, c.unit];
  const rows = lines.map((line) => [
    line.at.toZonedDateTimeISO('Europe/Riga').toPlainDateTime().toString({ smallestUnit: 'minute' }),
    line.client ?? t.list.hidden,
    line.number ?? '',
    t.words.to[line.told_to],
    line.asker,
    deskWords(lang).channel[line.channel],
    line.what,
    t.words.identity[line.identity_check],
    [line.waive_reason, line.authority_holder, line.authority_document, line.legal_ground].filter(Boolean).join('; '),
    line.refused === null ? (line.waive_reason === '' ? t.list.told : t.list.waived) : t.words.refused[line.refused],
    line.employee,
    (lang === 'lv' ? line.unit_lv : line.unit_en) ?? '',
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
