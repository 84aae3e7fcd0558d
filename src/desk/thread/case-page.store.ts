import { OBLIGATION_COLUMNS, type ObligationRow, obligationFromRow } from '../../journal/obligation-row.ts';
import type { Obligation } from '../../standard/obligation.ts';
import { parseInstant } from '../../database/instants.ts';
import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { AccessibilityNeed, CaseState, ClientKind, ContactKind, Language } from '../../vocabulary/words.ts';
import type { Case } from '../cases/index.ts';
import { OWN_CASES } from './own-cases.ts';

export interface CaseRef {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
}

export interface LinkedRef extends CaseRef {
  readonly why: 'mentions' | 'follow-up' | 'split' | 'linked';
}

export interface EarlierCase extends CaseRef {
  readonly openedAt: Temporal.Instant;
}

/** Everything around a case that its page names, beside its thread and its duties. */
export interface CaseSurroundings {
  readonly unit: { readonly lv: string; readonly en: string };
  readonly institution: { readonly lv: string; readonly en: string };
  readonly holder: string | null;
  /** Version of the case's chain: what a form was opened upon. */
  readonly version: number;
  readonly client: {
    readonly name: string;
    readonly kind: ClientKind;
    readonly language: Language;
    readonly formOfAddress: string;
    readonly needs: readonly AccessibilityNeed[];
    readonly needsWords: string;
    readonly contacts: readonly { readonly kind: ContactKind; readonly value: string; readonly doNotUse: boolean }[];
  };
  readonly parties: readonly { readonly address: string; readonly name: string }[];
  readonly earlier: readonly EarlierCase[];
  readonly earlierCount: number;
  readonly links: readonly LinkedRef[];
  readonly merged: readonly CaseRef[];
  readonly into: CaseRef | null;
  /** Letters, replies and notes of the case and of those merged into it. */
  readonly entries: number;
  /** Whether the kind of submission was ever chosen by a person. */
  readonly classified: boolean;
  readonly firstLetter: { readonly subject: string; readonly text: string } | null;
  /** Of the case and of those merged into it, in the order they were opened. */
  readonly duties: readonly Obligation[];
}

interface Row {
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly institution_lv: string;
  readonly institution_en: string;
  readonly holder: string | null;
  readonly version: number;
  readonly client_name: string;
  readonly client_kind: ClientKind;
  readonly client_language: Language;
  readonly form_of_address: string;
  readonly needs: readonly AccessibilityNeed[];
  readonly needs_words: string;
  readonly contacts: CaseSurroundings['client']['contacts'];
  readonly parties: CaseSurroundings['parties'];
  readonly earlier: readonly (CaseRef & { readonly opened_at: string })[];
  readonly earlier_count: number;
  readonly links: readonly LinkedRef[];
  readonly merged: readonly CaseRef[];
  readonly into_case: CaseRef | null;
  readonly entries: number;
  readonly classified: boolean;
  readonly first_letter: CaseSurroundings['firstLetter'];
  readonly duties: readonly ObligationRow[];
}

const REF = `json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'state', c.state)`;

/** One statement, each part by an index: the client with ways to reach and earlier cases, links, mergers, counts. */
export async function caseSurroundings(tx: Tx, one: Case): Promise<CaseSurroundings> {
  const row = await tx.one<Row>(
    `${OWN_CASES}
     select u.name_lv as unit_lv, u.name_en as unit_en, i.name_lv as institution_lv, i.name_en as institution_en,
       h.given_name || ' ' || h.surname as holder, s.version, cl.name as client_name, cl.kind as client_kind,
       cl.language as client_language, cl.form_of_address, cl.needs, cl.needs_words,
       coalesce((select json_agg(k) from (select kind, value, do_not_use as "doNotUse" from client_contact
         where tenant = $1 and client_id = $3 order by do_not_use, kind, main desc, value limit 20) k), '[]') as contacts,
       coalesce((select json_agg(p) from (select address, name from case_party where tenant = $1 and case_id = $2 limit 20) p), '[]') as parties,
       coalesce((select json_agg(e) from (select id, number, title, state, opened_at from desk_case
         where tenant = $1 and client_id = $3 and id <> $2 order by opened_at desc limit 5) e), '[]') as earlier,
       (select count(*) from (select from desk_case where tenant = $1 and client_id = $3 and id <> $2 limit 1000) n) as earlier_count,
       coalesce((select json_agg(l) from (
         select c.id, c.number, c.title, c.state, l.why from case_link l join desk_case c on c.tenant = $1 and c.id = l.other_id
           where l.tenant = $1 and l.case_id = $2
         union
         select c.id, c.number, c.title, c.state, l.why from case_link l join desk_case c on c.tenant = $1 and c.id = l.case_id
           where l.tenant = $1 and l.other_id = $2 limit 20) l), '[]') as links,
       coalesce((select json_agg(${REF}) from desk_case c
         where c.tenant = $1 and c.id = any(array(select id from inner_case limit 100))), '[]') as merged,
       (select ${REF} from desk_case c where c.tenant = $1 and c.id = $4) as into_case,
       (select count(*) from mail where tenant = $1 and case_id = any(array(select id from own)))
         + (select count(*) from reply where tenant = $1 and case_id = any(array(select id from own)) and state not in ('draft','withdrawn'))
         + (select count(*) from note where tenant = $1 and case_id = any(array(select id from own))) as entries,
       exists (select from event where tenant = $1 and subject_id = $2 and kind = 'case.classified') as classified,
       (select json_build_object('subject', coalesce(subject, ''), 'text', left(coalesce(text, ''), 5000)) from mail
         where tenant = $1 and case_id = $2 and kind = 'letter' order by received_at limit 1) as first_letter,
       coalesce((select json_agg(o) from (select ${OBLIGATION_COLUMNS} from obligation
         where tenant = $1 and subject_id = any(array(select id from own)) order by opened_at, clause limit 2000) o), '[]') as duties
     from unit u
     join institution i on i.tenant = $1 and i.id = u.institution_id
     join client cl on cl.tenant = $1 and cl.id = $3
     join subject s on s.tenant = $1 and s.id = $2
     left join employee h on h.tenant = $1 and h.id = $5
     where u.tenant = $1 and u.id = $6`,
    [tx.identity.tenant, one.id, one.client, one.state === 'merged' ? one.mergedInto : null, one.holder, one.unit],
  );
  if (row === null) throw new Error(`Case ${one.id}: its unit, client or chain is missing`);
  return {
    unit: { lv: row.unit_lv, en: row.unit_en },
    institution: { lv: row.institution_lv, en: row.institution_en },
    holder: row.holder,
    version: row.version,
    client: {
      name: row.client_name,
      kind: row.client_kind,
      language: row.client_language,
      formOfAddress: row.form_of_address,
      needs: row.needs,
      needsWords: row.needs_words,
      contacts: row.contacts,
    },
    parties: row.parties,
    earlier: row.earlier.map(({ opened_at, ...one }) => ({ ...one, openedAt: parseInstant(opened_at) })),
    earlierCount: row.earlier_count,
    links: row.links,
    merged: row.merged,
    into: row.into_case,
    entries: row.entries,
    classified: row.classified,
    firstLetter: row.first_letter,
    duties: row.duties.map(obligationFromRow),
  };
}

