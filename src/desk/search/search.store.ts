import type { Tx } from '../../database/database.ts';

export interface SearchSource {
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly client: string;
  readonly addresses: string | null;
  readonly texts: string | null;
}

/**
 * What a case's search document is made of: its number, title, client and newest letters, cut where they are very long.
 * `subjects` are cases, and clients who were changed or have got cases of another.
 */
export async function searchSources(tx: Tx, subjects: readonly string[]): Promise<SearchSource[]> {
  // bounded: by the subjects asked for.
  return tx.rows<SearchSource>(
    `select c.id as case_id, c.number, c.title, cl.name as client,
       (select string_agg(k.value, ' ') from client_contact k where k.tenant = c.tenant and k.client_id = c.client_id) as addresses,
       left(concat_ws(' ',
         (select string_agg(m.words, ' ') from (select concat_ws(' ', left(subject, 500), left(text, 20000)) as words from mail
           where tenant = c.tenant and case_id = c.id order by received_at desc limit 100) m),
         (select string_agg(r.words, ' ') from (select left(text, 20000) as words from reply
           where tenant = c.tenant and case_id = c.id and text is not null and state <> 'draft' order by updated_at desc limit 100) r),
         (select string_agg(n.words, ' ') from (select left(text, 20000) as words from note
           where tenant = c.tenant and case_id = c.id order by made_at desc limit 100) n)), 200000) as texts
     from desk_case c join client cl on cl.tenant = c.tenant and cl.id = c.client_id
     where c.tenant = $1 and (c.id = any($2::uuid[]) or c.client_id = any($2::uuid[]))`,
    [tx.identity.tenant, subjects],
  );
}

/** Writes the documents; title and number weigh most. `line` is folded text, searched by any part of it. */
export async function saveDocuments(
  tx: Tx,
  documents: readonly { readonly case: string; readonly head: string; readonly body: string; readonly line: string }[],
): Promise<void> {
  await tx.rows(
    `insert into search_document (tenant, case_id, words, line)
     select $1, d.id, setweight(to_tsvector('simple', d.head), 'A') || to_tsvector('simple', d.body), d.line
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as d (id, head, body, line)
     on conflict (tenant, case_id) do update set words = excluded.words, line = excluded.line`,
    [
      tx.identity.tenant,
      documents.map((one) => one.case),
      documents.map((one) => one.head),
      documents.map((one) => one.body),
      documents.map((one) => one.line),
    ],
  );
}
