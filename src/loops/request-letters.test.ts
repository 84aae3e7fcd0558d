import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { type TestDesk, DESK, testDesk } from '../../test/builders/desk.ts';
import { listenSmtp } from '../channels/smtp/listen.ts';
import { askColleague, entriesOf } from '../desk/requests/index.ts';
import { readMail } from '../desk/mail/index.ts';
import type { RequestId } from '../vocabulary/ids.ts';
import { sendRequestLetter } from './request-letters.ts';

const FIRST = { attempts: 1, max_attempts: 3 };

async function asked(desk: TestDesk): Promise<{ request: RequestId; letter: string }> {
  const anna = desk.as('Anna');
  const done = await desk.database.write(anna, (tx) =>
    askColleague(desk, tx, {
      asker: anna.employee,
      asked: { kind: 'person', id: desk.as('Jānis').employee },
      subject: 'Bedre Šķūņu ielā',
      text: 'Kad aizbērs?',
      case: null,
      about: null,
      channel: 'internal',
    }),
  );
  assert.ok(!('refused' in done));
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ message_id: string }>('select message_id from request_letter where tenant = 1 and request_id = $1', [
      done.request.id,
    ]),
  );
  return { request: done.request.id, letter: row?.message_id ?? assert.fail('no letter') };
}

/** A mail server that takes letters for everybody, or for nobody. */
async function relay(takes: boolean, work: (port: number) => Promise<void>): Promise<Buffer[]> {
  const taken: Buffer[] = [];
  const server = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.paraugnovads.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: () => (takes ? 'demo-mailbox' : null),
      receive: async ({ bytes }) => {
        taken.push(bytes.kind === 'memory' ? Buffer.from(bytes.bytes) : await readFile(bytes.path));
      },
    },
    () => {},
  );
  await work(server.port).finally(() => server.close());
  return taken;
}

test('10.1: the letter leaves once, from the mailbox of the unit, by a Message-ID of our own, and asks for an automatic reply like any letter', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const { letter } = await asked(desk);
  const send = (port: number) => sendRequestLetter(desk, { host: '127.0.0.1', port }, { letter }, FIRST);
  const [raw, second] = await relay(true, async (port) => {
    await send(port);
    await send(port);
  });
  assert.equal(second, undefined);
  const mail = readMail(raw ?? assert.fail(), { origin: 'else.example', messageIdDomains: [] });
  assert.equal(mail.messageId, letter);
  assert.equal(mail.from?.address, 'buvvalde@paraugnovads.example');
  assert.equal(mail.from?.name, 'Anna Paraudziņa (Laipa)');
  assert.equal(mail.subject, 'Pieprasījums: Bedre Šķūņu ielā');
  assert.equal(mail.to[0]?.address, 'janis.piemers@paraugnovads.example');
  assert.doesNotMatch(String(raw), /^Auto-Submitted/im);
});

test('a letter that is refused for good is said in the request; without a relay it waits', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const { letter, request } = await asked(desk);
  await assert.rejects(sendRequestLetter(desk, null, { letter }, FIRST), /No relay/);
  await relay(false, (port) => sendRequestLetter(desk, { host: '127.0.0.1', port }, { letter }, FIRST));
  const entries = await desk.database.read(DESK, (tx) => entriesOf(tx, request));
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['question', 'undelivered'],
  );
});
