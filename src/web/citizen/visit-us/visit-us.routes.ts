import { deskIdentity } from '../../../database/connect.ts';
import type { Tx } from '../../../database/database.ts';
import { waitingNow } from '../../../desk/counter/index.ts';
import { countWaiting } from '../../../desk/visits/index.ts';
import { holdsOn, municipalityOf, type Place, placesWithDesks } from '../../../desk/directory/index.ts';
import {
  calendarOfPlace,
  hoursOfPlaces,
  openingState,
  serviceCards,
  servicesAt,
} from '../../../desk/services/index.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { parseId, type PlaceId } from '../../../vocabulary/ids.ts';
import { html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { citizenPage } from '../citizen-page.ts';
import { placePage } from './place.page.ts';
import { placesPage } from './places.page.ts';
import { visitTexts } from './texts.ts';

/** A place as somebody sees it who thinks of coming. */
export interface SeenPlace {
  readonly place: Place;
  readonly calendar: WorkingCalendar;
  /** How many wait there; `null` while it is closed. */
  readonly waiting: number | null;
}

const PUBLIC = { method: 'GET', action: 'public.read', audience: 'public' } as const;

/** For clients: where they are met, when, for what, and what can be done without coming. */
export function visitUsRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      ...PUBLIC,
      path: '/apmeklet',
      async handle(request) {
        const places = await asDesk(deps, async (tx) => {
          const open = (await placesWithDesks(tx)).filter((place) => holdsOn(place, request.today));
          return seePlaces(deps, tx, request, open);
        });
        return placesPage(request, places);
      },
    }),
    defineRoute({
      ...PUBLIC,
      path: '/apmeklet/:place',
      async handle(request, { params }) {
        const id = parseId<PlaceId>(params['place']);
        if (id === null) return refuse(404);
        const found = await asDesk(deps, async (tx) => {
          const place = (await placesWithDesks(tx)).find((one) => one.id === id && holdsOn(one, request.today));
          if (place === undefined) return null;
          const services = await servicesAt(tx, id, request.today);
          const cards = await serviceCards(
            tx,
            services.map((service) => service.id),
          );
          const [seen] = await seePlaces(deps, tx, request, [place]);
          if (seen === undefined) return null;
          return { seen, cards, hall: seen.waiting === null ? null : await waitingNow(deps.desk, tx, id) };
        });
        return found === null ? refuse(404) : placePage(request, found.seen, found.hall, found.cards);
      },
    }),
    defineRoute({ ...PUBLIC, path: '/pieklustamiba', handle: accessibilityPage }),
  ];
}

/** What everybody may know is read as the desk itself: only places, services and numbers of people leave it. */
function asDesk<Result>({ desk }: PageDeps, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return desk.database.read(deskIdentity(desk.tenant), work);
}

async function seePlaces(
  { desk }: PageDeps,
  tx: Tx,
  request: WebRequest,
  places: readonly Place[],
): Promise<SeenPlace[]> {
  const ids = places.map(({ id }) => id);
  const [hours, waiting] = [await hoursOfPlaces(tx, ids), await countWaiting(tx, ids)];
  return places.map((place) => {
    const calendar = calendarOfPlace(desk.rules.current().calendarOf(null), hours.get(place.id) ?? null);
    const isOpen = openingState(calendar, request.now).open;
    return { place, calendar, waiting: isOpen ? (waiting.get(place.id) ?? 0) : null };
  });
}

async function accessibilityPage(request: WebRequest) {
  const t = visitTexts(request.lang).accessibility;
  const { phone, email } = await request.read(municipalityOf);
  return citizenPage(request, {
    title: t.title,
    lead: t.lead,
    body: html`<h2>${t.works}</h2><p>${t.worksSay}</p><h2>${t.checked}</h2><p>${t.checkedSay}</p><h2>${t.cannot}</h2><p>${
      phone === '' && email === '' ? t.noContact : t.cannotSay
    }</p><h2>${t.there}</h2><p>${t.thereSay}</p>`,
  });
}
