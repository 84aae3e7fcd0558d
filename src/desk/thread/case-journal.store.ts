import type { Tx } from '../../database/database.ts';
import type { EventKind } from '../../vocabulary/events.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';

/** One event of a case with the names behind its ids. */
export interface Happening {
  readonly version: number;
  readonly kind: EventKind;
  readonly at: Temporal.Instant;
  readonly actor: string | null;
  readonly actor_id: EmployeeId | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly unit_lv: string | null;
  readonly unit_en: string | null;
  readonly holder: string | null;
  readonly other_number: string | null;
  readonly clause: string | null;
}

/** The same as the journal shows it. */
export interface JournalLine extends Happening {
  readonly hash: Buffer;
}

/** The names behind the ids of an event are looked up one by one: joined, whole tables would be read for a few lines;
 * `case` rather than `coalesce`, which row-level security does not let through to the index. */
const WORDS = `e.version, e.kind, e.at, e.actor_id, e.facts,
    (select a.given_name || ' ' || a.surname from employee a where a.tenant = $1 and a.id = e.actor_id) as actor,
    (select u.name_lv from unit u where u.tenant = $1 and u.id = (e.facts->>'unit')::uuid) as unit_lv,
    (select u.name_en from unit u where u.tenant = $1 and u.id = (e.facts->>'unit')::uuid) as unit_en,
    (select h.given_name || ' ' || h.surname from employee h where h.tenant = $1 and h.id = (e.facts->>'holder')::uuid) as holder,
    (select c.number from desk_case c where c.tenant = $1
      and c.id = (case when e.facts ? 'into' then e.facts->>'into' when e.facts ? 'from' then e.facts->>'from'
        when e.facts ? 'outOf' then e.facts->>'outOf' else e.facts->>'to' end)::uuid) as other_number,
    (select o.clause from obligation o where o.tenant = $1 and o.id = (e.facts->>'obligation')::uuid) as clause`;
const LINES = `select ${WORDS}, e.hash from event e where e.tenant = $1 and e.subject_id = $2`;

/** The newest events of a case below a version, newest first: a page of its journal. */
export async function journalBelow(tx: Tx, id: CaseId, below: number, limit: number): Promise<JournalLine[]> {
  return tx.rows<JournalLine>(`${LINES} and e.version < $3 order by e.version desc limit $4`, [
    tx.identity.tenant,
    id,
    below,
    limit,
  ]);
}

/** Letters, notes and replies stand in the thread themselves; these lines say what happened between them. */
const BETWEEN: readonly EventKind[] = [
  'case.opened',
  'case.classified',
  'case.taken',
  'case.released',
  'case.assigned',
  'case.handed-over',
  'case.handed-back',
  'case.put-to-client',
  'case.closed',
  'case.reopened',
  'case.merged',
  'case.absorbed',
  'case.unmerged',
  'case.parted',
  'case.split',
  'reply.withdrawn',
  'reply.bounced',
  'deadline.passed',
];

/** SQL for a list of what happened between the letters of the case `$2`, newest first, as JSON. */
export const BETWEEN_LETTERS = `coalesce((select json_agg(l) from (select ${WORDS} from event e
    where e.tenant = $1 and e.subject_id = $2 and e.kind in (${BETWEEN.map((kind) => `'${kind}'`).join(',')})
    order by e.version desc limit 120) l), '[]')`;

/** What others did since the version that a form was opened upon; the desk's own clock-watching is nobody's deed. */
export async function eventsSince(tx: Tx, id: CaseId, version: number): Promise<JournalLine[]> {
  return tx.rows<JournalLine>(
    `${LINES} and e.version > $3 and e.kind not in ('deadline.neared','case.noted') and e.kind <> 'deadline.passed' order by e.version limit 20`,
    [tx.identity.tenant, id, version],
  );
}
