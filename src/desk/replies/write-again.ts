import type { Identity } from '../../database/database.ts';
import type { EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { isOpen, lockCase } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { draftOf, insertDraft, saveAttachments } from './replies.store.ts';
import type { Reply } from './reply.ts';
import type { DraftRefusal } from './refusals.ts';

/**
 * A new draft with the text and files of a letter that did not arrive. Where the employee has a draft already it stays as
 * it is. The recipients come along as they were, to be mended.
 */
export async function writeAgain(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  letter: Reply,
): Promise<Reply | DraftRefusal> {
  return desk.database.write(who, async (tx) => {
    const one = await lockCase(tx, letter.case);
    if (one === null) return { refused: 'no-such-case' };
    if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
    const existing = await draftOf(tx, letter.case, who.employee);
    if (existing !== null) return existing;
    const draft: Reply = {
      ...letter,
      id: newId<ReplyId>(),
      state: 'draft',
      author: who.employee,
      overrides: [],
      draftVersion: 1,
      updatedAt: desk.clock(),
    };
    await insertDraft(tx, draft);
    if (letter.attachments.length > 0) await saveAttachments(tx, draft.id, letter.attachments);
    return draft;
  });
}
