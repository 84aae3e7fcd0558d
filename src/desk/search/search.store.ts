import type { Tx } from '../../database/database.ts';

export interface SearchSource {
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly client: string;
  readonly addresses: string | null;
  readonly texts: string | null;
}

/** What a case's search document is made of: its number, title, client and letters, cut where they are very long. */
export async function searchSources(tx: Tx, cases: readonly string[]): Promise<SearchSource[]> {
  // bounded: by the cases asked for.
  return tx.rows<SearchSource>(
    `select c.id as case_id, c.number, c.title, cl.name as client,
       (select string_agg(k.value, ' ') from client_contact k where k.tenant = c.tenant and k.client_id = c.client_id) as addresses,
       left(concat_ws(' ',
         (select string_agg(left(m.subject, 500) || ' ' || left(m.text, 20000), ' ') from mail m where m.tenant = c.tenant and m.case_id = c.id),
         (select string_agg(left(r.text, 20000), ' ') from reply r where r.tenant = c.tenant and r.case_id = c.id and r.text is not null),
         (select string_agg(n.text, ' ') from note n where n.tenant = c.tenant and n.case_id = c.id)), 200000) as texts
     from desk_case c join client cl on cl.tenant = c.tenant and cl.id = c.client_id
     where c.tenant = $1 and c.id = any($2::uuid[])`,
    [tx.identity.tenant, cases],
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
