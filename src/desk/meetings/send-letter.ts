import { deskIdentity } from '../../database/connect.ts';
import { bytesOf } from '../contents/index.ts';
import type { Desk } from '../context.ts';
import { endLetter, letterToSend, type MeetingLetter, saveTaken } from './letters.store.ts';

export interface LetterToHand extends Omit<MeetingLetter, 'attachments'> {
  readonly taken: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
}

/** A letter with the bytes of its documents; `null` where it has left already. */
export async function takeLetter(desk: Desk, id: string): Promise<LetterToHand | null> {
  return desk.database.read(deskIdentity(desk.tenant), async (tx) => {
    const found = await letterToSend(tx, id);
    if (found === null) return null;
    const attachments = [];
    for (const { name, mediaType, hash } of found.letter.attachments) {
      const content = await bytesOf(tx, Buffer.from(hash, 'hex'));
      if (content === null) throw new Error(`Meeting letter ${id}: the bytes of a document are missing`);
      attachments.push({ name, mediaType, content });
    }
    return { ...found.letter, attachments, taken: found.taken };
  });
}

export async function noteTaken(desk: Desk, id: string, accepted: readonly string[]): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) => saveTaken(tx, id, accepted));
}

/** What became of a letter: for whom it was refused is seen by whoever called the meeting. */
export async function noteEnd(
  desk: Desk,
  id: string,
  end: { readonly state: 'sent' | 'refused'; readonly said: string },
  refused: readonly { readonly address: string; readonly said: string }[],
): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    endLetter(tx, id, { ...end, at: desk.clock() }, refused),
  );
}
