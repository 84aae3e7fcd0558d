import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';

export const DISTRIBUTION_MODES = ['off', 'proposed', 'by-itself'] as const;
export type DistributionMode = (typeof DISTRIBUTION_MODES)[number];

export interface Distribution {
  readonly unit: UnitId;
  readonly mode: DistributionMode;
  /** Working minutes for which anybody may take a case before it is given out by itself. */
  readonly afterMinutes: number;
}

export interface Skill {
  readonly unit: UnitId;
  readonly employee: EmployeeId;
  readonly words: readonly string[];
}

/** How these units share their work out; a unit without a row does not. */
export async function distributionsOf(tx: Tx, units: readonly UnitId[] | null): Promise<Distribution[]> {
  return tx.rows<Distribution>(
    `select unit_id as unit, mode, after_minutes as "afterMinutes" from unit_distribution
     where tenant = $1 and ($2::uuid[] is null or unit_id = any($2::uuid[])) limit 1000`,
    [tx.identity.tenant, units],
  );
}

export async function skillsOf(tx: Tx, units: readonly UnitId[]): Promise<Skill[]> {
  return tx.rows<Skill>(
    `select unit_id as unit, employee_id as employee, words from skill where tenant = $1 and unit_id = any($2::uuid[]) limit 2000`,
    [tx.identity.tenant, units],
  );
}

/** Writes how a unit shares out and what each of its people knows best; those named without words lose theirs. */
export async function saveDistribution(
  tx: Tx,
  to: Distribution & {
    readonly skills: readonly Omit<Skill, 'unit'>[];
    readonly by: EmployeeId;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into unit_distribution (tenant, unit_id, mode, after_minutes, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, unit_id) do update set mode = excluded.mode, after_minutes = excluded.after_minutes,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.identity.tenant, to.unit, to.mode, to.afterMinutes, to.by, to.at],
  );
  await tx.rows('delete from skill where tenant = $1 and unit_id = $2', [tx.identity.tenant, to.unit]);
  const skilled = to.skills.filter(({ words }) => words.length > 0);
  if (skilled.length === 0) return;
  await tx.rows(
    `insert into skill (tenant, unit_id, employee_id, words)
     select $1, $2, s.employee, array(select jsonb_array_elements_text(s.words)) from jsonb_to_recordset($3::jsonb) as s (employee uuid, words jsonb)`,
    [tx.identity.tenant, to.unit, JSON.stringify(skilled)],
  );
}

/** Which words (as text for `to_tsquery`) stand in which of these cases. bounded: by the cases and the words. */
export async function wordsInCases(
  tx: Tx,
  cases: readonly CaseId[],
  queries: readonly string[],
): Promise<ReadonlyMap<CaseId, readonly number[]>> {
  if (cases.length === 0 || queries.length === 0) return new Map();
  const rows = await tx.rows<{ id: CaseId; nth: number }>(
    `select d.case_id as id, (q.nth - 1)::integer as nth from search_document d
     cross join unnest($3::text[]) with ordinality as q (query, nth)
     where d.tenant = $1 and d.case_id = any($2::uuid[]) and d.words @@ to_tsquery('simple', q.query)`,
    [tx.identity.tenant, cases, queries],
  );
  const byCase = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byCase].map(([id, of]) => [id, of.map(({ nth }) => nth)]));
}

/** Of pairs of a person and a case, those between whom a wall stands or who declared an interest. bounded: by the pairs. */
export async function walledPeople(
  tx: Tx,
  people: readonly EmployeeId[],
  cases: readonly CaseId[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0 || cases.length === 0) return new Set();
  const rows = await tx.rows<{ employee: EmployeeId; id: CaseId }>(
    `select p.id as employee, c.id from unnest($2::uuid[]) as p (id) cross join desk_case c
     where c.tenant = $1 and c.id = any($3::uuid[]) and is_walled(p.id, c.id, c.client_id)`,
    [tx.identity.tenant, people, cases],
  );
  return new Set(rows.map(({ employee, id }) => `${employee} ${id}`));
}
