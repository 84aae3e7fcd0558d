import { deskIdentity } from '../../database/connect.ts';
import type { Desk } from '../context.ts';
import { addLetterTaken, type LetterToHand, letterToHand, markLetterHanded } from './letters.store.ts';

/** A letter on its way out, with the addresses for which an earlier attempt has handed it over; `null`: it has left. */
export function beginLetter(desk: Desk, id: string): Promise<LetterToHand | null> {
  return desk.database.read(deskIdentity(desk.tenant), (tx) => letterToHand(tx, id));
}

/** Remembers for whom the relay has taken a letter. */
export async function recordLetterTaken(desk: Desk, id: string, addresses: readonly string[]): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) => addLetterTaken(tx, id, addresses));
}

/** Records that a letter has left, or for whom it will not; the page of the task shows it. */
export async function recordLetterHanded(desk: Desk, id: string, trouble: readonly string[]): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    markLetterHanded(tx, id, desk.clock(), trouble.join('\n').slice(0, 500)),
  );
}
