import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import type { ReadingGround } from '../../vocabulary/words.ts';

/** What can be read of a client's. */
const READ_THINGS = ['client', 'case', 'letter', 'reply', 'attachment', 'personal-code', 'client-data'] as const;
export type ReadThing = (typeof READ_THINGS)[number];

/** Somebody opens something that holds a client's data. */
export interface Reading {
  readonly what: ReadThing;
  /** Id of the client, case, letter or reply. */
  readonly subject: string;
  readonly case: CaseId | null;
  readonly client: ClientId | null;
  /** Held by the reader or by their unit, or they are named on it: no ground is asked. */
  readonly own: boolean;
  readonly ground: ReadingGround | null;
  readonly reason: string;
  readonly breakGlass: boolean;
}

/** A reading of one's own matter. */
export function ownReading(
  what: ReadThing,
  subject: string,
  of: { readonly case?: CaseId | null; readonly client?: ClientId | null },
): Reading {
  const { case: one = null, client = null } = of;
  return { what, subject, case: one, client, own: true, ground: null, reason: '', breakGlass: false };
}
