import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { ImportRow, ImportSummary, KeptPlan } from './kept-import.ts';
import type { Change } from './plan.ts';

export async function insertImport(
  tx: Tx,
  row: {
    readonly id: string;
    readonly source: 'csv' | 'ldap';
    readonly by: EmployeeId | null;
    readonly at: Temporal.Instant;
    readonly plan: KeptPlan;
    readonly summary: ImportSummary;
  },
): Promise<void> {
  await tx.rows(
    'insert into directory_import (tenant, id, source, made_by, made_at, plan, summary) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.identity.tenant, row.id, row.source, row.by, row.at, JSON.stringify(row.plan), JSON.stringify(row.summary)],
  );
}

/** Plans that nobody decided upon: what they hold of names goes; gives how many there were. */
export async function dropUndecided(tx: Tx, before: Temporal.Instant): Promise<number> {
  const dropped = await tx.rows(
    `update directory_import set plan = null, summary = summary || '{"dropped":true}'
     where tenant = $1 and plan is not null and applied_at is null and made_at < $2::timestamptz returning 1`,
    [tx.identity.tenant, before.toString()],
  );
  return dropped.length;
}

/** Puts another plan in place of one that was not applied. */
export async function replacePlan(tx: Tx, id: string, plan: KeptPlan, summary: ImportSummary): Promise<void> {
  await tx.rows(
    `update directory_import set plan = $3, summary = $4 where tenant = $1 and id = $2 and applied_at is null and plan is not null`,
    [tx.identity.tenant, id, JSON.stringify(plan), JSON.stringify(summary)],
  );
}

/** The plan is over: applied at a moment, or thrown away (`null`). What it held of names goes with it. */
export async function closeImport(
  tx: Tx,
  id: string,
  at: Temporal.Instant | null,
  summary: ImportSummary,
): Promise<void> {
  await tx.rows(
    'update directory_import set plan = null, applied_at = $3, summary = $4 where tenant = $1 and id = $2 and applied_at is null',
    [tx.identity.tenant, id, at, JSON.stringify(summary)],
  );
}

/** The whole plan, locked until the transaction ends; `null` where it is over. */
export async function planToApply(
  tx: Tx,
  id: string,
): Promise<{ readonly source: 'csv' | 'ldap'; readonly plan: KeptPlan; readonly summary: ImportSummary } | null> {
  return tx.one(
    `select source, plan, summary from directory_import
     where tenant = $1 and id = $2 and plan is not null and applied_at is null for update`,
    [tx.identity.tenant, id],
  );
}

const ROW = `i.id, i.source, i.made_at, i.made_by, e.given_name || ' ' || e.surname as made_by_name, i.applied_at, i.summary,
  i.plan->>'state' as state`;

export async function importById(tx: Tx, id: string): Promise<ImportRow | null> {
  return tx.one<ImportRow>(
    `select ${ROW}, (i.plan->>'entries')::integer as entries, i.plan->'faults' as faults, i.plan->'refusal' as refusal
     from directory_import i left join employee e on e.tenant = i.tenant and e.id = i.made_by
     where i.tenant = $1 and i.id = $2`,
    [tx.identity.tenant, id],
  );
}

/** The last imports, newest first, without what they hold. */
export async function lastImports(tx: Tx): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(
    `select ${ROW}, null as entries, null as faults, null as refusal
     from directory_import i left join employee e on e.tenant = i.tenant and e.id = i.made_by
     where i.tenant = $1 order by i.made_at desc, i.id desc limit 30`,
    [tx.identity.tenant],
  );
}

export type ShownChange = Change & { readonly nth: number };

/** Of a plan's changes, vacancies and warnings: of each kind those from `skip` on, `most` of them; of one kind alone with `kind`. */
export async function shownChanges(
  tx: Tx,
  id: string,
  { kind, skip, most }: { readonly kind: string | null; readonly skip: number; readonly most: number },
): Promise<ShownChange[]> {
  // bounded: at most `most` rows of each kind of change
  return tx.rows<ShownChange>(
    `select c->>'what' as what, c->>'id' as id, c->>'name' as name, c->>'before' as before, c->>'after' as after, nth::integer
     from (
       select c, row_number() over (partition by c->>'what' order by part, at) as nth
       from directory_import i
       cross join lateral (values (1, i.plan->'plan'->'changes'), (2, i.plan->'plan'->'vacancies'), (3, i.plan->'plan'->'warnings')) as lists (part, list)
       cross join lateral jsonb_array_elements(list) with ordinality as elements (c, at)
       where i.tenant = $1 and i.id = $2 and i.plan->>'state' = 'ready' and ($3::text is null or c->>'what' = $3)
     ) numbered
     where nth > $4 and nth <= $4 + $5 order by nth`,
    [tx.identity.tenant, id, kind, skip, most],
  );
}

/** What was read and left out; the first hundred. */
export async function shownNotes(tx: Tx, id: string): Promise<{ reason: string; row: number | null; found: string }[]> {
  return tx.rows(
    `select n->>'reason' as reason, (n->>'row')::integer as row, n->>'found' as found
     from directory_import i cross join lateral jsonb_array_elements(i.plan->'plan'->'notes') as notes (n)
     where i.tenant = $1 and i.id = $2 and i.plan->>'state' = 'ready' limit 100`,
    [tx.identity.tenant, id],
  );
}

/** Everybody who manages people on a day. */
export async function administratorsOn(tx: Tx, day: Temporal.PlainDate): Promise<EmployeeId[]> {
  const rows = await tx.rows<{ employee_id: EmployeeId }>(
    `select distinct employee_id from role_holding where tenant = $1 and role = 'administrator'
       and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date) limit 1000`,
    [tx.identity.tenant, day.toString()],
  );
  return rows.map(({ employee_id }) => employee_id);
}

/** How many open cases each of these holds; only who holds any. */
export async function openCasesOf(
  tx: Tx,
  employees: readonly EmployeeId[],
): Promise<{ holder_id: EmployeeId; cases: number }[]> {
  // bounded: one row for each of those asked for
  return tx.rows(
    `select holder_id, count(*)::integer as cases from desk_case
     where tenant = $1 and holder_id = any($2::uuid[]) and state in ('open','waiting-for-client','answered') group by holder_id`,
    [tx.identity.tenant, employees],
  );
}
