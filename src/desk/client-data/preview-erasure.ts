import type { Tx } from '../../database/database.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import {
  type CaseToErase,
  casesToErase,
  type ClientHead,
  clientHead,
  heldClient,
  knownAs,
  recordsOfClient,
} from './client-ties.store.ts';
import { countTied, lettersOf, othersLetters } from './erase.store.ts';
import type { Tie } from './inventory/field.ts';
import { tiedTables } from './inventory/inventory.ts';
import { mentionPattern } from './mention-pattern.ts';

/** What an erasure would do, and what hinders it; nothing is changed. */
export interface ErasurePreview {
  readonly client: ClientHead;
  readonly records: readonly ClientId[];
  /** E-mail addresses and telephone numbers. */
  readonly addresses: readonly string[];
  readonly pattern: string | null;
  readonly cases: readonly CaseToErase[];
  /** Not closed, or something is owed in them: these hinder. */
  readonly open: readonly CaseToErase[];
  readonly held: readonly { readonly what: string; readonly reason: string }[];
  /** Closed, but their term of keeping is not over. */
  readonly withinTerm: readonly CaseToErase[];
  readonly erasable: readonly CaseToErase[];
  /** Rows by table, if everything is erased. */
  readonly rows: Readonly<Record<string, number>>;
  /** Letters of other clients in which this one is named. */
  readonly others: readonly { readonly id: string; readonly number: string | null }[];
}

/**
 * Looks at everything that is about a client. `keptSince`: cases closed later than this are within their term of keeping.
 * `null` where there is no such client. To be called as the desk itself: a client's cases are not all the reader's own.
 */
export async function previewErasure(
  desk: Pick<Desk, 'vault'>,
  tx: Tx,
  id: ClientId,
  days: { readonly today: Temporal.PlainDate; readonly keptSince: Temporal.Instant },
): Promise<ErasurePreview | null> {
  const client = await clientHead(tx, id);
  if (client === null) return null;
  const records = await recordsOfClient(tx, id);
  const known = await knownAs(tx, records);
  const personalCodes = known.sealed.map(({ id: of, code }) => desk.vault.open(code, `client.personal_code:${of}`));
  const pattern = mentionPattern({ ...known, emails: [...known.emails, ...known.others], personalCodes });
  const cases = (await casesToErase(tx, records, days.today)).filter(({ erased_at }) => erased_at === null);
  const clientHeld = await heldClient(tx, records, days.today);
  const finished = cases.filter(({ state, owed }) => (state === 'closed' || state === 'merged') && owed === 0);
  const free = finished.filter(({ held }) => held === null);
  const isOver = (one: CaseToErase) =>
    one.closed_at === null || Temporal.Instant.compare(one.closed_at, days.keptSince) < 0;
  const scope = { client: records, case: cases.map((one) => one.id), address: known.emails };
  return {
    client,
    records,
    addresses: [...known.emails, ...known.phones],
    pattern,
    cases,
    open: cases.filter((one) => !finished.includes(one)),
    held: [
      ...(clientHeld === null ? [] : [{ what: client.name, reason: clientHeld }]),
      ...cases.flatMap(({ number, held }) => (held === null ? [] : [{ what: number, reason: held }])),
    ],
    withinTerm: free.filter((one) => !isOver(one)),
    erasable: free.filter(isOver),
    rows: await countScope(tx, scope),
    others: pattern === null ? [] : await othersLetters(tx, pattern, scope.case, known.emails),
  };
}

async function countScope(
  tx: Tx,
  scope: Readonly<Record<'client' | 'case' | 'address', readonly string[]>>,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const { table, inventory, ties } of tiedTables(Object.keys(scope) as Tie[])) {
    if (inventory.erase === 'keep') continue;
    rows[table] =
      table === 'mail'
        ? (await lettersOf(tx, scope)).length
        : await countTied(
            tx,
            table,
            ties.map(({ column, tie }) => ({ column, ids: scope[tie as keyof typeof scope] })),
          );
  }
  return rows;
}
