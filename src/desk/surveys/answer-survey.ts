import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { questionsOf, standardOn, type StandardQuestion } from '../../standard/questions.ts';
import type { Standard } from '../../standard/standard.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { ClauseId, DeskId, EmployeeId, UnitId, VisitId } from '../../vocabulary/ids.ts';
import type { SurveyWay } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { knownDirectory, postsOf, supervisorsOf } from '../directory/index.ts';
import { barDeed } from '../walls/index.ts';
import { drawQuestion, isOver, type SurveyStanding, surveyStanding } from './survey.ts';
import {
  askedOfService,
  closedAtDesk,
  insertAnswer,
  insertDrawn,
  insertWords,
  type SurveyedVisit,
  surveyedVisit,
} from './surveys.store.ts';

/** A visit with how its survey stands. */
export interface OpenSurvey {
  readonly visit: SurveyedVisit;
  readonly standing: SurveyStanding;
}

export type SurveyRefusal =
  | { readonly refused: 'no-such-visit' }
  | { readonly refused: 'not-yet' }
  | { readonly refused: 'over' }
  /** Another question is asked, or none. */
  | { readonly refused: 'not-asked' }
  | { readonly refused: 'no-such-score' }
  /** 5.1.6: nobody rates their own service. */
  | { readonly refused: 'own-work'; readonly clause: '5.1.6' };

/** The longest that a client may write, in characters. */
export const SURVEY_WORDS_MAX = 1000;

/** How the survey of a visit stands; `null` where there is no such visit. */
export async function surveyOf(desk: Desk, standards: readonly Standard[], id: VisitId): Promise<OpenSurvey | null> {
  const visit = await desk.database.read(deskIdentity(desk.tenant), (tx) => surveyedVisit(tx, id));
  return visit === null ? null : opened(desk, standards, visit);
}

/** The survey that a tablet at a desk shows: of the visit that was closed there within `seconds`; `null`: none. */
export async function surveyAtDesk(
  desk: Desk,
  standards: readonly Standard[],
  at: DeskId,
  seconds: number,
): Promise<OpenSurvey | null> {
  const since = desk.clock().subtract({ seconds });
  const visit = await desk.database.read(deskIdentity(desk.tenant), (tx) => closedAtDesk(tx, at, since));
  return visit === null ? null : opened(desk, standards, visit);
}

export interface Answering {
  readonly visit: VisitId;
  readonly clause: ClauseId;
  readonly score: number;
  readonly way: SurveyWay;
  /** Whoever is signed in on the device that answers; `null`: nobody. */
  readonly by: EmployeeId | null;
}

/**
 * Keeps one answer: recorded on the visit's chain, counted for the clause. The first answer draws the second question. What
 * was answered before stays as it was, and the survey goes on. A low answer about the whole is owed a look of the head above
 * whoever served (5.6.3).
 */
export async function answerSurvey(
  desk: Desk,
  standards: readonly Standard[],
  answering: Answering,
): Promise<OpenSurvey | SurveyRefusal> {
  return retrying(() =>
    desk.database.write(deskIdentity(desk.tenant), (tx) => answerIn(desk, tx, standards, answering)),
  );
}

async function answerIn(
  desk: Desk,
  tx: Tx,
  standards: readonly Standard[],
  { visit: id, clause, score, way, by }: Answering,
): Promise<OpenSurvey | SurveyRefusal> {
  const visit = await surveyedVisit(tx, id);
  if (visit === null) return { refused: 'no-such-visit' };
  if (by !== null && by === visit.holder_id) {
    await barDeed(desk, tx, { employee: by, deed: 'survey.answer', ground: 'own-work', case: null });
    return { refused: 'own-work', clause: '5.1.6' };
  }
  const before = opened(desk, standards, visit);
  // Pressed twice, or gone back to: what was said stands.
  if (visit.answered.includes(clause)) return before;
  const { standing } = before;
  if (standing.state === 'not-yet' || standing.state === 'over') return { refused: standing.state };
  if (standing.state === 'answered' || standing.question.clause !== clause) return { refused: 'not-asked' };
  const { question } = standing;
  if (!Number.isInteger(score) || score < 1 || score > question.scale) return { refused: 'no-such-score' };
  const now = desk.clock();
  const low = question.overall && score <= question.low;
  const { unit: servedUnit, above } = await whoseService(desk, tx, visit);
  if (!(await insertAnswer(tx, { visit, clause, score, low, way, at: now, servedUnit }))) return before;
  const drawn = visit.drawn ?? (await draw(desk, tx, standards, visit));
  await record(tx, desk.rules.current(), {
    subject: { kind: 'visit', id },
    expected: 'current',
    facts: factsOf(visit, now, { question, score, way, low: low ? { above } : null }),
    actor: null,
  });
  tx.afterCommit(() =>
    desk.notify([
      `visit:${id}`,
      `hall:${visit.place_id}`,
      ...(low ? ([`unit:${visit.unit_id}`, 'work'] as const) : []),
    ]),
  );
  return opened(desk, standards, { ...visit, drawn, answered: [...visit.answered, clause], answered_at: now });
}

