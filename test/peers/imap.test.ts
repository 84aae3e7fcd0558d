import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import {
  type Deliver,
  type FetchedMail,
  type MailboxPosition,
  type WatchedMailbox,
  watchMailbox,
} from '../../src/channels/imap/watch.ts';
import { readMail } from '../../src/desk/mail/read/read-mail.ts';
import { type Dovecot, dovecotMissing, startDovecot } from './dovecot.ts';

const missing = dovecotMissing();
const required = process.env['LAIPA_PEERS'] === 'required';
const skip = missing !== null && !required ? missing : false;
let dovecot: Dovecot;

before(async () => {
  if (skip !== false) return;
  assert.equal(missing, null, missing ?? '');
  dovecot = await startDovecot(
    ['seens', 'moves', 'two', 'back', 'big', 'fails', 'fresh', 'lost'].map((user) => `${user}@pasvaldiba.example`),
  );
});
after(async () => {
  if (skip === false && missing === null) await dovecot.remove();
});

interface Taken {
  readonly raw: Buffer;
  readonly mail: FetchedMail;
}

async function send(user: string, nth: number, extra: object = {}): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: dovecot.lmtpPort,
    lmtp: true,
    ignoreTLS: true,
  } as object);
  await transport.sendMail({
    from: 'zanis@iedzivotajs.example',
    to: `${user}@pasvaldiba.example`,
    subject: `Vēstule ${nth}`,
    text: 'Labdien!',
    messageId: `<${user}-${nth}@x.example>`,
    ...extra,
  });
  transport.close();
}

function memoryPosition(): WatchedMailbox['position'] & { saved: MailboxPosition | null } {
  return {
    saved: null,
    async load() {
      return this.saved;
    },
    async save(position) {
      this.saved = position;
    },
  };
}

function watched(user: string, changes: Partial<WatchedMailbox> = {}): WatchedMailbox {
  return {
    host: '127.0.0.1',
    port: dovecot.imapPort,
    secure: false,
    plaintext: true,
    auth: { user: `${user}@pasvaldiba.example`, pass: 'x' },
    mailbox: 'INBOX',
    afterwards: { act: 'mark-seen' },
    backOffMs: 100,
    maxBackOffMs: 400,
    position: memoryPosition(),
    ...changes,
  };
}

/** Watches until `enough` says so (or 15 s have passed), then ends the watching and returns what was delivered. */
async function watchUntil(
  mailbox: WatchedMailbox,
  enough: (taken: Taken[]) => boolean,
  during: () => Promise<void> = async () => {},
  refuse: (raw: Buffer) => boolean = () => false,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  const stop = new AbortController();
  const deliver: Deliver = async (bytes, mail) => {
    const raw = bytes.kind === 'memory' ? bytes.bytes : readFileSync(bytes.path);
    if (refuse(raw)) throw new Error('the database is away');
    taken.push({ raw, mail });
  };
  const watching = watchMailbox(mailbox, deliver, stop.signal, () => {});
  const end = performance.now() + 15_000;
  const acting = during();
  while (!enough(taken) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  await acting;
  stop.abort();
  await watching;
  assert.ok(enough(taken), `only ${taken.length} delivered`);
  return taken;
}

async function withMailbox<Result>(
  user: string,
  folder: string,
  run: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: dovecot.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: `${user}@pasvaldiba.example`, pass: 'x' },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen(folder);
  const result = await run(client);
  await client.logout();
  return result;
}

function flagsIn(user: string, folder = 'INBOX'): Promise<string[][]> {
  return withMailbox(user, folder, async (client) => {
    const flags: string[][] = [];
    if (client.mailbox && client.mailbox.exists > 0)
      for await (const one of client.fetch('1:*', { flags: true })) flags.push([...(one.flags ?? [])]);
    return flags;
  });
}

async function markSeen(user: string, range: string): Promise<void> {
  await withMailbox(user, 'INBOX', (client) => client.messageFlagsAdd(range, ['\\Seen']));
}

