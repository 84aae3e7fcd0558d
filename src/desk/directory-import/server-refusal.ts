import type { Wanted } from './wanted.ts';

export const SERVER_REFUSALS = [
  'unreachable',
  'unknown-host',
  'certificate',
  'tls-needed',
  'no-tls',
  'credentials',
  'account-closed',
  'password-expired',
  'base-unknown',
  'rights',
  'filter',
  'size-limit',
  'nobody',
  'other',
] as const;

/** Why a directory server gave no list, with what it said itself. */
export interface ServerRefusal {
  readonly refused: 'server';
  readonly reason: (typeof SERVER_REFUSALS)[number];
  readonly detail: string;
}

/** Asks the directory server for everybody, telling how many have come so far. */
export type FetchFromServer = (
  today: Temporal.PlainDate,
  tell: (entries: number) => void,
) => Promise<Wanted | ServerRefusal>;