async function draw(
  desk: Desk,
  tx: Tx,
  standards: readonly Standard[],
  visit: SurveyedVisit,
): Promise<ClauseId | null> {
  const standard = standardOfVisit(standards, visit);
  if (standard === null) return null;
  const drawn = drawQuestion(questionsOf(standard), await askedOfService(tx, visit.service_id), visit.id);
  if (drawn === null) return null;
  const { clause } = drawn;
  await insertDrawn(tx, {
    visit: visit.id,
    service: visit.service_id,
    clause,
    standard: standard.id,
    at: desk.clock(),
  });
  return clause;
}

/** Where whoever served belongs on this day, and who is above them; nobody where that is not known any more. */
async function whoseService(
  desk: Desk,
  tx: Tx,
  { holder_id: served }: SurveyedVisit,
): Promise<{ readonly unit: UnitId | null; readonly above: EmployeeId | null }> {
  if (served === null) return { unit: null, above: null };
  const directory = await knownDirectory(desk.database, tx);
  const day = dayOf(desk.clock());
  const [post] = postsOf(directory, served, day);
  return { unit: post?.unit ?? null, above: supervisorsOf(directory, served, day)[0]?.employee ?? null };
}

function factsOf(
  visit: SurveyedVisit,
  at: Temporal.Instant,
  answer: {
    readonly question: StandardQuestion;
    readonly score: number;
    readonly way: SurveyWay;
    /** So low that whoever is above looks at it. */
    readonly low: { readonly above: EmployeeId | null } | null;
  },
): readonly Fact[] {
  const { id, service_id: service, unit_id: unit } = visit;
  const { question, score, way, low } = answer;
  const said: Fact = {
    kind: 'survey.answered',
    at,
    facts: { visit: id, service, unit, clause: question.clause, score, way },
  };
  if (low === null) return [said];
  return [said, { kind: 'survey.scored-low', at, facts: { visit: id, unit, holder: low.above, score } }];
}

/** Keeps what the client writes beside the answers: once, and only after the first answer. */
export async function writeSurveyWords(
  desk: Desk,
  standards: readonly Standard[],
  id: VisitId,
  words: string,
): Promise<OpenSurvey | SurveyRefusal> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const visit = await surveyedVisit(tx, id);
    if (visit === null) return { refused: 'no-such-visit' };
    const open = opened(desk, standards, visit);
    const clause = besideWhich(standards, visit);
    if (clause === undefined || open.standing.state === 'not-yet') return { refused: 'not-asked' };
    if (visit.ended_at !== null && isOver(visit.ended_at, desk.clock())) return { refused: 'over' };
    const said = words.trim().slice(0, SURVEY_WORDS_MAX);
    if (said === '' || visit.worded) return open;
    await insertWords(tx, id, clause, said, desk.clock());
    tx.afterCommit(() => desk.notify([`unit:${visit.unit_id}`]));
    return { ...open, visit: { ...visit, worded: true } };
  });
}

/** Words stand beside the answer about the whole, where there is one. */
function besideWhich(standards: readonly Standard[], visit: SurveyedVisit): ClauseId | undefined {
  const standard = standardOfVisit(standards, visit);
  const overall = (standard === null ? [] : questionsOf(standard)).find((one) => one.overall)?.clause;
  return visit.answered.find((clause) => clause === overall) ?? visit.answered[0];
}

function opened(desk: Desk, standards: readonly Standard[], visit: SurveyedVisit): OpenSurvey {
  const standard = standardOfVisit(standards, visit);
  const standing = surveyStanding(
    {
      closedAt: visit.state === 'closed' ? visit.ended_at : null,
      questions: standard === null ? [] : questionsOf(standard),
      drawn: visit.drawn,
      answered: new Set(visit.answered),
    },
    desk.clock(),
  );
  return { visit, standing };
}

/** The standard in force on the day on which the visit ended (clause 15). */
function standardOfVisit(standards: readonly Standard[], { ended_at: ended }: SurveyedVisit): Standard | null {
  return ended === null ? null : standardOn(standards, dayOf(ended));
}
