import { type Tx } from '../../database/database.ts';
import { type PersonalCode, maskPersonalCode, readPersonalCode } from '../../vocabulary/personal-code.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type ReasonRefusal, usePower } from '../powers/index.ts';
import { type SealedCode, sealedCodeOf } from './client-record.store.ts';

/** A code sealed for one client's row: bound to it, found by its index only. */
export function sealPersonalCode({ vault }: Pick<Desk, 'vault'>, id: ClientId, code: PersonalCode): SealedCode {
  return {
    sealed: vault.seal(code.text, placeOf(id)),
    index: codeIndex({ vault }, code),
    mask: maskPersonalCode(code),
  };
}

/** What an exact search looks for. */
export function codeIndex({ vault }: Pick<Desk, 'vault'>, { text }: Pick<PersonalCode, 'text'>): Buffer {
  return vault.index(text, 'client.personal_code');
}

/** A sealed code moved to another client's row. */
export function resealPersonalCode(
  desk: Pick<Desk, 'vault'>,
  from: ClientId,
  into: ClientId,
  code: SealedCode,
): SealedCode {
  const open = readPersonalCode(desk.vault.open(code.sealed, placeOf(from)));
  if (open === null) throw new Error('A sealed personal code is empty');
  return sealPersonalCode(desk, into, open);
}

/**
 * 5.4.2: the code itself, for whoever says why. The use stands on the head's list; the caller writes the reading down.
 * `null` where the client keeps none.
 */
export async function unmaskPersonalCode(
  desk: Desk,
  tx: Tx,
  id: ClientId,
  reason: string,
): Promise<{ readonly code: string } | ReasonRefusal | null> {
  const kept = await sealedCodeOf(tx, id);
  if (kept === null) return null;
  const used = await usePower(desk, tx, { power: 'unmask-personal-code', reason, client: id });
  if ('refused' in used) return used;
  return { code: desk.vault.open(kept.sealed, placeOf(id)) };
}

function placeOf(id: ClientId): string {
  return `client.personal_code:${id}`;
}
