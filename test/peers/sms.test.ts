import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import type { Receipt } from '../../src/channels/sms/read-receipt.ts';
import { splitText } from '../../src/channels/sms/split-text.ts';
import { openTextCentre } from '../../src/channels/sms/text-centre.ts';
import { TextDelayed } from '../../src/channels/sms/text-way.ts';
import { freePort } from './dovecot.ts';
import { kannelMissing, startKannel } from './kannel.ts';

const SCRIPT = new URL('sms-centre.pl', import.meta.url).pathname;
const TIMES = { answerMs: 3_000, quietMs: 200, retryMs: 50, longestRetryMs: 200, patienceMs: 3_000 };

/** What keeps the suite from running, as a sentence; `null` where nothing does. */
function missing(): string | null {
  try {
    execFileSync('perl', ['-MNet::SMPP', '-e', '1'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'needs Perl with Net::SMPP (apt install libnet-smpp-perl)';
  }
}

async function centre(t: TestContext): Promise<{ port: number; lines: Interface }> {
  const port = await freePort();
  const child = spawn('perl', [SCRIPT, String(port), 'slepeni'], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  return { port, lines };
}

function open(t: TestContext, port: number, password: string) {
  const receipts: Receipt[] = [];
  const troubles: string[] = [];
  const way = openTextCentre(
    { host: '127.0.0.1', port, tls: false, systemId: 'laipa', password, sender: 'Paraugnovad', transliterate: false },
    {
      receipt: async (receipt) => receipts.push(receipt) > 0,
      trouble: (error) => void troubles.push(error.message),
    },
    TIMES,
  );
  t.after(() => way.close());
  return { way, receipts, troubles };
}

const wanting = missing();
const skip = wanting !== null && process.env['LAIPA_PEERS'] !== 'required' ? wanting : false;
const LONG = `${'Ķiršu ielā 7 „Žagatas” — būvatļauja. '.repeat(4)}€`;

test('Net::SMPP takes a long Latvian text in parts as they were made, and its receipts are read', {
  skip: wanting ?? false,
}, async (t) => {
  const { port, lines } = await centre(t);
  const heard: Record<string, unknown>[] = [];
  lines.on('line', (line) => void heard.push(JSON.parse(line) as Record<string, unknown>));
  const { way, receipts } = open(t, port, 'slepeni');
  const names: string[] = [];
  const until = Temporal.Instant.from('2026-11-22T14:20:00Z');
  const { parts } = await way.send(
    { to: '+37129123456', text: LONG, reference: 77, taken: [], until },
    async ({ centreId }) => void names.push(centreId),
  );
  await way.send(
    { to: '+37129123456', text: 'Jusu numurs: A12 [B]', reference: 78, taken: [], until: null },
    async () => {},
  );
  const made = [...splitText(LONG, 77), ...splitText('Jusu numurs: A12 [B]', 78)];
  for (let look = 0; look < 100 && (receipts.length < made.length || heard.length < made.length); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(parts, 3);
  assert.deepEqual(
    heard,
    made.map((part) => ({
      to: '37129123456',
      from: 'Paraugnovad',
      ton: 5,
      esm: part.of > 1 ? 0x40 : 0,
      coding: part.coding === 'gsm' ? 0 : 8,
      receipt: 1,
      validity: part.of > 1 ? '261122142000000+' : '',
      octets: part.octets.toString('hex'),
    })),
  );
  assert.deepEqual(
    receipts.slice(0, 3).map(({ centreIds, outcome }) => [centreIds[0], outcome]),
    names.map((name) => [name, 'delivered']),
  );
  // Quiet for longer than the centre is asked after: the connection stands.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await way.send({ to: '+37129123456', text: 'Vēl', reference: 79, taken: [], until: null }, async () => {});
  assert.equal(heard.length >= made.length, true);
});

test('Net::SMPP refuses a wrong password, and we say so and wait', { skip }, async (t) => {
  const { port } = await centre(t);
  const { way, troubles } = open(t, port, 'cita');
  await assert.rejects(
    way.send({ to: '+37129123456', text: 'Labdien!', reference: 1, taken: [], until: null }, async () => {}),
    TextDelayed,
  );
  assert.match(troubles[0] ?? '', /refuses us: status 0xe/);
});

const kannelWanting = wanting ?? kannelMissing();
const skipKannel = kannelWanting !== null && process.env['LAIPA_PEERS'] !== 'required' ? kannelWanting : false;

test('Kannel parts the same texts into the same octets', { skip: skipKannel }, async (t) => {
  const { port, lines } = await centre(t);
  const heard: { octets: string; coding: number; esm: number }[] = [];
  lines.on('line', (line) => void heard.push(JSON.parse(line) as (typeof heard)[number]));
  const kannel = await startKannel(port, 'slepeni');
  t.after(() => kannel.remove());
  for (const text of [
    LONG,
    'Īss.',
    'Jusu numurs: A12. '.repeat(20),
    'ž'.repeat(70),
    'ž'.repeat(71),
    'a'.repeat(160),
    `${'a'.repeat(152)}€${'b'.repeat(8)}`,
    '[€]'.repeat(60),
  ]) {
    heard.length = 0;
    const coding = splitText(text, 0)[0]?.coding ?? 'gsm';
    await kannel.send(text, coding);
    const count = splitText(text, 0).length;
    for (let look = 0; look < 200 && heard.length < count; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    // Which reference a text gets is each one's own choice.
    const reference = count === 1 ? 0 : Number.parseInt(heard[0]?.octets.slice(6, 8) ?? '', 16);
    assert.deepEqual(
      heard.map(({ octets }) => octets),
      splitText(text, reference).map((part) => part.octets.toString('hex')),
      text,
    );
  }
});
