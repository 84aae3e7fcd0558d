import type { Judge } from '../standard/obligation.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { DueLength } from '../time/due.ts';
import type { ClauseId, InstitutionId, UnitId } from '../vocabulary/ids.ts';

/**
 * What duties are counted by, whole: each institution's calendar and each unit's own targets. Kept by version; an
 * event names the version it was judged by, so that a replay counts as it was counted then.
 */
export interface RulesBody {
  /** As `calendarToJson` writes a calendar. */
  readonly calendars: Readonly<Record<InstitutionId, unknown>>;
  readonly units: Readonly<Record<UnitId, UnitRules>>;
  /** 5.2.3: how often a case may be handed back before the common head decides; absent: twice. */
  readonly handBacks?: number;
}

export interface UnitRules {
  readonly institution: InstitutionId;
  /** The unit's own targets, by clause; where one is missing, the clause's parameter counts. */
  readonly targets: Readonly<Record<ClauseId, DueLength>>;
}

/** One version of the rules with the standards in force, ready to judge. */
export interface RulesInForce {
  readonly version: number;
  readonly body: RulesBody;
  readonly judge: Judge;
  /** The calendar that a unit's duties are counted by. */
  readonly calendarOf: (unit: UnitId | null) => WorkingCalendar;
}

/** Makes a version ready; throws where its body is not what `calendarToJson` and the page for rules write. */
export type PrepareRules = (version: number, body: RulesBody) => RulesInForce;
