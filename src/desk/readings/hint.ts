import type { CaseId, ClientId, EmployeeId } from '../../vocabulary/ids.ts';

/** What may be unusual about reading. A hint asks to look; it says nothing about whether it was right. */
export const HINT_KINDS = ['break-glass', 'same-name', 'same-home', 'many-clients', 'odd-hours', 'no-deed'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

export interface Hint {
  readonly kind: HintKind;
  readonly reader: EmployeeId;
  readonly readerName: string;
  /** The client, the case or the day (ISO) that it is about; with kind and reader it names the hint. */
  readonly about: string;
  readonly client: { readonly id: ClientId; readonly name: string } | null;
  readonly case: { readonly id: CaseId; readonly number: string } | null;
  readonly day: Temporal.PlainDate | null;
  /** Readings, or clients where there were many. */
  readonly count: number;
  readonly last: Temporal.Instant;
  /** The last look at it, where somebody has had one. */
  readonly seen: Seen | null;
}

export interface Seen {
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly note: string;
}

/** From how many on a reading is unusual. */
export interface Watch {
  readonly manyClients: number;
  readonly repeated: number;
}

export const USUAL_WATCH: Watch = { manyClients: 15, repeated: 5 };

/** Whether a hint still asks to be looked at: never looked at, or read again since. */
export function isFresh({ seen, last }: Pick<Hint, 'seen' | 'last'>): boolean {
  return seen === null || Temporal.Instant.compare(last, seen.at) > 0;
}

/** Names a hint in a form and in its row. */
export function hintKey({ kind, reader, about }: Pick<Hint, 'kind' | 'reader' | 'about'>): string {
  return `${kind}|${reader}|${about}`;
}

const KEY = /^([a-z-]+)\|([0-9a-f-]{36})\|([0-9a-f-]{10,36})$/;

/** Reads `hintKey`; `null` where it is none. */
export function readHintKey(key: string): Pick<Hint, 'kind' | 'reader' | 'about'> | null {
  const [, kind, reader, about] = KEY.exec(key) ?? [];
  const known = HINT_KINDS.find((one) => one === kind);
  if (known === undefined || reader === undefined || about === undefined) return null;
  return { kind: known, reader: reader as EmployeeId, about };
}
