import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type TestCentre, testCentre } from '../../../test/builders/text-centre.ts';
import type { Receipt } from './read-receipt.ts';
import { openTextCentre, type TextCentreTimes } from './text-centre.ts';
import { TextDelayed, TextRefused, type TextWay } from './text-way.ts';

const QUICK: TextCentreTimes = { answerMs: 300, quietMs: 100, retryMs: 20, longestRetryMs: 100, patienceMs: 3_000 };

interface Opened {
  readonly way: TextWay;
  readonly receipts: Receipt[];
  readonly troubles: string[];
}

function opened(
  t: TestContext,
  port: number,
  more: { sender?: string; password?: string; knows?: () => boolean; patienceMs?: number } = {},
): Opened {
  const receipts: Receipt[] = [];
  const troubles: string[] = [];
  const way = openTextCentre(
    {
      ...{ host: '127.0.0.1', port, tls: false, systemId: 'laipa', password: more.password ?? 'slepeni' },
      ...{ sender: more.sender ?? 'Paraugnov', transliterate: false },
    },
    {
      receipt: async (receipt) => {
        receipts.push(receipt);
        return more.knows?.() ?? true;
      },
      trouble: (error) => void troubles.push(error.message),
    },
    { ...QUICK, patienceMs: more.patienceMs ?? QUICK.patienceMs },
  );
  t.after(() => way.close());
  return { way, receipts, troubles };
}

const TEXT = { to: '+37129123456', text: 'Jūsu numurs A12.', reference: 9, taken: [], until: null };
const nobody = async () => {};

async function withCentre(work: (centre: TestCentre) => Promise<void>): Promise<void> {
  const centre = await testCentre();
  await work(centre).finally(() => centre.close());
}

test('a Latvian text goes out as UCS-2, from the name, to the number without its plus, and asks for a receipt', (t) =>
  withCentre(async (centre) => {
    const { way } = opened(t, centre.port);
    const until = Temporal.Instant.from('2026-11-22T14:20:00.5Z');
    const names: string[] = [];
    const { parts } = await way.send({ ...TEXT, until }, async ({ centreId }) => void names.push(centreId));
    assert.equal(parts, 1);
    assert.deepEqual(names, ['a1']);
    const [sent] = centre.submitted;
    assert.equal(sent?.source_addr, 'Paraugnov');
    assert.equal(sent?.['source_addr_ton'], 5);
    assert.equal(sent?.destination_addr, '37129123456');
    assert.equal(sent?.['data_coding'], 8);
    assert.equal(sent?.['registered_delivery'], 1);
    assert.deepEqual(sent?.short_message, { message: TEXT.text });
    assert.deepEqual(sent?.['validity_period'], new Date('2026-11-22T14:20:00.000Z'));
  }));

test('a long text goes in parts with their headers; a part taken before is left out', (t) =>
  withCentre(async (centre) => {
    const { way } = opened(t, centre.port);
    const { parts } = await way.send({ ...TEXT, text: 'ž'.repeat(150), taken: [1] }, nobody);
    assert.equal(parts, 3);
    assert.deepEqual(
      centre.submitted.map(({ esm_class, short_message }) => [
        esm_class,
        [...((short_message as unknown as { udh: Buffer[] }).udh[0] ?? [])],
      ]),
      [
        [0x40, [0, 3, 9, 3, 2]],
        [0x40, [0, 3, 9, 3, 3]],
      ],
    );
  }));

test('what passes is to be tried again, what is refused for good is not', (t) =>
  withCentre(async (centre) => {
    const { way } = opened(t, centre.port);
    centre.answers.push(0x58, 0x14, 0x0b, 0x401);
    await assert.rejects(way.send(TEXT, nobody), TextDelayed);
    await assert.rejects(way.send(TEXT, nobody), TextDelayed);
    await assert.rejects(way.send(TEXT, nobody), TextRefused);
    await assert.rejects(way.send(TEXT, nobody), TextDelayed);
    await way.send(TEXT, nobody);
    assert.equal(centre.submitted.length, 1);
  }));

test('a centre that dies is bound again, and what was under way meanwhile waits for it', async (t) => {
  const first = await testCentre();
  const { way, troubles } = opened(t, first.port);
  await way.send(TEXT, nobody);
  await first.close();
  while (troubles.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const waiting = way.send(TEXT, nobody);
  const second = await testCentre({ port: first.port });
  await waiting;
  assert.equal(second.submitted.length, 1);
  second.die();
  await way.send(TEXT, nobody).catch((error) => assert.ok(error instanceof TextDelayed));
  await way.send(TEXT, nobody);
  assert.equal(second.binds(), 2);
  await second.close();
});

test('a centre that falls silent is noticed, and the message is tried again', (t) =>
  withCentre(async (centre) => {
    const { way, troubles } = opened(t, centre.port);
    await way.send(TEXT, nobody);
    centre.fallSilent();
    await assert.rejects(way.send(TEXT, nobody), /did not answer/);
    assert.match(troubles.join(), /did not answer/);
  }));

test('no centre at all: the message is put off after a while; a wrong password is said', async (t) => {
  const centre = await testCentre();
  const { way, troubles } = opened(t, centre.port, { password: 'cits', patienceMs: 100 });
  await assert.rejects(way.send(TEXT, nobody), TextDelayed);
  assert.match(troubles.join(), /refuses us: status 0xe/);
  assert.doesNotMatch(troubles.join(), /cits/);
  await centre.close();
});

test('receipts are read from their fields and from their text, and named in every notation', (t) =>
  withCentre(async (centre) => {
    const { way, receipts } = opened(t, centre.port);
    await way.send(TEXT, nobody);
    assert.equal(await centre.report('161', 'UNDELIV'), 0);
    assert.equal(await centre.report('0000A1', 'DELIVRD', 'fields'), 0);
    assert.equal(await centre.report('0000A1', 'ENROUTE'), 0);
    assert.deepEqual(
      receipts.map(({ outcome, said }) => [outcome, said]),
      [
        ['failed', 'UNDELIV 069'],
        ['delivered', 'DELIVRD'],
      ],
    );
    assert.deepEqual(receipts[0]?.centreIds, ['161', 'a1', '353']);
    assert.deepEqual(receipts[1]?.centreIds, ['a1', '161']);
  }));

test('a receipt that is quicker than our note of the message is looked up again', (t) =>
  withCentre(async (centre) => {
    let looks = 0;
    const { way } = opened(t, centre.port, { knows: () => (looks += 1) === 3 });
    await way.send(TEXT, nobody);
    assert.equal(await centre.report('A1', 'DELIVRD'), 0);
    assert.equal(looks, 3);
  }));

test('a hundred messages at once all go, ten under way at a time', (t) =>
  withCentre(async (centre) => {
    const { way } = opened(t, centre.port);
    await Promise.all(Array.from({ length: 100 }, () => way.send(TEXT, nobody)));
    assert.equal(centre.submitted.length, 100);
  }));
