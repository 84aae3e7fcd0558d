import type { Tx } from '../../database/database.ts';
import { fold } from '../../language/fold.ts';
import type { ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { type ReasonRefusal, usePower } from '../powers/index.ts';
import type { ErasePlan } from './erase-plan.ts';
import { piecesOf } from './erase-plan.ts';
import { insertJob } from './jobs.store.ts';
import type { ErasurePreview } from './preview-erasure.ts';
import { previewErasure } from './preview-erasure.ts';

export interface ErasureAsked {
  readonly by: EmployeeId;
  readonly client: ClientId;
  /** `expired`: only cases whose term is over, and the client once none is kept; `all`: also those within their term. */
  readonly scope: 'expired' | 'all';
  /** Whether the client is taken out of the letters of others too; their originals then go. */
  readonly othersLetters: boolean;
  /** The client's name, typed to confirm. */
  readonly typedName: string;
  /** Who asked for it and on what ground (5.4.2). */
  readonly reason: string;
}

export type ErasureRefusal =
  | {
      readonly refused:
        | 'no-such-client'
        | 'erased-already'
        | 'merged'
        | 'name-differs'
        | 'nothing-to-erase'
        | 'running';
    }
  | { readonly refused: 'cases-open'; readonly numbers: readonly string[] }
  | { readonly refused: 'held'; readonly held: ErasurePreview['held'] }
  | ReasonRefusal;

/**
 * Begins to erase a client: decides by the preview, keeps the use of the power for the head, and puts in the job. What is
 * open or held is never touched. To be called as the desk itself with the person who asks in the identity.
 */
export async function beginErasure(
  desk: Desk,
  tx: Tx,
  asked: ErasureAsked,
  days: { readonly today: Temporal.PlainDate; readonly keptSince: Temporal.Instant },
): Promise<{ readonly job: string } | ErasureRefusal> {
  const preview = await previewErasure(desk, tx, asked.client, days);
  if (preview === null) return { refused: 'no-such-client' };
  const refusal = hindrance(preview, asked);
  if (refusal !== null) return refusal;
  const used = await usePower(desk, tx, { power: 'erase-client', reason: asked.reason, client: asked.client });
  if ('refused' in used) return used;
  const plan = planOf(preview, asked);
  const id = newId<string>();
  const fresh = await insertJob(tx, {
    id,
    kind: 'erase-client',
    client: asked.client,
    state: 'running',
    madeBy: asked.by,
    madeAt: desk.clock(),
    plan,
    steps: piecesOf(plan).length,
  });
  return fresh ? { job: id } : { refused: 'running' };
}

function hindrance(preview: ErasurePreview, asked: ErasureAsked): ErasureRefusal | null {
  if (preview.client.erased_at !== null) return { refused: 'erased-already' };
  if (preview.client.merged_into !== null) return { refused: 'merged' };
  if (preview.open.length > 0) return { refused: 'cases-open', numbers: preview.open.map(({ number }) => number) };
  if (preview.held.length > 0) return { refused: 'held', held: preview.held };
  if (asked.scope === 'expired' && preview.erasable.length === 0 && preview.withinTerm.length > 0)
    return { refused: 'nothing-to-erase' };
  const same = (one: string) => fold(one.trim()).replace(/\s+/g, ' ');
  if (same(asked.typedName) !== same(preview.client.name)) return { refused: 'name-differs' };
  return null;
}

function planOf(preview: ErasurePreview, asked: ErasureAsked): ErasePlan {
  const whole = asked.scope === 'all' || preview.withinTerm.length === 0;
  const cases = asked.scope === 'all' ? [...preview.erasable, ...preview.withinTerm] : preview.erasable;
  return {
    cases: cases.map(({ id }) => id),
    clients: whole ? preview.records : [],
    addresses: whole ? preview.addresses : [],
    pattern: whole ? preview.pattern : null,
    letters: whole && asked.othersLetters ? preview.others.map(({ id }) => id) : [],
    documents: [],
  };
}
