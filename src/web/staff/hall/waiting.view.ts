import { waitOfNewcomer } from '../../../desk/counter/index.ts';
import { inLanguage, type PlacedService } from '../../../desk/services/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import { callout } from '../../components/callout.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { LoadedHall } from './load-hall.ts';
import { lasting } from './minutes.ts';
import { hallTexts } from './texts.ts';

/** Who waits, a line a service: how many of which group, the longest, and what a newcomer would be told. */
export function waitingView(request: WebRequest, hall: LoadedHall): Html {
  const t = hallTexts(request.lang);
  const waiting = hall.visits.filter(({ state }) => state === 'waiting');
  const rows = hall.now.services.flatMap((service) => {
    const of = waiting.filter((one) => one.service === service.id);
    return of.length === 0 ? [] : [{ service, of }];
  });
  if (rows.length === 0) return html`<p class="work-say">${t.nobodyWaits}</p>`;
  return html`${unserved(request, hall, rows)}${table<(typeof rows)[number]>({
    lang: request.lang,
    caption: t.waitingNow,
    captionHidden: true,
    id: ({ service }) => service.id,
    rows: rows.toSorted((a, b) => b.of.length - a.of.length),
    columns: [
      { key: 'service', name: t.service, heads: true, cell: ({ service }) => named(request, service) },
      {
        key: 'waiting',
        name: t.waiting,
        whole: true,
        cell: ({ of }) => t.groups(of.filter(isExternal).length, of.filter((one) => !isExternal(one)).length),
      },
      { key: 'since', name: t.since, whole: true, cell: ({ of }) => longestOf(request, of) },
      { key: 'newcomer', name: t.newcomer, cell: ({ service }) => sayWait(request, hall, service) },
    ],
  })}`;
}

/** Nobody at a desk for whom somebody waits: said before all else, with what can be done beneath. */
function unserved(
  request: WebRequest,
  { now }: LoadedHall,
  rows: readonly { readonly service: PlacedService }[],
): Html | false {
  const t = hallTexts(request.lang);
  if (now.servers.length === 0) return callout('late', t.noDeskOpen, '');
  const without = rows.filter(({ service }) => !now.servers.some((server) => server.gives(service.id)));
  if (without.length === 0) return false;
  return callout(
    'near',
    t.noDeskFor(without.map(({ service }) => inLanguage(service.name, request.lang)).join(', ')),
    '',
  );
}

export function isExternal({ group }: Pick<Visit, 'group'>): boolean {
  return group === 'external';
}

export function named({ lang }: Pick<WebRequest, 'lang'>, service: PlacedService): Html {
  return html`<span class="hall-letter" aria-hidden="true">${service.letter}</span> ${inLanguage(service.name, lang)}`;
}

export function longestOf(request: WebRequest, waiting: readonly Visit[]): Html | string {
  const [first] = waiting.toSorted((a, b) => Temporal.Instant.compare(a.since, b.since));
  return first === undefined ? '–' : lasting(request.lang, first.since, request.now);
}

function sayWait(request: WebRequest, { now }: LoadedHall, service: PlacedService): Html | string {
  const t = hallTexts(request.lang);
  const { estimate } = waitOfNewcomer(now, { service: service.id, group: 'external' });
  if ('none' in estimate) return t.none[estimate.none];
  if (estimate.highMinutes <= 1) return t.atOnce;
  const said = t.range(estimate.lowMinutes, estimate.highMinutes);
  return estimate.by === 'measured' ? said : html`<span title="${t.byUsual}">≈ ${said}</span>`;
}
