import type { Tx } from '../../database/database.ts';

export interface DemoLetter {
  readonly id: string;
  /** `sms`: a text message, and `address` a number. */
  readonly way: 'e-mail' | 'sms';
  readonly address: string;
  readonly content_hash: Buffer;
  readonly subject: string;
  readonly from_address: string;
  readonly text: string;
  readonly arrived_at: Temporal.Instant;
}

/** A letter or text message that left a demo installation for one of its invented clients. */
export async function insertDemoLetter(tx: Tx, letter: DemoLetter): Promise<void> {
  await tx.rows(
    `insert into demo_mail (tenant, id, address, content_hash, subject, from_address, text, arrived_at, way)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.identity.tenant,
      letter.id,
      letter.address,
      letter.content_hash,
      letter.subject,
      letter.from_address,
      letter.text,
      letter.arrived_at,
      letter.way,
    ],
  );
}

/** The newest letters of all invented clients, or of one. */
export async function demoLetters(tx: Tx, address: string | null, limit = 50): Promise<DemoLetter[]> {
  return tx.rows<DemoLetter>(
    `select id, way, address, content_hash, subject, from_address, text, arrived_at from demo_mail
     where tenant = $1 and ($2::text is null or address = $2) order by arrived_at desc limit $3`,
    [tx.identity.tenant, address, limit],
  );
}

export async function demoLetter(tx: Tx, id: string): Promise<DemoLetter | null> {
  return tx.one<DemoLetter>(
    'select id, way, address, content_hash, subject, from_address, text, arrived_at from demo_mail where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
}

export interface DemoClient {
  readonly address: string;
  readonly name: string;
  /** Letters that reached this address. */
  readonly letters: number;
}

/** Whom one can play: clients known to the desk with an e-mail, those with the newest letters first; numbers that got a message. */
export async function demoClients(tx: Tx, limit = 40): Promise<DemoClient[]> {
  return tx.rows<DemoClient>(
    `select coalesce(arrived.address, known.value) as address, coalesce(known.name, called.name, '') as name, coalesce(arrived.letters, 0)::integer as letters
     from (select address, count(*) as letters, max(arrived_at) as newest from demo_mail where tenant = $1 group by address) arrived
     full join (select k.value, c.name from client_contact k join client c on c.tenant = k.tenant and c.id = k.client_id
       where k.tenant = $1 and k.kind = 'e-mail' and c.merged_into is null order by c.created_at desc limit 200) known
       on known.value = arrived.address
     left join lateral (select c.name from client_contact k join client c on c.tenant = k.tenant and c.id = k.client_id
       where k.tenant = $1 and k.kind = 'phone' and k.value = arrived.address and c.merged_into is null limit 1) called on true
     order by arrived.newest desc nulls last, known.name limit $2`,
    [tx.identity.tenant, limit],
  );
}
