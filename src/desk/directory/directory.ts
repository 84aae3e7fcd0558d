import type { AbsenceId, EmployeeId, InstitutionId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';

/** The whole directory as values, for pure questions (who heads whom, who stands in) and for imports. Days are civil, in Riga. */
export interface Directory {
  readonly institutions: readonly Institution[];
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
  readonly absences: readonly Absence[];
}

/** From the first day to the last, both included; `null`: with no end. */
export interface Validity {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
}

export interface Institution extends Validity {
  readonly id: InstitutionId;
  readonly code: string | null;
  readonly nameLv: string;
  readonly nameEn: string;
  readonly registrationNumber: string;
}

export interface Unit extends Validity {
  readonly id: UnitId;
  readonly code: string | null;
  readonly institution: InstitutionId;
  /** The unit above, of the same institution or of another; `null`: it stands directly under its institution. */
  readonly parent: UnitId | null;
  readonly nameLv: string;
  readonly nameEn: string;
  readonly phone: string;
  readonly email: string;
}

/** A post of a unit; it may stand vacant. A post of the kind `head` leads the unit. */
export interface Post extends Validity {
  readonly id: PostId;
  readonly code: string | null;
  readonly unit: UnitId;
  readonly titleLv: string;
  readonly titleEn: string;
  readonly kind: PostKind;
}

export interface Person {
  readonly id: EmployeeId;
  readonly code: string | null;
  /** How the identity provider or the directory server names the person. */
  readonly externalId: string | null;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
}

export interface Holding extends Validity {
  readonly id: string;
  readonly employee: EmployeeId;
  readonly post: PostId;
}

/** Away on these days; the stand-in may be away too, then theirs counts, and so on without a loop. */
export interface Absence {
  readonly id: AbsenceId;
  readonly employee: EmployeeId;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  readonly standIn: EmployeeId | null;
}

/** Whether something holds on a day. */
export function holdsOn({ from, to }: Validity, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && (to === null || Temporal.PlainDate.compare(day, to) <= 0);
}
