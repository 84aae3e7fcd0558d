import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { RulesBook } from '../journal/index.ts';
import type { TenantId } from '../vocabulary/ids.ts';

/** What every deed at the desk needs; made once in `main.ts` and handed in. */
export interface Desk {
  readonly tenant: TenantId;
  readonly database: Database;
  readonly rules: RulesBook;
  readonly clock: () => Temporal.Instant;
  /** Tells the screens what changed, after the commit. */
  readonly notify: (topics: readonly Topic[]) => void;
}

/** What screens listen to: one case, one unit's lists, all lists, the quarantine. */
export type Topic = `case:${string}` | `unit:${string}` | 'work' | 'quarantine' | 'demo-mail' | 'rules';

/** A new id, ordered by time. */
export function newId<Id extends string>(): Id {
  return randomUUIDv7() as unknown as Id;
}
