import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { RecordKind } from '../../vocabulary/words.ts';
import { type Term, termsWith } from './terms.ts';

/** The term of every kind of record: decided, or proposed. */
export async function termsNow(tx: Tx): Promise<Term[]> {
  const rows = await tx.rows<{
    record_kind: RecordKind;
    years: number;
    days: number;
    ground: string;
    confirmed: boolean;
    changed_at: Temporal.Instant;
  }>('select record_kind, years, days, ground, confirmed, changed_at from retention_term where tenant = $1 limit 20', [
    tx.identity.tenant,
  ]);
  return termsWith(
    rows.map(({ record_kind, changed_at, ...rest }) => ({ ...rest, kind: record_kind, changedAt: changed_at })),
  );
}

export async function saveTerm(
  tx: Tx,
  term: Omit<Term, 'changedAt'>,
  by: EmployeeId | null,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into retention_term (tenant, record_kind, years, days, ground, confirmed, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant, record_kind) do update set years = excluded.years, days = excluded.days, ground = excluded.ground,
       confirmed = excluded.confirmed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [tx.identity.tenant, term.kind, term.years, term.days, term.ground, term.confirmed, at, by],
  );
}

/** Whether what is past its term goes by itself at night; off unless somebody has switched it on. */
export async function nightlySetting(
  tx: Tx,
): Promise<{ readonly nightly: boolean; readonly lastNight: Temporal.PlainDate | null }> {
  const row = await tx.one<{ nightly: boolean; last: string | null }>(
    'select nightly, last_night::text as last from retention_setting where tenant = $1',
    [tx.identity.tenant],
  );
  return {
    nightly: row?.nightly ?? false,
    lastNight: row?.last == null ? null : Temporal.PlainDate.from(row.last),
  };
}

export async function switchNightly(
  tx: Tx,
  nightly: boolean,
  by: EmployeeId | null,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into retention_setting (tenant, nightly, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (tenant) do update set nightly = excluded.nightly, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [tx.identity.tenant, nightly, at, by],
  );
}

/** Takes this night for the process that asks; `false` where another has it, or the switch is off. */
export async function takeNight(tx: Tx, night: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.one(
    `update retention_setting set last_night = $2 where tenant = $1 and nightly and (last_night is null or last_night < $2)
     returning tenant`,
    [tx.identity.tenant, night],
  );
  return row !== null;
}
