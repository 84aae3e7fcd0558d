import type { Tx } from '../../../database/database.ts';
import { type LedPlace, ledPlaces } from '../../../desk/hall/index.ts';
import { parseId, type PlaceId } from '../../../vocabulary/ids.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { hallTexts } from './texts.ts';

/** The hall that somebody looks at, and the others that they lead. */
export interface LedHall {
  readonly place: LedPlace;
  readonly name: string;
  readonly places: readonly LedPlace[];
}

export type HallView = 'now' | 'day' | 'week' | 'roster' | 'estimate';

const PATHS: Readonly<Record<HallView, string>> = {
  now: '/zale',
  day: '/zale/diena',
  week: '/zale/nedela',
  roster: '/zale/grafiks',
  estimate: '/zale/laika-prognoze',
};

/** The places whose hall this person leads: those of the units they lead; all where the power reaches everywhere. */
export async function placesLed(request: WebRequest, tx: Tx): Promise<LedPlace[]> {
  const everywhere = request.mayI('counter.lead', { holder: null, unit: null });
  return ledPlaces(tx, everywhere ? null : (request.identity.leads ?? request.identity.units), request.today);
}

/** The place that is asked for (`?vieta=`), else the first; a page that says so where there is none, 404 where it is not theirs. */
export async function whichHall(request: WebRequest, tx: Tx, asked: unknown): Promise<LedHall | { answer: Answer }> {
  const places = await placesLed(request, tx);
  const wanted = parseId<PlaceId>(asked);
  if (typeof asked === 'string' && asked !== '' && !places.some(({ id }) => id === wanted))
    return { answer: refuse(404) };
  const place = places.find(({ id }) => id === wanted) ?? places[0];
  if (place === undefined) return { answer: noPlacePage(request) };
  return { place, name: nameOfPlace(request, place), places };
}

export function nameOfPlace({ lang }: Pick<WebRequest, 'lang'>, { lv, en }: LedPlace): string {
  return lang === 'en' && en !== '' ? en : lv;
}

function noPlacePage(request: WebRequest): Answer {
  const t = hallTexts(request.lang);
  return page(request, {
    title: t.title,
    current: 'hall',
    body: emptyState({ title: t.noPlaceTitle, say: t.noPlace }),
  });
}

/** The way to a view of the same place; further words of the query as they are. */
export function hallHref(view: HallView, place: PlaceId, query: Readonly<Record<string, string | null>> = {}): string {
  const words = new URLSearchParams({ vieta: place });
  for (const [name, value] of Object.entries(query)) if (value !== null) words.set(name, value);
  return `${PATHS[view]}?${words}`;
}

/** Which place, which view of it. */
export function hallTabs(request: WebRequest, { place, places }: LedHall, view: HallView): Html {
  const t = hallTexts(request.lang);
  const views = (Object.keys(PATHS) as HallView[]).map((one) => ({
    text: t.views[one],
    href: hallHref(one, place.id),
    current: one === view,
  }));
  return html`${
    places.length > 1
      ? tabs(
          t.places,
          places.map((one) => ({
            text: nameOfPlace(request, one),
            href: hallHref(view, one.id),
            current: one.id === place.id,
          })),
        )
      : nothing
  }${tabs(t.views.label, views)}`;
}
