import { emptyState } from '../../components/states.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { listPage } from './day.page.ts';
import { loadDay, loadWeek } from './load-day.ts';
import { dayIn, newRoutes } from './new.routes.ts';
import { oneRoutes } from './one.routes.ts';
import { choosePlace } from './place-choice.ts';
import { settingsRoutes } from './settings.routes.ts';
import { sickRoutes } from './sick.routes.ts';
import { appointmentsTexts } from './texts.ts';

/** Consultations as employees see, book, move and cancel them (5.1.7). */
export function appointmentsRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pieraksts',
      action: 'appointment.write',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read(async (tx) => {
          const { places, place } = await choosePlace(web, tx, query['vieta']);
          if (place === null) {
            const t = appointmentsTexts(web.lang);
            return page(web, {
              title: t.title,
              current: 'appointments',
              body: emptyState({ title: t.noPlaces, say: t.noPlacesSay }),
            });
          }
          const day = dayIn(query['diena']) ?? web.today;
          const view = query['skats'] === 'nedela' ? 'nedela' : 'diena';
          const first = view === 'nedela' ? day.subtract({ days: day.dayOfWeek - 1 }) : day;
          const one = view === 'diena' ? await loadDay(deps.desk, web, tx, place, day) : null;
          const days =
            view === 'nedela' ? await loadWeek(deps.desk, web, tx, place, first) : one === null ? null : [one];
          return days === null ? refuse(404) : listPage(web, { places, place, days, view, first });
        }),
    }),
    ...newRoutes(deps),
    ...sickRoutes(deps),
    ...settingsRoutes(deps),
    ...oneRoutes(deps),
  ];
}
