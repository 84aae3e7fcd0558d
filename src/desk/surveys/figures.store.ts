import type { Tx } from '../../database/database.ts';
import type { ClauseId, UnitId } from '../../vocabulary/ids.ts';

/** Whose answers and from when: units (`null`: the whole municipality) and the first day, a first of a month (`null`: all). */
export interface SurveyScope {
  readonly units: readonly UnitId[] | null;
  readonly from: Temporal.PlainDate | null;
}

/** How often each score was given, by clause: `counts[0]` gave a 1. bounded: by clauses and scores. */
export async function surveyFigures(
  tx: Tx,
  clauses: readonly ClauseId[],
  { units, from }: SurveyScope,
): Promise<ReadonlyMap<ClauseId, readonly number[]>> {
  const rows = await tx.rows<{ clause: ClauseId; score: number; answers: number }>(
    `select clause, score, sum(answers)::integer as answers from survey_figures
     where tenant = $1 and clause = any($2::text[]) and ($3::uuid[] is null or unit_id = any($3::uuid[])) and ($4::date is null or month >= $4::date)
     group by clause, score`,
    [tx.identity.tenant, clauses, units, from],
  );
  const counts = new Map<ClauseId, number[]>();
  for (const { clause, score, answers } of rows) {
    const of = counts.get(clause) ?? [];
    counts.set(clause, of);
    of[score - 1] = answers;
  }
  return new Map([...counts].map(([clause, of]) => [clause, Array.from(of, (count) => count ?? 0)]));
}
