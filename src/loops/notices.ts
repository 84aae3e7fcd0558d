import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Topic } from '../desk/context.ts';
import type { LoopLog } from './every.ts';

export interface Notices {
  /** Gathers topics; they go out together some milliseconds later. */
  readonly notify: (topics: readonly Topic[]) => void;
  close(): Promise<void>;
}

const GATHER_MS = 30;
/** NOTIFY carries less than 8,000 bytes; more topics go in several notices. */
const TOPICS_A_NOTICE = 100;
const CHANNEL = 'laipa';

/**
 * Tells the screens of all processes what changed. `NOTIFY` inside each writing transaction would make commits wait for
 * one another, so topics are gathered after the commit and sent together. A notice lost with a process is made good by
 * the screens themselves, which look again from time to time.
 */
export async function openNotices(url: string, publish: (topic: string) => void, log: LoopLog): Promise<Notices> {
  const me = randomUUID();
  const gathered = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;
  let closing = false;
  let client: pg.Client | null = await listen();

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'laipa notices' });
    fresh.on('error', (error) => {
      client = null;
      if (!closing) {
        log('notices', error);
        setTimeout(() => void again(), 1_000).unref();
      }
    });
    fresh.on('notification', ({ payload }) => hear(payload ?? ''));
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
    return fresh;
  }

  async function again(): Promise<void> {
    try {
      client = await listen();
    } catch (error) {
      log('notices', error);
      if (!closing) setTimeout(() => void again(), 2_000).unref();
    }
  }

  function hear(payload: string): void {
    const [from, ...topics] = payload.split(' ');
    if (from !== me) for (const topic of topics) publish(topic);
  }

  function send(): void {
    timer = null;
    const topics = [...gathered];
    gathered.clear();
    for (let index = 0; index < topics.length; index += TOPICS_A_NOTICE) {
      const payload = [me, ...topics.slice(index, index + TOPICS_A_NOTICE)].join(' ');
      client?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch((error: unknown) => log('notices', error));
    }
  }

  return {
    notify(topics) {
      for (const topic of topics) {
        publish(topic);
        gathered.add(topic);
      }
      timer ??= setTimeout(send, GATHER_MS);
    },
    async close() {
      closing = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end();
    },
  };
}
