import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { AuthorityId, ClientId } from '../../vocabulary/ids.ts';
import { keepBytes } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { type AuthorityToKeep, authorityById, insertAuthority, markRevoked } from './authorities.store.ts';

export interface AuthorityGiven extends Omit<AuthorityToKeep, 'id' | 'document'> {
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | null;
}

/** 5.2: keeps a power of attorney, its document by its bytes. The days are the form's to have checked. */
export async function recordAuthority(desk: Desk, tx: Tx, given: AuthorityGiven): Promise<AuthorityId> {
  const id = newId<AuthorityId>();
  const { file, ...rest } = given;
  const document =
    file === null ? null : { hash: await keepBytes(tx, file.bytes), name: file.name, mediaType: file.mediaType };
  const now = desk.clock();
  await insertAuthority(tx, { ...rest, id, document }, now);
  await recordOnClient(desk, tx, given.client, { kind: 'authority.recorded', at: now, facts: { authority: id } });
  return id;
}

export type RevokeRefusal = { readonly refused: 'no-such-authority' } | { readonly refused: 'already-revoked' };

/** From now on it refuses by itself. */
export async function revokeAuthority(
  desk: Desk,
  tx: Tx,
  id: AuthorityId,
  reason: string,
): Promise<{ readonly client: ClientId } | RevokeRefusal> {
  const one = await authorityById(tx, id);
  if (one === null) return { refused: 'no-such-authority' };
  const now = desk.clock();
  if (!(await markRevoked(tx, id, reason, now))) return { refused: 'already-revoked' };
  await recordOnClient(desk, tx, one.client, { kind: 'authority.revoked', at: now, facts: { authority: id } });
  return { client: one.client };
}

export async function recordOnClient(desk: Desk, tx: Tx, client: ClientId, fact: Fact): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'client', id: client },
    expected: 'current',
    facts: [fact],
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify([`client:${client}`]));
}
