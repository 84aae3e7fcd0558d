import type { Tx } from '../../database/database.ts';
import type { CaseId } from '../../vocabulary/ids.ts';

/** An open case of one's own whose client is to be given word (5.3.4). */
export interface SilentCase {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly client: string | null;
  readonly due: Temporal.Instant;
  /** From when the silence is counted: the letter, or the last word. */
  readonly since: Temporal.Instant;
}

/**
 * The cases that the signed-in person holds and whose word to the client is due before `until`, the most pressing first.
 * One whose letter is on its way already is left out.
 */
export async function silentCases(tx: Tx, until: Temporal.Instant, limit: number): Promise<SilentCase[]> {
  return tx.rows<SilentCase>(
    `select c.id, c.number, c.title, k.name as client, min(o.due_at) as due, min(o.opened_at) as since
     from obligation o
     join desk_case s on s.tenant = $1 and s.id = o.subject_id
     join desk_case c on c.tenant = $1 and c.id = coalesce(s.merged_into, s.id)
     left join client k on k.tenant = $1 and k.id = c.client_id
     where o.tenant = $1 and o.holder_id = $2 and o.settled_by is null and o.due_at < $3 and o.topic = 'word-to-client'
       and o.subject_kind = 'case' and c.state in ('open', 'answered')
       and not exists (select from reply r where r.tenant = $1 and r.case_id = c.id and r.state in ('approved', 'sent'))
     group by c.id, c.number, c.title, k.name order by min(o.due_at), c.id limit $4`,
    [tx.identity.tenant, tx.identity.employee, until, limit],
  );
}
