import { deskIdentity, employeeIdentity } from '../database/connect.ts';
import type { Desk } from '../desk/context.ts';
import { seeded } from '../desk/hall/index.ts';
import { answerSurvey, followUp, writeSurveyWords } from '../desk/surveys/index.ts';
import type { Standard } from '../standard/standard.ts';
import type { ClauseId } from '../vocabulary/ids.ts';
import { type DemoEmployee, EMPLOYEES } from './demo-people.ts';
import { type ServedVisit, someServedVisits } from './past-visits.store.ts';

/** How many of the visitors of four weeks rated their visit. */
const RATED = 90;
/** Of a hundred, how many gave 1, 2, 3, 4, 5. */
const GIVEN = [2, 5, 14, 31, 48];
const SAID: Readonly<Record<number, readonly string[]>> = {
  1: ['Gaidīju gandrīz stundu, un neviens neatvainojās.'],
  2: ['Tā arī nesapratu, kurš dokuments vēl trūkst.'],
  4: ['Viss skaidrs, tikai rinda bija gara.'],
  5: ['Paldies, ļoti laipni un ātri!', 'Beidzot kāds paskaidroja saprotami.'],
};
/** Days after which a head has looked at a low rating; what is newer waits. */
const LOOKED_AT_AFTER_DAYS = 6;

/**
 * What clients of the past weeks said, each at the time when they said it, through the desk's own functions. A low rating
 * of last week has been looked at by the head; the newer ones wait.
 */
export async function surveyDeeds(
  desk: Desk,
  standards: readonly Standard[],
): Promise<{ readonly at: Temporal.Instant; readonly run: (then: Desk) => Promise<void> }[]> {
  const now = desk.clock();
  const visits = await desk.database.read(deskIdentity(desk.tenant), (tx) => someServedVisits(tx, RATED));
  const next = seeded(5_603);
  const anna = personCalled('Anna').id;
  // Whoever looks in today finds one that waits.
  const fresh = visits.findLast(({ holder_id: served }) => served === anna)?.id;
  return visits.flatMap((visit) => {
    const drawn = scoreOf(next());
    const scores = [visit.id === fresh ? 2 : drawn, scoreOf(next())] as const;
    const words = next() < 0.25 || scores[0] <= 2 ? wordsFor(scores[0], next()) : '';
    const at = visit.ended_at.add({ minutes: 1 + Math.floor(next() * 90) });
    if (Temporal.Instant.compare(at, now) >= 0) return [];
    const rating = { at, run: (then: Desk) => rate(then, standards, visit, scores, words) };
    const looked = at.add({ hours: 26 });
    const isOld = Temporal.Instant.compare(at, now.subtract({ hours: LOOKED_AT_AFTER_DAYS * 24 })) < 0;
    return scores[0] <= 2 && isOld ? [rating, { at: looked, run: (then: Desk) => lookAt(then, visit) }] : [rating];
  });
}

async function rate(
  desk: Desk,
  standards: readonly Standard[],
  { id: visit }: ServedVisit,
  scores: readonly number[],
  words: string,
): Promise<void> {
  const way = words === '' ? 'tablet' : 'link';
  let clause: ClauseId | null = '5.6.3' as ClauseId;
  for (const score of scores) {
    if (clause === null) break;
    const answered = await answerSurvey(desk, standards, { visit, clause, score, way, by: null });
    if ('refused' in answered) throw new Error(`The demo's rating was refused: ${answered.refused}`);
    clause = answered.standing.state === 'asks' ? answered.standing.question.clause : null;
  }
  if (words !== '') await writeSurveyWords(desk, standards, visit, words);
}

/** By whoever is above the one who served: the head, of a head the executive director. */
async function lookAt(desk: Desk, { id: visit, holder_id: served }: ServedVisit): Promise<void> {
  const unit = EMPLOYEES.find(({ id }) => id === served)?.unit;
  const head = EMPLOYEES.find((one) => one.head && one.unit === unit && one.id !== served) ?? personCalled('Inga');
  const role = head.kind === 'executive-director' ? 'executive-director' : 'head';
  const who = employeeIdentity(desk.tenant, head.id, [role], [head.unit]);
  const words = 'Pārrunājām ar kolēģiem; par gaidīšanu turpmāk atvainojamies uzreiz un nosaucam laiku.';
  const done = await followUp(desk, who, { visit, words, reached: false });
  if ('refused' in done) throw new Error(`The demo's head was refused: ${done.refused}`);
}

function personCalled(given: string): DemoEmployee {
  const person = EMPLOYEES.find((one) => one.given === given);
  if (person === undefined) throw new Error(`No demo employee is called ${given}`);
  return person;
}

function scoreOf(chance: number): number {
  let left = chance * 100;
  return (
    1 +
    Math.max(
      0,
      GIVEN.findIndex((share) => (left -= share) < 0),
    )
  );
}

function wordsFor(score: number, chance: number): string {
  const some = SAID[score] ?? [];
  return some[Math.floor(chance * some.length)] ?? '';
}
