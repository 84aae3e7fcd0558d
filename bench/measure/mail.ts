import pg from 'pg';
import { readMail } from '../../src/desk/mail/index.ts';
import { UNITS } from '../../src/seed/demo-people.ts';
import { makeLetter } from '../data-set/letters.ts';
import { sendAll, type SmtpLetter } from '../load/smtp.ts';
import type { DeskProcess } from '../machine/desk-process.ts';
import { cpuOf, databaseCpuOf } from '../machine/processes.ts';
import { pick, seeded } from '../machine/random.ts';
import { timed, until } from '../machine/timing.ts';
import { atLeast, atMost, type Row } from '../row.ts';
import type { Stage } from './stage.ts';

/** Letters over real SMTP until each is a committed case, against parsing and storing the same bytes alone. */
export async function measureMail(stage: Stage, desk: DeskProcess, ownerUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const count = stage.options.full ? 1000 : 250;
  try {
    await receive(client, desk, letters('warm', 40), 1);
    const rows: Row[] = [];
    for (const connections of [1, 4]) {
      const post = letters(`c${connections}`, count);
      const limit = await limitOf(client, post);
      const { perSecond, cpuMs, databaseMs } = await receive(client, desk, post, connections);
      const over = `${connections} ${connections === 1 ? 'connection' : 'connections'}`;
      rows.push(
        {
          name: `mail in, ${over}: to the committed case (limit: parse + insert alone)`,
          value: perSecond,
          unit: 'msg/s',
          limit,
          goal: atLeast(connections === 1 ? 150 : 250),
        },
        {
          name: `mail in, ${over}: share of the limit`,
          value: perSecond / limit,
          unit: '×',
          limit: null,
          goal: atLeast(0.5),
        },
        { name: `mail in, ${over}: desk and PostgreSQL`, value: cpuMs, unit: 'CPU-ms', limit: null, goal: atMost(6) },
        { name: `mail in, ${over}: PostgreSQL of these`, value: databaseMs, unit: 'CPU-ms', limit: null, goal: null },
      );
      if (connections === 1)
        rows.push({ name: 'mail in: mean size', value: mean(post) / 1000, unit: 'kB', limit: null, goal: null });
    }
    return rows;
  } finally {
    await client.end();
  }
}

function letters(run: string, count: number): SmtpLetter[] {
  const random = seeded(count + run.length);
  const at = Temporal.Now.instant();
  return Array.from({ length: count }, (_, nth) => {
    const to = pick(random, UNITS).mailbox;
    const { address, raw } = makeLetter(random, `${run}-${nth}-${at.epochMilliseconds}`, to, at, 'everyday');
    return { from: address, to, raw };
  });
}

async function receive(client: pg.Client, desk: DeskProcess, post: readonly SmtpLetter[], connections: number) {
  const before = await opened(client);
  const cpuBefore = cpuOf(desk.pid);
  const databaseBefore = databaseCpuOf(desk.pid);
  const { began } = await sendAll(desk.smtpPort, post, connections);
  await until('every letter is a case', async () => (await opened(client)) === before + post.length);
  const seconds = (performance.now() - began) / 1000;
  return {
    perSecond: post.length / seconds,
    cpuMs: (cpuOf(desk.pid) - cpuBefore) / post.length,
    databaseMs: (databaseCpuOf(desk.pid) - databaseBefore) / post.length,
  };
}

async function opened(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from mail where tenant = 1 and fate = 'opened'`,
  );
  return Number(rows[0]?.count);
}

/** Messages a second where the same bytes are only parsed, and only inserted, one after the other. */
async function limitOf(client: pg.Client, post: readonly SmtpLetter[]): Promise<number> {
  const parsing = await timed(() => post.forEach(({ raw }) => readMail(raw, null)));
  await client.query('create table bench_bytes (bytes bytea)');
  await client.query('alter table bench_bytes alter column bytes set storage external');
  const storing = await timed(async () => {
    await client.query('begin');
    for (const { raw } of post)
      await client.query({ name: 'bench-bytes', text: 'insert into bench_bytes values ($1)', values: [raw] });
    await client.query('commit');
  });
  await client.query('drop table bench_bytes');
  return post.length / ((parsing.ms + storing.ms) / 1000);
}

function mean(post: readonly SmtpLetter[]): number {
  return post.reduce((sum, { raw }) => sum + raw.length, 0) / post.length;
}
