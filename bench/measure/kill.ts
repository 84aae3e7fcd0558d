import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { UNITS } from '../../src/seed/demo-people.ts';
import { makeLetter } from '../data-set/letters.ts';
import { connectSmtp, type SmtpLetter } from '../load/smtp.ts';
import { type DeskProcess, startDesk } from '../machine/desk-process.ts';
import { pick, seeded } from '../machine/random.ts';
import { until } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';
import type { Stage } from './stage.ts';

const CONNECTIONS = 4;

/**
 * Mail comes in over four connections; the desk is killed at chance moments and started again. A sender keeps what was
 * not acknowledged and sends it again, as every relay does. In the end each letter must be one case, exactly.
 */
export async function measureKills(stage: Stage): Promise<Row[]> {
  const { kills } = stage.options;
  if (kills === 0) return [];
  const random = seeded(9);
  const sender = new Sender(random);
  let desk = await startDesk({ dataDir: stage.dataDir });
  for (let nth = 0; nth < kills; nth += 1) {
    const sending = sender.send(desk.smtpPort);
    await sender.until(sender.acknowledged.size + 5 + Math.floor(random() * 60));
    await desk.kill();
    await sending;
    stage.progress(`kill ${nth + 1} of ${kills}: ${sender.acknowledged.size} acknowledged`);
    desk = await startDesk({ dataDir: stage.dataDir });
  }
  try {
    await sender.finish(desk.smtpPort);
    return await outcome(stage, desk, sender, kills);
  } finally {
    await desk.stop();
  }
}

/** Relays with letters to deliver: a letter is forgotten only when it has been acknowledged. */
class Sender {
  readonly acknowledged = new Set<string>();
  readonly #random: () => number;
  #unsure: Post[] = [];
  #made = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Sends until the connections break. */
  async send(port: number): Promise<void> {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, () => this.#deliver(port, () => this.#unsure.shift() ?? this.#next())),
    );
  }

  /** Sends what is left; returns when all is acknowledged. */
  async finish(port: number): Promise<void> {
    await this.#deliver(port, () => this.#unsure.shift());
    if (this.#unsure.length > 0) throw new Error('The desk broke off although nobody killed it');
  }

  /** Waits until so many are acknowledged, so that a kill falls into the midst of sending. */
  async until(acknowledged: number): Promise<void> {
    await until('letters are acknowledged', () => this.acknowledged.size >= acknowledged, 60_000, 1);
  }

  async #deliver(port: number, next: () => Post | undefined): Promise<void> {
    const connection = await connectSmtp(port).catch(() => null);
    if (connection === null) return;
    for (let post = next(); post !== undefined; post = next()) {
      try {
        await connection.send(post.letter);
        this.acknowledged.add(post.id);
      } catch {
        this.#unsure.push(post);
        return;
      }
    }
    connection.close();
  }

  #next(): Post {
    this.#made += 1;
    const to = pick(this.#random, UNITS).mailbox;
    const { messageId, address, raw } = makeLetter(
      this.#random,
      `kill-${this.#made}`,
      to,
      Temporal.Now.instant(),
      'bare',
    );
    return { id: messageId, letter: { from: address, to, raw } };
  }
}

interface Post {
  readonly id: string;
  readonly letter: SmtpLetter;
}

async function outcome(stage: Stage, desk: DeskProcess, sender: Sender, kills: number): Promise<Row[]> {
  const { url } = await startEmbedded({ dataDir: stage.dataDir, join: 'only' });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await until('nothing waits to be read', async () => {
      const waiting = await client.query(`select from mail where tenant = 1 and fate = 'waiting' limit 1`);
      return waiting.rowCount === 0;
    });
    const cases = await client.query<{ message_id: string; cases: number }>(
      `select message_id, count(distinct case_id)::integer as cases from mail
       where tenant = 1 and message_id like '<kill-%' and fate in ('opened', 'joined') group by message_id`,
    );
    const found = new Map(cases.rows.map((row) => [row.message_id, row.cases]));
    const lost = [...sender.acknowledged].filter((id) => !found.has(id)).length;
    const twice = [...found.values()].filter((count) => count > 1).length;
    const what = `kill -9 ×${kills} during mail (${sender.acknowledged.size} letters)`;
    return [
      { name: `${what}: lost`, value: lost, unit: 'letters', limit: null, goal: atMost(0) },
      { name: `${what}: twice`, value: twice, unit: 'letters', limit: null, goal: atMost(0) },
    ];
  } finally {
    await client.end();
  }
}
