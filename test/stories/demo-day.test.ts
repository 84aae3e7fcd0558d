import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replay, verifyJournal } from '../../src/journal/index.ts';
import { seedDay } from '../../src/seed/demo-day.ts';
import { DESK, dictionary, testDesk } from '../builders/desk.ts';

for (const now of [
  '2026-11-22T20:35',
  '2026-11-20T14:10',
  '2026-11-23T08:31',
  '2026-05-05T11:00',
  '2027-01-04T12:00',
]) {
  test(`the demo's three weeks end at ${now.replace('T', ' ')}, and the replayed journal gives the same duties`, async () => {
    const desk = await testDesk(now);
    const loaded = await dictionary;
    await seedDay(desk, loaded);
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
