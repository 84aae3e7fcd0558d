import { mentioning } from './inventory/inventory.ts';

/** What an erasure goes through; kept with its job, and forgotten with its end. */
export interface ErasePlan {
  readonly cases: readonly string[];
  /** The client's records; empty where only cases go and the client stays. */
  readonly clients: readonly string[];
  readonly addresses: readonly string[];
  /** What is taken out of all words; `null` where nothing is looked for. */
  readonly pattern: string | null;
  /** Letters of others out of which the client is taken as well. */
  readonly letters: readonly string[];
  /** Cases of others in whose words the client was named: their search documents are written anew. */
  readonly documents: readonly string[];
}

/** One piece of an erasure: what one transaction does. */
export type ErasePiece =
  | { readonly do: 'find' }
  | { readonly do: 'mentions'; readonly table: string; readonly columns: readonly string[] }
  | { readonly do: 'letters'; readonly ids: readonly string[] }
  | { readonly do: 'cases'; readonly ids: readonly string[] }
  | { readonly do: 'client' }
  | { readonly do: 'documents' };

const CASES_A_PIECE = 100;

/**
 * The pieces of an erasure in order, the same for the same plan, so that one that broke off goes on where it stood. Each
 * may be done twice. The client goes last but for the search: until then the job can be taken up again.
 */
export function piecesOf(plan: ErasePlan): ErasePiece[] {
  const words = plan.pattern === null ? [] : mentionPieces(plan);
  return [
    ...words,
    ...chunks(plan.cases).map((ids): ErasePiece => ({ do: 'cases', ids })),
    ...(plan.clients.length > 0 ? [{ do: 'client' } as const] : []),
    ...(words.length > 0 ? [{ do: 'documents' } as const] : []),
  ];
}

function mentionPieces(plan: ErasePlan): ErasePiece[] {
  const byTable = new Map<string, string[]>();
  for (const { table, column } of mentioning()) {
    // Letters of others are theirs; they are changed only where that was asked for, one by one.
    if (table !== 'mail') byTable.set(table, [...(byTable.get(table) ?? []), column]);
  }
  return [
    { do: 'find' },
    ...[...byTable].map(([table, columns]): ErasePiece => ({ do: 'mentions', table, columns })),
    ...chunks(plan.letters).map((ids): ErasePiece => ({ do: 'letters', ids })),
  ];
}

function chunks(ids: readonly string[]): string[][] {
  const pieces = [];
  for (let from = 0; from < ids.length; from += CASES_A_PIECE) pieces.push(ids.slice(from, from + CASES_A_PIECE));
  return pieces;
}
