import type { Identity } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import type { VisitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type ToldAnswer, lowAnswer, saveFollowUp } from './follow-up.store.ts';

export type FollowUpRefusal =
  | { readonly refused: 'no-such-answer' }
  | { readonly refused: 'words-missing' }
  | { readonly refused: 'followed-up'; readonly answer: ToldAnswer };

/** What a head did about a low answer. */
export interface FollowUp {
  readonly visit: VisitId;
  readonly words: string;
  /** Whether the client was reached. */
  readonly reached: boolean;
}

/** 5.6.3: the head says what was done about a low answer, which settles what is owed. Only who sees the answer can. */
export async function followUp(
  desk: Desk,
  who: Identity,
  { visit, words, reached }: FollowUp,
): Promise<ToldAnswer | FollowUpRefusal> {
  const by = who.employee;
  if (by === null) return { refused: 'no-such-answer' };
  return retrying(() =>
    desk.database.write(who, async (tx) => {
      const answer = await lowAnswer(tx, visit);
      if (answer === null) return { refused: 'no-such-answer' };
      if (answer.followed_at !== null) return { refused: 'followed-up', answer };
      const said = words.trim();
      if (said === '') return { refused: 'words-missing' };
      const at = desk.clock();
      if (!(await saveFollowUp(tx, { visit, by, at, words: said, reached }))) return { refused: 'followed-up', answer };
      await record(tx, desk.rules.current(), {
        subject: { kind: 'visit', id: visit },
        expected: 'current',
        facts: [{ kind: 'survey.followed-up', at, facts: { visit, clientReached: reached } }],
        actor: by,
      });
      tx.afterCommit(() => desk.notify([`unit:${answer.unit}`, 'work']));
      return { ...answer, followed_at: at, follow_words: said, client_reached: reached };
    }),
  );
}
