import type { Tx } from '../../../database/database.ts';
import { countToReview, ownUses, reviewerOf, reviewPowers, usesOnList } from '../../../desk/powers/index.ts';
import { fold } from '../../../language/fold.ts';
import { emptyState } from '../../components/states.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { kitTexts } from '../../texts/kit.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { mayView } from './may.view.ts';
import { powersPage, usesTable, VIEWS, waitingView } from './powers.page.ts';
import { powersTexts } from './texts.ts';

const SHOWN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Exceptional powers (5.4.2): the head's list, one's own uses, what one may do. */
export function powersRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pilnvaras',
      action: 'work.read',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read(async (tx) => {
          const texts = powersTexts(web.lang);
          const reviewer = reviewerOf(web.identity, web.now);
          const asked = VIEWS.find((view) => view === query['skats']) ?? (reviewer === null ? 'manas' : 'jaskata');
          const view = reviewer === null && asked !== 'drikstu' ? 'manas' : asked;
          const waiting = reviewer === null ? 0 : await countToReview(tx, reviewer);
          if (view === 'drikstu') return powersPage(web, view, waiting, mayView(web));
          if (view === 'manas' || reviewer === null) {
            const rows = web.me === null ? [] : await ownUses(tx, web.me.employee, SHOWN);
            const none = () => emptyState({ title: texts.emptyMine, say: texts.emptyMineSay });
            return powersPage(web, 'manas', waiting, rows.length === 0 ? none() : usesTable(web, rows));
          }
          const rows = await usesOnList(tx, reviewer, view === 'parskatitas', SHOWN);
          if (view === 'jaskata') return powersPage(web, view, waiting, waitingView(web, rows, waiting));
          const none = () => emptyState({ title: texts.emptyDone, say: texts.emptyWaitingSay });
          return powersPage(web, view, waiting, rows.length === 0 ? none() : usesTable(web, rows));
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/pilnvaras/parskatits',
      action: 'power.review',
      audience: 'staff',
      async handle(web, { body }) {
        const texts = powersTexts(web.lang);
        const ids = typeof body['uses'] === 'string' ? body['uses'].split(' ').filter((id) => UUID.test(id)) : [];
        if (web.me === null || ids.length === 0 || ids.length > SHOWN) return refuse(400);
        const reviewed = await reviewPowers(desk, { ...web.identity, employee: web.me.employee }, ids);
        return redirect('/pilnvaras', reviewed === 0 ? texts.nothingToReview : texts.saidReviewed(reviewed));
      },
    }),
  ];
}

/** How much waits for this head's look, beside the destination. */
export async function powersCount(tx: Tx, now: Temporal.Instant): Promise<{ readonly powers?: number }> {
  const reviewer = reviewerOf(tx.identity, now);
  return reviewer === null ? {} : { powers: await countToReview(tx, reviewer) };
}

/** The way to one's own powers for those who have no destination of that name. */
export const powersPalette: PaletteSource = async (web, typed) => {
  const { palette } = powersTexts(web.lang);
  const found = fold(palette).includes(fold(typed));
  return found ? [{ title: palette, group: kitTexts(web.lang).palette.go, href: '/pilnvaras?skats=drikstu' }] : [];
};
