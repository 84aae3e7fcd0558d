import type { Identity, Tx } from '../../database/database.ts';
import { obligationsOfSubject } from '../../journal/index.ts';
import { interimWord } from '../../language/interim-word.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type Case, foresee } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { promisesOfCase } from '../promises/index.ts';
import { fillEmptyParts } from '../templates/index.ts';
import { proposeDraft } from './propose-draft.ts';
import type { DraftRefusal } from './refusals.ts';
import { draftOf } from './replies.store.ts';
import { type ReplyFacts, replyFacts } from './reply-facts.store.ts';
import type { Reply } from './reply.ts';
import { writeDraftIn } from './write-draft.ts';

export type WordGiven =
  | { readonly reply: Reply; readonly done: 'filled' | 'partly' }
  /** An answer is written already: it is not touched. */
  | { readonly refused: 'answer-written' }
  | { readonly refused: 'on-its-way' }
  | DraftRefusal;

const PROMISES = 50;

/**
 * 5.3.4: the draft of a word to the client, ready to be read and sent: what is being done and until when. The day is the
 * one promised, else the answer's own where that lies ahead, else the one on which word would be due again.
 */
export async function giveWord(
  desk: Desk,
  tx: Tx,
  who: Identity & { employee: EmployeeId },
  one: Case,
): Promise<WordGiven> {
  const now = desk.clock();
  const [facts, standing] = await Promise.all([
    replyFacts(tx, one, who.employee, now),
    draftOf(tx, one.id, who.employee),
  ]);
  if (facts.onItsWay) return { refused: 'on-its-way' };
  const draft = standing ?? proposeDraft(one, facts, now);
  const word = interimWord(
    {
      unit: unitOf(one, facts, draft.language),
      late: facts.late,
      ...(await promisedIn(desk, tx, one, now)),
    },
    draft.language,
  );
  const { parts, kept } = fillEmptyParts(draft.parts, {
    id: '',
    title: '',
    language: draft.language,
    parts: { salutation: '', ...word },
  });
  if (kept.includes('body')) return { refused: 'answer-written' };
  const { way, language, subject, recipients, overrides } = draft;
  const content = { way, kind: 'interim' as const, language, subject, recipients, overrides, ...parts };
  const written = await writeDraftIn(
    desk,
    tx,
    who,
    { reply: draft.id, case: one.id, upon: draft.draftVersion },
    content,
  );
  if ('refused' in written) return written;
  return { reply: written, done: kept.length > 0 ? 'partly' : 'filled' };
}

/** The unit as the author's own post names it; the municipality where the case is another's. */
function unitOf(one: Case, { author }: ReplyFacts, language: Language): string {
  const post = author.posts.find(({ unit }) => unit === one.unit);
  if (post === undefined) return language === 'lv' ? 'pašvaldība' : 'The municipality';
  return language === 'lv' ? post.unit_lv : post.unit_en;
}

async function promisedIn(
  desk: Desk,
  tx: Tx,
  one: Case,
  now: Temporal.Instant,
): Promise<{ readonly until: Temporal.PlainDate; readonly asked: boolean }> {
  const [promises, duties] = await Promise.all([
    promisesOfCase(tx, one.id, PROMISES),
    obligationsOfSubject(tx, one.id),
  ]);
  const open = promises.filter(({ state }) => state === 'open');
  const fact = {
    kind: 'reply.delivered' as const,
    at: now,
    facts: { reply: one.id as unknown as ReplyId, answers: false, way: 'e-mail' as const },
  };
  const version = Math.max(0, ...duties.map(({ openedBy, settledBy }) => settledBy ?? openedBy));
  const next = foresee(desk.rules.current().judge, duties, one.id, version, fact).opens;
  const days = [
    ...open.filter(({ client_id }) => client_id !== null).map(({ answerBy }) => answerBy),
    ...duties
      .filter(({ topic, settledBy }) => topic === 'reply-to-client' && settledBy === null)
      .map(({ dueAt }) => dueAt),
    ...next.filter(({ topic }) => topic === 'word-to-client').map(({ dueAt }) => dueAt),
  ].flatMap((at) => (at === null ? [] : [dayOf(at)]));
  const today = dayOf(now);
  const until = days.find((day) => Temporal.PlainDate.compare(day, today) > 0);
  return {
    // Where no clause speaks of silence: a week, which can be kept.
    until: until ?? today.add({ days: 7 }),
    asked: open.some(({ colleague_id }) => colleague_id !== null),
  };
}
