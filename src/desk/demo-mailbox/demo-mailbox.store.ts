import type { Tx } from '../../database/database.ts';

export interface DemoLetter {
  readonly id: string;
  readonly address: string;
  readonly content_hash: Buffer;
  readonly subject: string;
  readonly from_address: string;
  readonly text: string;
  readonly arrived_at: Temporal.Instant;
}

/** A letter that left a demo installation for one of its invented clients. */
export async function insertDemoLetter(tx: Tx, letter: DemoLetter): Promise<void> {
  await tx.rows(
    `insert into demo_mail (tenant, id, address, content_hash, subject, from_address, text, arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.identity.tenant,
      letter.id,
      letter.address,
      letter.content_hash,
      letter.subject,
      letter.from_address,
      letter.text,
      letter.arrived_at,
    ],
  );
}

/** The newest letters of all invented clients, or of one. */
export async function demoLetters(tx: Tx, address: string | null, limit = 50): Promise<DemoLetter[]> {
  return tx.rows<DemoLetter>(
    `select id, address, content_hash, subject, from_address, text, arrived_at from demo_mail
     where tenant = $1 and ($2::text is null or address = $2) order by arrived_at desc limit $3`,
    [tx.identity.tenant, address, limit],
  );
}

export async function demoLetter(tx: Tx, id: string): Promise<DemoLetter | null> {
  return tx.one<DemoLetter>(
    'select id, address, content_hash, subject, from_address, text, arrived_at from demo_mail where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
}
