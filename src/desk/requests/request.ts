import type { CaseId, EmployeeId, MailId, PostId, RequestId, UnitId } from '../../vocabulary/ids.ts';
import type { ReturnReason } from '../../vocabulary/words.ts';

/** 10.1: received → answered, or with an interim answer between; or returned by whoever was asked, withdrawn by the asker. */
export const REQUEST_STATES = ['received', 'interim', 'answered', 'returned', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Whom the asker chose. */
export type Asked =
  | { readonly kind: 'person'; readonly id: EmployeeId }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'post'; readonly id: PostId };

/** A step by which a request came to somebody else than the one who was chosen. */
export type Routed =
  | { readonly why: 'vacant'; readonly post: PostId }
  | { readonly why: 'away'; readonly employee: EmployeeId; readonly until: string }
  | { readonly why: 'nobody-stands-in'; readonly employee: EmployeeId }
  /** Somebody's automatic reply said that they are not there. */
  | { readonly why: 'auto-reply'; readonly employee: EmployeeId };

export interface Request {
  readonly id: RequestId;
  readonly asker: EmployeeId;
  readonly askerUnit: UnitId;
  /** Who owes the answer. */
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly asked: Asked;
  readonly routed: readonly Routed[];
  readonly case: CaseId | null;
  /** The request that this one asks back about. */
  readonly about: RequestId | null;
  readonly subject: string;
  readonly state: RequestState;
  readonly askedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly score: number | null;
}

export const ENTRY_KINDS = [
  'question',
  'passed-on',
  'interim',
  'answer',
  'returned',
  'withdrawn',
  'unconfirmed',
  'auto-reply',
  'undelivered',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Something said in a request. */
export interface Entry {
  readonly id: string;
  readonly request: RequestId;
  readonly at: Temporal.Instant;
  readonly author: EmployeeId | null;
  readonly kind: EntryKind;
  readonly text: string;
  readonly answerBy: Temporal.Instant | null;
  readonly reason: ReturnReason | null;
  readonly channel: 'e-mail' | 'internal';
  readonly mail: MailId | null;
  /** It can be taken back until then, and nobody but its author sees it. */
  readonly heldUntil: Temporal.Instant | null;
}

export function isOpen({ state }: Pick<Request, 'state'>): boolean {
  return state === 'received' || state === 'interim';
}
