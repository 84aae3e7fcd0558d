import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { RulesBook } from '../journal/index.ts';
import type { EmailAddress, TenantId, UnitId } from '../vocabulary/ids.ts';
import type { Vault } from './vault.ts';

/** What every deed at the desk needs; made once in `main.ts` and handed in. */
export interface Desk {
  readonly tenant: TenantId;
  readonly database: Database;
  readonly rules: RulesBook;
  /** Every address at which the desk receives, with the unit it is tied to; kept fresh by the process. */
  readonly addresses: () => ReadonlyMap<EmailAddress, DeskAddress>;
  readonly settings: DeskSettings;
  readonly vault: Vault;
  readonly clock: () => Temporal.Instant;
  /** Tells the screens what changed, after the commit. */
  readonly notify: (topics: readonly Topic[]) => void;
}

export interface DeskAddress {
  readonly mailbox: string;
  readonly unit: UnitId;
}

/** What of the configuration decides something at the desk. */
export interface DeskSettings {
  /** Days after closing within which a client's reply reopens the case (decision 0005). */
  readonly reopenDays: number;
  /** Seconds in which an approved reply can be taken back. */
  readonly holdSeconds: number;
  /** What our Message-IDs end with, and `X-Laipa-Origin`: how our own letters are known again. */
  readonly origin: string;
  /** The address at which people open the desk, without a slash at the end; for links in letters. */
  readonly publicUrl?: string | null;
  /** Another system (the telephone side) that is told what happens here and tells us, and the secret both sign by; absent: none. */
  readonly webhook?: { readonly url: string | null; readonly secret: string } | null;
}

/** What screens listen to: one case, one unit's lists, all lists, the quarantine. */
export type Topic =
  | `case:${string}`
  | `unit:${string}`
  | 'work'
  | 'quarantine'
  | 'demo-mail'
  | `employee:${string}`
  | `client:${string}`
  /** A wall was raised before this employee: their screens let go of what they listen to. */
  | `walls:${string}`
  /** The hall of a place: its queue, desks and board. */
  | `hall:${string}`
  /** One visit, for the page of whoever waits. */
  | `visit:${string}`
  | 'rules'
  | 'directory';

/** A new id, ordered by time. */
export function newId<Id extends string>(): Id {
  return randomUUIDv7() as unknown as Id;
}
