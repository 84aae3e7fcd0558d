import type { Tx } from '../../database/database.ts';

/** A link that was tried lately, and whether it opened. */
export interface LinkState {
  readonly href: string;
  readonly opens: boolean;
}

/** What is known of these addresses since `since`; those that were not tried, or gave no clear answer, are missing. */
export async function linkStates(tx: Tx, hrefs: readonly string[], since: Temporal.Instant): Promise<LinkState[]> {
  if (hrefs.length === 0) return [];
  return tx.rows<LinkState>(
    'select href, opens from link_state where tenant = $1 and href = any($2) and tried_at > $3 limit 100',
    [tx.identity.tenant, hrefs, since],
  );
}

/** Keeps what trying gave. */
export async function saveLinkStates(tx: Tx, states: readonly LinkState[], now: Temporal.Instant): Promise<void> {
  if (states.length === 0) return;
  await tx.rows(
    `insert into link_state (tenant, href, opens, tried_at)
     select $1, href, opens, $4 from unnest($2::text[], $3::boolean[]) as tried (href, opens)
     on conflict (tenant, href) do update set opens = excluded.opens, tried_at = excluded.tried_at`,
    [tx.identity.tenant, states.map(({ href }) => href), states.map(({ opens }) => opens), now],
  );
}