export interface Somebody {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly doing: 'reading' | 'writing';
}

/**
 * Who else has the case open, and that one has it open oneself: written at most once a minute. `arrived`: one was not
 * there before, so the others' screens should learn of it.
 */
export async function lookIn(
  tx: Tx,
  id: CaseId,
  me: EmployeeId,
  now: Temporal.Instant,
): Promise<{ others: Somebody[]; arrived: boolean }> {
  // Where one was seen a moment ago nothing is written, not even a lock: such a page commits nothing.
  const row = await tx.one<{ others: { id: EmployeeId; name: string; doing: Somebody['doing'] }[]; before: boolean }>(
    `with before as (
       select seen_at from presence where tenant = $1 and case_id = $2 and employee_id = $3 and seen_at > $4::timestamptz - interval '2 minutes'
     ), seen as (
       insert into presence as p (tenant, case_id, employee_id, doing, seen_at) select $1, $2, $3, 'reading', $4
       where not exists (select from before where seen_at >= $4::timestamptz - interval '1 minute')
       on conflict (tenant, case_id, employee_id) do update set doing = 'reading', seen_at = excluded.seen_at
         where p.seen_at < $4::timestamptz - interval '1 minute'
     )
     select exists (select from before) as before, coalesce((select json_agg(o) from (
       select e.id, e.given_name || ' ' || e.surname as name, p.doing from presence p
       join employee e on e.tenant = $1 and e.id = p.employee_id
       where p.tenant = $1 and p.case_id = $2 and p.employee_id <> $3 and p.seen_at > $4::timestamptz - interval '2 minutes'
       order by p.seen_at desc limit 10) o), '[]') as others`,
    [tx.identity.tenant, id, me, now],
  );
  return {
    others: (row?.others ?? []).map(({ id: employee, name, doing }) => ({ employee, name, doing })),
    arrived: row?.before === false,
  };
}

export interface FoundCase extends CaseRef {
  readonly client: string;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
}

/** The open cases of the same client: what is most often meant when merging. */
export async function openCasesOfClient(tx: Tx, one: Case, limit = 12): Promise<FoundCase[]> {
  return tx.rows<FoundCase>(
    `select c.id, c.number, c.title, c.state, cl.name as client, c.unit_id as unit, c.holder_id as holder
     from desk_case c join client cl on cl.tenant = $1 and cl.id = c.client_id
     where c.tenant = $1 and c.client_id = $2 and c.id <> $3 and c.state in ('open','waiting-for-client','answered')
     order by c.opened_at desc limit $4`,
    [tx.identity.tenant, one.client, one.id, limit],
  );
}

export interface PostChoice {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly unit: string;
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly post_lv: string;
  readonly post_en: string;
}

/** Every post held on a day, unit by unit: to whom a case can be handed. */
export async function postsOn(tx: Tx, day: Temporal.PlainDate, unit: string | null): Promise<PostChoice[]> {
  return tx.rows<PostChoice>(
    `select e.id as employee, e.given_name || ' ' || e.surname as name, u.id as unit, u.name_lv as unit_lv, u.name_en as unit_en,
       p.post_lv, p.post_en
     from held_post p join employee e on e.tenant = $1 and e.id = p.employee_id join unit u on u.tenant = $1 and u.id = p.unit_id
     where p.tenant = $1 and p.valid_from <= $2::date and (p.valid_to is null or p.valid_to >= $2::date) and ($3::uuid is null or p.unit_id = $3)
     order by u.name_lv, p.head desc, e.surname, e.given_name limit 1000`,
    [tx.identity.tenant, day.toString(), unit],
  );
}
