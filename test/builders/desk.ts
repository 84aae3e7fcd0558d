import type { Identity } from '../../src/database/database.ts';
import { deskIdentity } from '../../src/database/connect.ts';
import { loadDictionary } from '../../src/channels/dictionary/load-dictionary.ts';
import type { Topic } from '../../src/desk/context.ts';
import { watchDeadlines } from '../../src/desk/deadlines/index.ts';
import { keepMail, placeWaiting, readMail } from '../../src/desk/mail/index.ts';
import type { ReadMail } from '../../src/desk/mail/read/mail.ts';
import { demoPeople } from '../../src/desk/sessions/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { type OpenedDesk, openDesk } from '../../src/open-desk.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { seedDesk } from '../../src/seed/seed-desk.ts';
import type { EmployeeId, MailId, TenantId } from '../../src/vocabulary/ids.ts';
import type { MailFate } from '../../src/vocabulary/words.ts';
import { testVault } from './vault.ts';
import { type TestDatabase, testDatabase } from '../run/database-for-tests.ts';

const TENANT = 1 as TenantId;

/** A desk with the demo directory and no cases, upon a database of its own; its clock stands until it is moved. */
export interface TestDesk extends OpenedDesk {
  readonly testDatabase: TestDatabase;
  readonly notices: Topic[];
  /** Sets the clock: a civil time in Riga, `2026-11-20T16:50`. */
  at(civil: string): void;
  /** The demo employee with this given name, with the posts, units and roles that signing in gave on the desk's first day. */
  as(given: string): Identity & { readonly employee: EmployeeId };
  /** Receives a raw message now and gives it its fate. */
  receive(raw: string | Buffer, to?: string): Promise<{ id: MailId; fate: MailFate | null }>;
  /** Lets the deadline loop run until nothing is left to say. */
  watchDeadlines(): Promise<void>;
}

const standards = loadStandards('adazi');
/** Loaded once for a test file. */
export const dictionary = loadDictionary();

export async function testDesk(civil = '2026-11-20T16:50'): Promise<TestDesk> {
  let now = riga(civil);
  const own = await testDatabase(() => now);
  const notices: Topic[] = [];
  const options = {
    tenant: TENANT,
    database: own.database,
    standards: await standards,
    settings: { reopenDays: 30, holdSeconds: 10, origin: 'desk.example' },
    vault: testVault(),
    clock: () => now,
    notify: (topics: readonly Topic[]) => void notices.push(...topics),
  };
  await seedDesk(own.url, { ...options, demo: true, day: false });
  const desk = await openDesk(options);
  const day = now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const people = new Map(
    (await desk.database.read(DESK, (tx) => demoPeople(tx, day))).map((person) => [person.employee, person]),
  );
  return {
    ...desk,
    testDatabase: own,
    notices,
    at(moment) {
      now = riga(moment);
    },
    as(given) {
      const person = EMPLOYEES.find((one) => one.given === given);
      if (person === undefined) throw new Error(`No demo employee is called ${given}`);
      const signedIn = people.get(person.id);
      if (signedIn === undefined) throw new Error(`${given} holds no post on the desk's first day`);
      return { ...signedIn.identity, employee: person.id };
    },
    async receive(raw, to = 'dome@paraugnovads.example') {
      const id = await keepMail(desk, {
        bytes: Buffer.from(raw as string),
        source: 'smtp',
        receivedAt: now,
        envelopeFrom: '',
        envelopeTo: [to],
        authentication: null,
      });
      return { id, fate: await placeWaiting(desk, readHere, id) };
    },
    async watchDeadlines() {
      while (await watchDeadlines(desk));
    },
  };
}

function readHere(raw: Buffer): ReadMail {
  return readMail(raw, { origin: 'desk.example', messageIdDomains: ['desk.example'] });
}

/** A civil time in Riga as an instant. */
export function riga(civil: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Riga').toInstant();
}

/** The identity of the desk itself in tests. */
export const DESK = deskIdentity(TENANT);

/**
 * Waits until followers may read all that was recorded: they keep below the oldest transaction in flight on the whole
 * server, and other test files write there too.
 */
export async function settled({ database }: Pick<OpenedDesk, 'database'>): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    const waiting = await database.read(DESK, (tx) =>
      tx.rows('select from event where tenant = 1 and xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1'),
    );
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('A transaction on the server has been open for ten seconds');
}