test('mail that waits is fetched at once, mail that arrives is fetched by IDLE, each is marked as seen', {
  skip,
}, async () => {
  await send('seens', 1);
  const mailbox = watched('seens');
  const taken = await watchUntil(
    mailbox,
    (list) => list.length === 3,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await send('seens', 2);
      await send('seens', 3);
    },
  );
  assert.deepEqual(
    taken.map(({ raw }) => readMail(raw).subject),
    ['Vēstule 1', 'Vēstule 2', 'Vēstule 3'],
  );
  assert.deepEqual(
    (await flagsIn('seens')).map((flags) => flags.includes('\\Seen')),
    [true, true, true],
  );
  await send('seens', 4);
  const again = await watchUntil(mailbox, (list) => list.length === 1);
  assert.equal(readMail(again[0]?.raw ?? Buffer.alloc(0)).subject, 'Vēstule 4');
});

test('a delivered message is moved to the folder named', { skip }, async () => {
  await send('moves', 1);
  await watchUntil(watched('moves', { afterwards: { act: 'move', folder: 'Laipa' } }), (list) => list.length === 1);
  assert.equal((await flagsIn('moves')).length, 0);
  assert.equal((await flagsIn('moves', 'Laipa')).length, 1);
});

test('two watchers on one mailbox deliver every message at least once and lose none, moving or marking', {
  skip,
}, async () => {
  for (const afterwards of [{ act: 'mark-seen' }, { act: 'move', folder: 'Laipa' }] as const) {
    const start = afterwards.act === 'move' ? 20 : 0;
    const both = new Set<string>();
    const sending = async () => {
      for (let nth = 1; nth <= 5; nth += 1) await send('two', start + nth);
    };
    const add = (list: Taken[]) => {
      for (const { raw } of list) both.add(readMail(raw).messageId);
      return [1, 2, 3, 4, 5].every((nth) => both.has(`<two-${start + nth}@x.example>`));
    };
    await Promise.all([
      watchUntil(watched('two', { afterwards }), add, sending),
      watchUntil(watched('two', { afterwards }), add),
    ]);
  }
});

test('after the server went away the watcher comes back and misses nothing', { skip }, async () => {
  const taken = await watchUntil(
    watched('back'),
    (list) => list.length === 2,
    async () => {
      await send('back', 1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await dovecot.stop();
      await dovecot.start();
      await send('back', 2);
    },
  );
  assert.deepEqual(
    taken.map(({ raw }) => readMail(raw).subject),
    ['Vēstule 1', 'Vēstule 2'],
  );
});

test('a big message is fetched piece by piece into a file, byte for byte', { skip }, async () => {
  const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 251));
  await send('big', 1, { attachments: [{ filename: 'liels.bin', content }] });
  const [one] = await watchUntil(watched('big'), (list) => list.length === 1);
  assert.ok(one && one.mail.size > 4_000_000);
  assert.equal(readMail(one.raw).attachments[0]?.size, 3_000_000);
});

test('what could not be stored is neither marked nor passed over: it is delivered again', { skip }, async () => {
  await send('fails', 1);
  let refusals = 2;
  const taken = await watchUntil(
    watched('fails'),
    (list) => list.length === 1,
    undefined,
    () => refusals-- > 0,
  );
  assert.equal(readMail(taken[0]?.raw ?? Buffer.alloc(0)).subject, 'Vēstule 1');
  assert.deepEqual(
    (await flagsIn('fails')).map((flags) => flags.includes('\\Seen')),
    [true],
  );
});

test('a mailbox watched for the first time gives what nobody has read, and what comes after', { skip }, async () => {
  for (const nth of [1, 2, 3]) await send('fresh', nth);
  await markSeen('fresh', '1,3');
  const mailbox = watched('fresh');
  const first = await watchUntil(mailbox, (list) => list.length === 1);
  assert.deepEqual(
    first.map(({ raw }) => readMail(raw).subject),
    ['Vēstule 2'],
  );
  await send('fresh', 4);
  const taken = await watchUntil(mailbox, (list) => list.length >= 1);
  assert.deepEqual(
    taken.map(({ raw }) => readMail(raw).subject),
    ['Vēstule 4'],
  );
});

test('when UIDs were given anew, everything since the last arrival is delivered once more', { skip }, async () => {
  await send('lost', 1);
  const position = memoryPosition();
  await watchUntil(watched('lost', { position }), (list) => list.length === 1);
  assert.ok(position.saved);
  position.saved = { ...position.saved, uidValidity: '1', lastUid: 900 };
  const again = await watchUntil(watched('lost', { position }), (list) => list.length === 1);
  assert.equal(readMail(again[0]?.raw ?? Buffer.alloc(0)).subject, 'Vēstule 1');
});
