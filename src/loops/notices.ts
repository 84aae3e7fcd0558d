import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Topic } from '../desk/context.ts';
import { every, type Loop, type LoopLog } from './every.ts';

export interface Notices {
  /** Gathers topics; they go out together some milliseconds later. */
  readonly notify: (topics: readonly Topic[]) => void;
  close(): Promise<void>;
}

const GATHER_MS = 30;
/** NOTIFY carries less than 8,000 bytes; more topics go in several notices. */
const TOPICS_A_NOTICE = 100;
/** What is kept while the connection is away; beyond that the screens look by themselves. */
const MOST_GATHERED = 10_000;
const CHANNEL = 'laipa';

/**
 * Tells the screens of all processes what changed. `NOTIFY` inside each writing transaction would make commits wait for
 * one another, so topics are gathered after the commit and sent together. A notice lost with a process is made good by
 * the screens themselves, which look again from time to time. A connection that breaks is opened anew.
 */
export async function openNotices(url: string, publish: (topic: string) => void, log: LoopLog): Promise<Notices> {
  const me = randomUUID();
  const gathered = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;
  let keeping: Loop | null = null;
  let client: pg.Client | null = await listen();
  keeping = every('notices', 1_000, keepListening, log);

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'laipa notices', keepAlive: true });
    // A broken connection speaks several times; the loop opens one anew.
    const broken = () => {
      if (client === fresh) client = null;
      keeping?.wake();
    };
    fresh.on('error', broken);
    fresh.on('end', broken);
    fresh.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      return fresh;
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
  }

  async function keepListening(): Promise<boolean> {
    if (client === null) {
      client = await listen();
      send();
    }
    return false;
  }

  function hear(payload: string): void {
    const [from, ...topics] = payload.split(' ');
    if (from !== me) for (const topic of topics) publish(topic);
  }

  function send(): void {
    timer = null;
    if (client === null) return;
    const topics = [...gathered];
    gathered.clear();
    for (let index = 0; index < topics.length; index += TOPICS_A_NOTICE) {
      const payload = [me, ...topics.slice(index, index + TOPICS_A_NOTICE)].join(' ');
      client.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch((error: unknown) => log('notices', error));
    }
  }

  return {
    notify(topics) {
      for (const topic of topics) {
        publish(topic);
        if (gathered.size < MOST_GATHERED) gathered.add(topic);
      }
      timer ??= setTimeout(send, GATHER_MS);
    },
    async close() {
      await keeping?.stop();
      if (timer !== null) clearTimeout(timer);
      send();
      // Waits for what was sent just now.
      await client?.end();
    },
  };
}
