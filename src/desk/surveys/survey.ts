import type { StandardQuestion } from '../../standard/questions.ts';
import type { ClauseId, VisitId } from '../../vocabulary/ids.ts';

/** Days after the visit within which its client may rate it. */
export const RATED_WITHIN_DAYS = 14;

/** How a survey stands for whoever opens it. `nth` of `of`, from 1. */
export type SurveyStanding =
  | { readonly state: 'not-yet' }
  | { readonly state: 'over' }
  | { readonly state: 'asks'; readonly question: StandardQuestion; readonly nth: number; readonly of: number }
  | { readonly state: 'answered' };

export interface SurveyFacts {
  /** `null` while the visit is not through. */
  readonly closedAt: Temporal.Instant | null;
  readonly questions: readonly StandardQuestion[];
  /** The clause of the question that was drawn; `null` before the first answer. */
  readonly drawn: ClauseId | null;
  readonly answered: ReadonlySet<ClauseId>;
}

/** Which question is asked now: first the one about the whole (5.6.3), then the one that was drawn. Pure. */
export function surveyStanding(
  { closedAt, questions, drawn, answered }: SurveyFacts,
  now: Temporal.Instant,
): SurveyStanding {
  if (closedAt === null) return { state: 'not-yet' };
  const asked = askedOf(questions, drawn);
  const at = asked.findIndex(({ clause }) => !answered.has(clause));
  const question = asked[at];
  if (question === undefined) return { state: 'answered' };
  if (isOver(closedAt, now)) return { state: 'over' };
  const of = asked.length + (drawn === null && hasMore(questions) ? 1 : 0);
  return { state: 'asks', question, nth: at + 1, of };
}

/** Whether the time within which a visit may be rated is over. */
export function isOver(closedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, closedAt.add({ hours: RATED_WITHIN_DAYS * 24 })) > 0;
}

/** The question about the whole, then the one that was drawn beside it. */
export function askedOf(questions: readonly StandardQuestion[], drawn: ClauseId | null): readonly StandardQuestion[] {
  const overall = questions.filter((one) => one.overall).slice(0, 1);
  const other = questions.filter((one) => !one.overall && one.clause === drawn);
  return [...overall, ...other];
}

/**
 * The question that a visit is asked beside the one about the whole: of those asked least often for its service, the one
 * that the visit's own id chooses, so that neither chance nor anybody at the desk decides it. `null` where there is none.
 */
export function drawQuestion(
  questions: readonly StandardQuestion[],
  asked: ReadonlyMap<ClauseId, number>,
  visit: VisitId,
): StandardQuestion | null {
  const others = questions.filter((one) => !one.overall);
  const least = Math.min(...others.map(({ clause }) => asked.get(clause) ?? 0));
  return (
    others
      .filter(({ clause }) => (asked.get(clause) ?? 0) === least)
      .sort((a, b) => lot(visit, a.clause) - lot(visit, b.clause))[0] ?? null
  );
}

function hasMore(questions: readonly StandardQuestion[]): boolean {
  return questions.some((one) => !one.overall);
}

/** FNV-1a over both: even over the clauses, the same each time. */
function lot(visit: VisitId, clause: ClauseId): number {
  let hash = 0x811c9dc5;
  for (const sign of `${visit} ${clause}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
