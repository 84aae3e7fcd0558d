import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invite, resetSignIn } from '../../src/desk/accounts/index.ts';
import { mergeCases } from '../../src/desk/cases/index.ts';
import { recuse } from '../../src/desk/interests/index.ts';
import { liftWall } from '../../src/desk/walls/index.ts';
import type { WallId } from '../../src/vocabulary/ids.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseOfMail, letter, take } from '../builders/story.ts';

/** Two presses of one button, or two people at once: the deed is done once. */
const desk = await testDesk('2026-11-20T10:00');

async function opened(id: string) {
  return caseOfMail(desk, (await desk.receive(letter({ id, from: `${id}@klienti.example` }))).id);
}

function count(text: string, values: readonly unknown[]): Promise<number> {
  return desk.database.read(DESK, async (tx) => Number((await tx.one<{ n: number }>(text, values))?.n));
}

const twice = <Result>(work: () => Promise<Result>) => Promise.all([work(), work(), work()]);
const done = (results: readonly object[]) => results.filter((one) => !('refused' in one)).length;

test('5.4.3: stepping aside twice at once passes the case on once', async () => {
  const one = await opened('divreiz');
  await take(desk, 'Anna', one.id);
  await twice(() => recuse(desk, desk.as('Anna'), one.id, { ground: 'relative', words: '' }));
  assert.equal(await count(`select count(*) as n from recusal where tenant = 1 and case_id = $1`, [one.id]), 1);
  assert.equal(
    await count(`select count(*) as n from event where tenant = 1 and subject_id = $1 and kind = 'case.recused'`, [
      one.id,
    ]),
    1,
  );
});

test('5.4.3: a wall is lifted once, with one use of the power on the list', async () => {
  const [wall] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: WallId }>('select id from wall where tenant = 1 and lifted_at is null limit 1'),
  );
  assert.ok(wall);
  const results = await twice(() => liftWall(desk, desk.as('Mārtiņš'), wall.id, 'Radniecība pārbaudīta, nepastāv'));
  assert.equal(done(results), 1, JSON.stringify(results));
  assert.equal(await count(`select count(*) as n from power_use where tenant = 1 and power = 'lift-wall'`, []), 1);
});

test('two cases are merged once, from whichever side', async () => {
  const [one, other] = [await opened('viena'), await opened('otra')];
  const head = desk.as('Mārtiņš');
  const results = await Promise.all([
    mergeCases(desk, head, one.id, other.id, { clientsAreOne: true }),
    mergeCases(desk, head, other.id, one.id, { clientsAreOne: true }),
    mergeCases(desk, head, one.id, other.id, { clientsAreOne: true }),
  ]);
  assert.equal(
    done(results),
    1,
    JSON.stringify(results.map((result) => ('refused' in result ? result.refused : 'done'))),
  );
});

test('of several invitations at once, or resets, one link opens', async () => {
  const rules = { secondFactor: 'roles', mailLeaves: false } as const;
  const { employee } = desk.as('Dace');
  const links = () =>
    count(`select count(*) as n from account_link where tenant = 1 and employee_id = $1 and used_at is null`, [
      employee,
    ]);
  await twice(() => invite(desk, rules, employee, { by: desk.as('Kārlis').employee, origin: '' }));
  assert.equal(await links(), 1);
  const reset = { who: desk.as('Kārlis'), origin: '', reason: 'Pazudis telefons, atpazīta klātienē' };
  await twice(() => resetSignIn(desk, rules, employee, reset));
  assert.equal(await links(), 1);
  await assertJournalIsWhole(desk);
});
