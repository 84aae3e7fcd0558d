import type { Tx } from '../../../database/database.ts';
import { countQuarantined, type MailRow } from '../../../desk/mail/index.ts';
import { quarantineLines } from '../../../desk/thread/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { quarantinePage } from './quarantine.page.ts';
import { quarantineTexts } from './texts.ts';
import { mailOf, releaseRoutes } from './release.routes.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { logRead } from '../readings/log-read.ts';
import { letterInQuarantine } from './ways-out.view.ts';

const SHOWN = 100;

/** The quarantine: nothing in it is deleted; each letter leaves it into a case, by a person's decision. */
export function quarantineRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/karantina',
      action: 'quarantine.read',
      audience: 'staff',
      handle: (web) =>
        web.read(async (tx) => quarantinePage(web, await quarantineLines(tx, SHOWN), await countQuarantined(tx))),
    }),
    defineRoute({
      method: 'GET',
      path: '/karantina/:id',
      action: 'quarantine.read',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const mail = await mailOf(tx, params['id']);
          if (mail === null) return refuse(404);
          if (mail.quarantine_reason === null) return releasedAlready(web, tx, mail);
          logRead(web, ownReading('letter', mail.id, {}));
          return letterInQuarantine(web, deps, tx, mail);
        }),
    }),
    ...releaseRoutes(deps),
  ];
}

/** Somebody was faster, or the address is an old one: where it stands now, if this person may see that. */
async function releasedAlready(web: WebRequest, _tx: Tx, mail: MailRow): Promise<Answer> {
  if (mail.case_id === null) return refuse(404);
  return redirect(`/vestule/${mail.id}`, quarantineTexts(web.lang).refusal['not-in-quarantine']);
}
