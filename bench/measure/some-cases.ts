import pg from 'pg';

/** Numbers of cases of a unit, open and closed in turn. */
export async function someCases(ownerUrl: string, unit: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: string }>(
      `(select number from desk_case where tenant = 1 and unit_id = $1 and state in ('open','answered') order by opened_at limit 20)
       union all (select number from desk_case where tenant = 1 and unit_id = $1 and state = 'closed' order by opened_at desc limit 20)`,
      [unit],
    );
    return rows.map(({ number }) => number);
  } finally {
    await client.end();
  }
}
