import type { Tx } from '../../database/database.ts';
import { newestRules, putRulesInForce, rulesHistory, type RulesBody } from '../../journal/index.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import { calendarToJson } from '../../time/parse-calendar.ts';
import type { DueLength } from '../../time/due.ts';
import type { ClauseId, EmployeeId, InstitutionId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { may } from '../powers/index.ts';
import { lockRules } from './calendar.store.ts';

/** Another administrator was faster: which version stands now, who made it, when and why. */
export interface ChangedMeanwhile {
  readonly refused: 'changed-meanwhile';
  readonly version: number;
  readonly by: string | null;
  readonly at: Temporal.Instant | null;
  readonly why: string;
}

export type RulesChange = { readonly version: number } | ChangedMeanwhile | { readonly refused: 'not-allowed' };

/** What the page was opened upon, who changes it and why. */
export interface Changing {
  readonly basedOn: number;
  readonly by: EmployeeId;
  readonly why: string;
}

/** Puts a calendar of one institution in force from now on; duties that are open keep their due time. */
export function changeCalendar(
  desk: Desk,
  tx: Tx,
  changing: Changing,
  institution: InstitutionId,
  calendar: WorkingCalendar,
): Promise<RulesChange> {
  return changeRules(desk, tx, changing, (body) => ({
    ...body,
    calendars: { ...body.calendars, [institution]: calendarToJson(calendar) },
  }));
}

/** Puts the units' own targets in force; `null` takes a unit's own away, so that the standard's counts. */
export function changeTargets(
  desk: Desk,
  tx: Tx,
  changing: Changing,
  targets: ReadonlyMap<UnitId, ReadonlyMap<ClauseId, DueLength | null>>,
): Promise<RulesChange> {
  return changeRules(desk, tx, changing, (body) => {
    const units: Record<UnitId, RulesBody['units'][UnitId]> = { ...body.units };
    for (const [unit, byClause] of targets) {
      const before = units[unit];
      if (before === undefined) continue;
      const own: Record<ClauseId, DueLength> = { ...before.targets };
      for (const [clause, length] of byClause) {
        if (length === null) delete own[clause];
        else own[clause] = length;
      }
      units[unit] = { ...before, targets: own };
    }
    return { ...body, units };
  });
}

/** 5.2.3: how often a case may be handed back before the common head of both units decides. */
export function changeHandBacks(desk: Desk, tx: Tx, changing: Changing, handBacks: number): Promise<RulesChange> {
  return changeRules(desk, tx, changing, (body) => ({ ...body, handBacks }));
}

/** One at a time: the rules are locked, so that the later of two sees the earlier's version and is told. */
async function changeRules(
  desk: Desk,
  tx: Tx,
  { basedOn, by, why }: Changing,
  change: (body: RulesBody) => RulesBody,
): Promise<RulesChange> {
  if (!may(tx.identity, 'rules.write')) return { refused: 'not-allowed' };
  await lockRules(tx);
  const newest = await newestRules(tx);
  if (newest === null) throw new Error('There are no rules to change');
  if (newest.version !== basedOn) {
    const [last] = await rulesHistory(tx);
    return {
      refused: 'changed-meanwhile',
      version: newest.version,
      by: last?.made_by_name ?? null,
      at: last?.made_at ?? null,
      why: last?.why ?? '',
    };
  }
  const version = await putRulesInForce(tx, change(newest.body), by, why);
  tx.afterCommit(() => desk.notify(['rules']));
  return { version };
}
