import type { CaseId, ClientId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Channel, ClosingOutcome, SubmissionKind } from '../../vocabulary/words.ts';

/** The matter of a client. Always in one unit; its holder answers for it (5.2.3). */
interface CaseBase {
  readonly id: CaseId;
  /** As people quote it: `PN-2026-00412`. */
  readonly number: string;
  readonly title: string;
  readonly channel: Channel;
  readonly submission: SubmissionKind;
  readonly client: ClientId;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly openedAt: Temporal.Instant;
  readonly followUpOf: CaseId | null;
}

export type OpenCase = CaseBase & { readonly state: 'open' | 'waiting-for-client' | 'answered' };
export type ClosedCase = CaseBase & {
  readonly state: 'closed';
  readonly closedAt: Temporal.Instant;
  readonly outcome: ClosingOutcome;
};
export type MergedCase = CaseBase & { readonly state: 'merged'; readonly mergedInto: CaseId };
export type Case = OpenCase | ClosedCase | MergedCase;

export function isOpen(one: Case): one is OpenCase {
  return one.state === 'open' || one.state === 'waiting-for-client' || one.state === 'answered';
}
