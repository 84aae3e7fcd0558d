import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay, verifyJournal } from '../../src/journal/index.ts';
import { previewReply, repliesOfCase } from '../../src/desk/replies/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { seedDay } from '../../src/seed/demo-day.ts';
import type { CaseId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, testDesk } from '../builders/desk.ts';

for (const now of ['2026-11-22T20:35', '2026-11-20T14:10', '2026-11-23T08:31', '2027-01-04T12:00']) {
  test(`the demo's three weeks end at ${now.replace('T', ' ')}, and the replayed journal gives the same duties`, async () => {
    const desk = await testDesk(now);
    const loaded = await dictionary;
    await seedDay(desk, loaded, await loadStandards('adazi'));
    await desk.database.read(DESK, async (tx) => {
      const replayed = await replay(tx, desk.rules);
      assert.deepEqual(replayed.differences, []);
      assert.deepEqual((await verifyJournal(tx)).tampering, []);
      const rows = await tx.rows<{ late: number }>(
        'select count(*)::int as late from event where tenant = $1 and at > $2',
        [tx.identity.tenant, desk.clock()],
      );
      assert.equal(rows[0]?.late, 0, 'nothing happened after now');
    });
  });
}

test('every state a newcomer should meet is there, and every letter sent passes clause 9 as an example should', async () => {
  const desk = await testDesk('2026-11-22T20:35');
  const words = await dictionary;
  await seedDay(desk, words, await loadStandards('adazi'));
  await desk.database.read(DESK, async (tx) => {
    const texts = async (column: string, table: string): Promise<string[]> =>
      (await tx.rows<{ value: string }>(`select distinct ${column} as value from ${table} where tenant = $1`, [1])).map(
        ({ value }) => value,
      );
    assert.deepEqual((await texts('state', 'desk_case')).sort(), [
      'answered',
      'closed',
      'merged',
      'open',
      'waiting-for-client',
    ]);
    assert.deepEqual((await texts('fate', 'mail')).sort(), ['joined', 'opened', 'quarantined']);
    assert.deepEqual((await texts('state', 'reply')).sort(), ['bounced', 'delivered', 'draft']);
    assert.deepEqual((await texts('kind', 'client')).sort(), [
      'employee',
      'legal-person',
      'natural-person',
      'state-institution',
    ]);
    for (const table of ['authority', 'disclosure', 'declaration', 'wall', 'reading', 'power_use'])
      assert.ok((await texts('tenant', table)).length > 0, table);
    for (const verdict of ['open', 'met', 'breached'])
      assert.ok((await texts('verdict', 'obligation')).includes(verdict));
    const units = await tx.rows('select unit_id from desk_case where tenant = $1 group by unit_id', [1]);
    assert.equal(units.length, 6, 'every unit has something to do');

    const cases = await tx.rows<{ id: CaseId }>('select id from desk_case where tenant = $1', [1]);
    for (const { id } of cases) {
      for (const reply of await repliesOfCase(tx, id)) {
        if (reply.state === 'draft') continue;
        const { check } = await previewReply(desk, tx, reply, words);
        const faults = check.clauses.flatMap(({ clause, findings }) =>
          findings
            // The introduction quotes the client's own subject, as it was written.
            .filter(({ part }) => !(clause === '9.5' && part === 'salutation'))
            .map(({ code, message }) => `${clause} ${code} ${message.lv}`),
        );
        assert.deepEqual(
          faults.filter((fault) => !EXPECTED.test(fault)),
          [],
          reply.subject,
        );
        assert.ok(Temporal.Instant.compare(reply.deliveredAt ?? desk.clock(), desk.clock()) <= 0);
      }
    }
  });
});

/** What the check says of a letter only now, after it was sent; the one letter with a reason; a word of the field. */
const EXPECTED = /reference-other-day|apology-expected|attachment-forgotten|divgadnieku/;
