import { deskIdentity } from '../../database/connect.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { dueAfter } from '../../time/due-after.ts';
import { isWorkingDay, openingHours } from '../../time/working-day.ts';
import { dayOf, timeOf } from '../../time/zone.ts';
import type { CaseId } from '../../vocabulary/ids.ts';
import { changeCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { directoryAt } from '../directory/index.ts';
import { type Distribution, distributionsOf } from './distribution.store.ts';
import { untakenOf } from './plates.store.ts';
import { proposalsFor } from './proposals.ts';

const AT_ONCE = 20;

/**
 * One turn of the loop that gives out what nobody has taken, in units whose head chose „by itself”: after the unit's
 * working minutes, within its hours, to whom the proposal names. Safe with several processes: a case that somebody has
 * taken meanwhile is left to them. Returns whether more may wait.
 */
export async function distribute(desk: Desk, dictionary: Dictionary): Promise<boolean> {
  const identity = deskIdentity(desk.tenant);
  const units = (await desk.database.read(identity, (tx) => distributionsOf(tx, null))).filter(
    (unit) => unit.mode === 'by-itself' && isOpenNow(desk, unit),
  );
  let more = false;
  for (const unit of units) more = (await distributeIn(desk, dictionary, unit)) === AT_ONCE || more;
  return more;
}

async function distributeIn(desk: Desk, dictionary: Dictionary, { unit, afterMinutes }: Distribution): Promise<number> {
  const identity = deskIdentity(desk.tenant);
  const now = desk.clock();
  const calendar = desk.rules.current().calendarOf(unit);
  const { cases, proposals } = await desk.database.read(identity, async (tx) => {
    const waiting = (await untakenOf(tx, [unit], AT_ONCE)).filter(
      ({ openedAt }) =>
        Temporal.Instant.compare(dueAfter(calendar, openedAt, { workingMinutes: afterMinutes }).at, now) <= 0,
    );
    const directory = waiting.length === 0 ? null : await directoryAt(tx);
    return {
      cases: waiting,
      proposals:
        directory === null
          ? new Map<string, never>()
          : await proposalsFor(desk, tx, { directory, dictionary }, unit, waiting),
    };
  });
  let given = 0;
  for (const { id } of cases) {
    const proposal = proposals.get(id);
    if (proposal === undefined) continue;
    // „Take” and not „assign”: whoever was faster keeps it.
    const done = await changeCase(desk, identity, id as CaseId, { do: 'take', by: proposal.employee, unit });
    if (!('refused' in done)) given += 1;
  }
  return given;
}

function isOpenNow(desk: Desk, { unit }: Distribution): boolean {
  const calendar = desk.rules.current().calendarOf(unit);
  const now = desk.clock();
  const time = timeOf(now);
  if (!isWorkingDay(calendar, dayOf(now)).working) return false;
  return openingHours(calendar, dayOf(now)).some(
    ({ from, to }) => Temporal.PlainTime.compare(from, time) <= 0 && Temporal.PlainTime.compare(time, to) < 0,
  );
}
