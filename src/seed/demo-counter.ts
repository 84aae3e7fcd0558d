import { deskIdentity } from '../database/connect.ts';
import type { Tx } from '../database/database.ts';
import type { Desk } from '../desk/context.ts';
import { giveTicket } from '../desk/counter/index.ts';
import {
  beginVisit,
  callNext,
  changeVisitIn,
  sitDown,
  type Tick,
  visitOf,
  type VisitDeed,
} from '../desk/visits/index.ts';
import type { DeskId, UnitId } from '../vocabulary/ids.ts';
import type { ClientKind, Language } from '../vocabulary/words.ts';
import { type DemoDeed, done, someone } from './demo-clients.ts';
import { PLACES } from './demo-people.ts';
import { DEMO_SERVICES } from './demo-services.ts';

/** The last three quarters of an hour in the invented hall, so that a newcomer meets one where people wait and are served. */
export const DEMO_COUNTER: readonly DemoDeed[] = [
  { at: '~46', run: (desk) => sits(desk, 'Mārtiņš', '2') },
  { at: '~45', run: (desk) => sits(desk, 'Jānis', '3') },
  { at: '~40', run: (desk) => comes(desk, 'A') },
  { at: '~39', run: (desk) => greets(desk, 'Mārtiņš') },
  {
    at: '~38',
    run: (desk) => ticks(desk, 'Mārtiņš', { step: 'need-read-back', need: 'Gribu deklarēt meitu savā dzīvoklī.' }),
  },
  { at: '~32', run: (desk) => ticks(desk, 'Mārtiņš', { step: 'understood' }, { step: 'goodbye' }) },
  { at: '~31', run: (desk) => ends(desk, 'Mārtiņš') },
  { at: '~30', run: (desk) => comes(desk, 'B') },
  { at: '~29', run: (desk) => greets(desk, 'Jānis') },
  {
    at: '~28',
    run: (desk) => ticks(desk, 'Jānis', { step: 'need-read-back', need: 'Vai nojumei pie mājas vajag atļauju?' }),
  },
  { at: '~27', run: (desk) => does(desk, 'Jānis', { do: 'pause', minutes: 5 }) },
  { at: '~24', run: (desk) => does(desk, 'Jānis', { do: 'resume' }) },
  { at: '~23', run: (desk) => comes(desk, 'L') },
  { at: '~22', run: (desk) => calls(desk, 'Mārtiņš') },
  { at: '~21', run: (desk) => does(desk, 'Mārtiņš', { do: 'recall' }) },
  { at: '~20', run: (desk) => does(desk, 'Mārtiņš', { do: 'recall' }) },
  { at: '~19', run: (desk) => does(desk, 'Mārtiņš', { do: 'park' }) },
  { at: '~18', run: (desk) => ends(desk, 'Jānis') },
  { at: '~16', run: (desk) => comes(desk, 'K', 'employee') },
  { at: '~13', run: (desk) => comes(desk, 'E') },
  { at: '~12', run: (desk) => comes(desk, 'A') },
  { at: '~9', run: (desk) => comes(desk, 'L', 'natural-person', 'en') },
  { at: '~7', run: (desk) => greets(desk, 'Mārtiņš') },
  {
    at: '~6',
    run: (desk) => ticks(desk, 'Mārtiņš', { step: 'need-read-back', need: 'Kā nomaksāt nodokli pa daļām?' }),
  },
  { at: '~4', run: (desk) => comes(desk, 'J', 'legal-person') },
];

const [hall] = PLACES;

async function sits(desk: Desk, given: string, number: string): Promise<void> {
  const who = someone(desk, given);
  await done(
    desk.database.write(who, async (tx) => {
      const row = await tx.one<{ id: DeskId; unit_id: UnitId | null }>(
        'select id, unit_id from desk where tenant = $1 and place_id = $2 and number = $3',
        [desk.tenant, hall?.id, number],
      );
      if (row === null || hall === undefined) throw new Error(`The demo's hall has no desk ${number}`);
      return sitDown(desk, tx, who.employee, {
        place: hall.id,
        desk: row.id,
        unit: row.unit_id ?? who.units[0] ?? null,
      });
    }),
  );
}

/** Takes a number. The demo begins at any hour, so that its tickets are given by hand. */
async function comes(
  desk: Desk,
  letter: string,
  clientKind: ClientKind = 'natural-person',
  language: Language = 'lv',
): Promise<void> {
  const service = DEMO_SERVICES.find((one) => one.letter === letter);
  if (service === undefined || hall === undefined) throw new Error(`The demo has no service ${letter}`);
  const made = { place: hall.id, service: service.id, clientKind, language, source: 'employee' } as const;
  await done(desk.database.write(deskIdentity(desk.tenant), (tx) => giveTicket(desk, tx, made)));
}

async function calls(desk: Desk, given: string): Promise<void> {
  const who = someone(desk, given);
  await done(desk.database.write(who, (tx) => callNext(desk, tx, who.employee)));
}

async function greets(desk: Desk, given: string): Promise<void> {
  await calls(desk, given);
  await atDesk(desk, given, async (tx, id) => {
    await done(beginVisit(desk, tx, id));
    return changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'greeted' } });
  });
}

async function ticks(desk: Desk, given: string, ...steps: readonly Tick[]): Promise<void> {
  for (const tick of steps) await does(desk, given, { do: 'tick', tick });
}

async function ends(desk: Desk, given: string): Promise<void> {
  await does(desk, given, { do: 'close', outcome: 'answered', small: false, services: 1 });
}

async function does(desk: Desk, given: string, deed: VisitDeed): Promise<void> {
  await atDesk(desk, given, (tx, id) => changeVisitIn(desk, tx, id, deed));
}

/** With whoever this one has at the desk. */
async function atDesk(
  desk: Desk,
  given: string,
  deed: (tx: Tx, id: Parameters<typeof changeVisitIn>[2]) => Promise<object>,
): Promise<void> {
  const who = someone(desk, given);
  await done(
    desk.database.write(who, async (tx) => {
      const visit = await visitOf(tx, who.employee);
      if (visit === null) throw new Error(`${given} has nobody at the demo's desk`);
      return deed(tx, visit.id);
    }),
  );
}
