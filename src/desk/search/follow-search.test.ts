import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, dictionary, settled, testDesk } from '../../../test/builders/desk.ts';
import { caseOfMail, letter } from '../../../test/builders/story.ts';
import { followSearch } from './index.ts';

test('a letter of nothing but different words is found by some of them and keeps the search from no other letter', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const words = Array.from({ length: 60_000 }, (_, nth) => `ъы${nth.toString(36)}ж${(nth * 7919).toString(36)}`).join(
    ' ',
  );
  const long = await caseOfMail(desk, (await desk.receive(letter({ id: 'long', text: words }))).id);
  const next = await caseOfMail(desk, (await desk.receive(letter({ id: 'next', text: 'Par siltumnīcu' }))).id);
  const loaded = await dictionary;
  await settled(desk);
  while (await followSearch(desk, loaded));
  await followSearch(desk, loaded);
  const found = await desk.database.read(DESK, (tx) =>
    tx.rows<{ case_id: string }>(
      `select case_id from searchable where words @@ to_tsquery('simple', 'siltumnica') or case_id = $1 order by case_id limit 5`,
      [long.id],
    ),
  );
  assert.deepEqual(
    found.map(({ case_id }) => case_id),
    [long.id, next.id].sort(),
  );
});
