import { parseInstant } from '../../database/instants.ts';
import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { ClientId, EmployeeId, MailId, UnitId } from '../../vocabulary/ids.ts';
import type { ClientKind, Language } from '../../vocabulary/words.ts';
import type { Case } from '../cases/index.ts';
import type { Client } from '../clients/index.ts';

/** A post of the author in the words of both languages; what a signature (9.4) is made from. */
export interface AuthorPost {
  readonly unit: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly institution_lv: string;
  readonly institution_en: string;
  readonly post_lv: string;
  readonly post_en: string;
  readonly phone: string;
  readonly website: string;
}

/** The letter that an answer is owed to: the client's newest that awaits one, else the newest of all. */
export interface AnsweredLetter {
  readonly id: MailId;
  readonly receivedAt: Temporal.Instant;
  readonly subject: string | null;
  readonly from: string | null;
}

/** All that a case and the directory know of a reply on it: what it is proposed from and checked against. */
export interface ReplyFacts {
  readonly client: Client;
  /** The client's own addresses. */
  readonly addresses: readonly string[];
  /** Whom an employee wrote to before. */
  readonly parties: readonly { readonly address: string; readonly name: string }[];
  readonly letter: AnsweredLetter | null;
  /** An answer is owed whose time has passed: then the letter apologises (9.3). */
  readonly late: boolean;
  /** An answer of the case is approved or on its way, and has not arrived yet. */
  readonly onItsWay: boolean;
  readonly author: {
    readonly id: EmployeeId;
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    /** Held today, heads first. */
    readonly posts: readonly AuthorPost[];
  };
  /** 5.5.2: the author may sign letters of the municipality in this unit's matters, by post or by mandate. */
  readonly mandated: boolean;
  /** The municipality's own. */
  readonly website: string;
}

interface Row {
  readonly kind: ClientKind;
  readonly name: string;
  readonly language: Language;
  readonly form_of_address: string;
  readonly addresses: readonly string[];
  readonly parties: ReplyFacts['parties'];
  readonly letter: { id: MailId; received_at: string; subject: string | null; from_address: string | null } | null;
  readonly late: boolean;
  readonly on_its_way: boolean;
  readonly author: { readonly name: string; readonly phone: string; readonly email: string };
  readonly posts: readonly AuthorPost[];
  readonly mandated: boolean;
  readonly website: string;
}

/**
 * One statement, each part by an index. Letters of cases merged into this one count as its own; auto-replies and reports
 * await no answer.
 */
export async function replyFacts(tx: Tx, one: Case, author: EmployeeId, now: Temporal.Instant): Promise<ReplyFacts> {
  const row = await tx.one<Row>(
    `select cl.kind, cl.name, cl.language, cl.form_of_address, t.website,
       array(select value from client_contact where tenant = $1 and client_id = $3 and kind = 'e-mail' order by do_not_use, main desc, value limit 50) as addresses,
       coalesce((select json_agg(p) from (select address, name from case_party where tenant = $1 and case_id = $2 limit 100) p), '[]') as parties,
       (select json_build_object('id', m.id, 'received_at', m.received_at, 'subject', m.subject, 'from_address', m.from_address)
         from mail m where m.tenant = $1 and m.kind not in ('auto-reply', 'delivery-report')
           and m.case_id = any(array(select id from desk_case where tenant = $1 and merged_into = $2) || $2::uuid)
         order by m.awaits_answer desc, m.received_at desc limit 1) as letter,
       exists (select from obligation where tenant = $1 and subject_id = $2 and topic = 'reply-to-client'
         and settled_by is null and due_at < $5) as late,
       exists (select from reply where tenant = $1 and case_id = $2 and state in ('approved', 'sent') and answers) as on_its_way,
       json_build_object('name', e.given_name || ' ' || e.surname, 'phone', e.phone, 'email', e.email) as author,
       coalesce((select json_agg(p) from (
         select h.unit_id as unit, u.name_lv as unit_lv, u.name_en as unit_en, i.name_lv as institution_lv, i.name_en as institution_en,
           h.post_lv, h.post_en, coalesce(nullif(e.phone, ''), u.phone) as phone, coalesce(nullif(i.website, ''), t.website) as website
         from held_post h
         join unit u on u.tenant = $1 and u.id = h.unit_id
         join institution i on i.tenant = $1 and i.id = u.institution_id
         where h.tenant = $1 and h.employee_id = $4 and h.valid_from <= $6::date and (h.valid_to is null or h.valid_to >= $6::date)
         order by h.head desc, u.name_lv limit 20) p), '[]') as posts,
       exists (select from held_post h where h.tenant = $1 and h.employee_id = $4 and h.valid_from <= $6::date and (h.valid_to is null or h.valid_to >= $6::date)
           and (h.kind in ('executive-director', 'deputy-executive-director', 'council-chair', 'council-vice-chair')
             or h.kind in ('head', 'deputy-head') and h.unit_id = $7))
         or exists (select from mandate m where m.tenant = $1 and m.kind = 'sign' and m.valid_from <= $6::date and (m.valid_to is null or m.valid_to >= $6::date)
           and (m.unit_id is null or m.unit_id = $7)
           and (m.employee_id = $4 or m.post_id in (select h.post_id from held_post h where h.tenant = $1 and h.employee_id = $4
             and h.valid_from <= $6::date and (h.valid_to is null or h.valid_to >= $6::date)))) as mandated
     from client cl join tenant t on t.id = $1 join employee e on e.tenant = $1 and e.id = $4
     where cl.tenant = $1 and cl.id = $3`,
    [tx.identity.tenant, one.id, one.client, author, now, dayOf(now), one.unit],
  );
  if (row === null) throw new Error(`Case ${one.number}: its client or the author of a reply is missing`);
  const { letter } = row;
  return {
    client: clientOf(one.client, row),
    addresses: row.addresses,
    parties: row.parties,
    letter:
      letter === null
        ? null
        : {
            id: letter.id,
            receivedAt: parseInstant(letter.received_at),
            subject: letter.subject,
            from: letter.from_address,
          },
    late: row.late,
    onItsWay: row.on_its_way,
    mandated: row.mandated,
    author: { id: author, ...row.author, posts: row.posts },
    website: row.website,
  };
}

function clientOf(id: ClientId, { kind, name, language, form_of_address }: Row): Client {
  return { id, kind, name, language, formOfAddress: form_of_address };
}
