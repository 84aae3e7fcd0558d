import type { Tx } from '../../../database/database.ts';
import {
  clientsAsked,
  EVERY_READING,
  type FoundClient,
  type GroundAsked,
  type ReadingFilter,
  readersAsked,
} from '../../../desk/readings/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { READING_GROUNDS } from '../../../vocabulary/words.ts';

/** What the log is asked, as it stands in the address. */
export interface Asked {
  readonly client: string;
  readonly reader: string;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  readonly ground: GroundAsked | null;
  readonly oldestFirst: boolean;
  readonly after: number | null;
}

type Query = Readonly<Record<string, string | undefined>>;

export function readAsked(query: Query): Asked {
  const after = Number(query['pec']);
  const grounds: readonly GroundAsked[] = ['own', 'stated', 'break-glass', ...READING_GROUNDS];
  return {
    client: (query['klients'] ?? '').trim().slice(0, 200),
    reader: (query['lasitajs'] ?? '').trim().slice(0, 200),
    from: dayIn(query['no']),
    to: dayIn(query['lidz']),
    ground: grounds.find((one) => one === query['pamats']) ?? null,
    oldestFirst: query['kartot'] === 'when',
    after: Number.isSafeInteger(after) && after > 0 ? after : null,
  };
}

/** The address of the log for this question. */
export function hrefOf(path: string, asked: Partial<Asked>): string {
  const { client, reader, from, to, ground, oldestFirst, after } = asked;
  const words = new URLSearchParams();
  if (client) words.set('klients', client);
  if (reader) words.set('lasitajs', reader);
  if (from) words.set('no', from.toString());
  if (to) words.set('lidz', to.toString());
  if (ground) words.set('pamats', ground);
  if (oldestFirst) words.set('kartot', 'when');
  if (after) words.set('pec', String(after));
  const query = words.toString();
  return query === '' ? path : `${path}?${query}`;
}

export interface Resolved {
  readonly filter: ReadingFilter;
  /** `null` where no client was asked for. */
  readonly clients: readonly FoundClient[] | null;
  readonly readers: readonly { readonly id: EmployeeId; readonly name: string }[] | null;
}

/** Whom the words mean. Words that mean nobody find nothing, rather than everything. */
export async function resolve(tx: Tx, { client, reader, from, to, ground }: Asked): Promise<Resolved> {
  const [clients, readers] = await Promise.all([
    client === '' ? null : clientsAsked(tx, client),
    reader === '' ? null : readersAsked(tx, reader),
  ]);
  const filter = {
    ...EVERY_READING,
    clients: clients?.flatMap(({ records }) => records) ?? null,
    readers: readers?.map(({ id }) => id) ?? null,
    from,
    to,
    ground,
  };
  return { filter, clients, readers };
}

function dayIn(text: string | undefined): Temporal.PlainDate | null {
  try {
    return text === undefined || text === '' ? null : Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
