import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { caseOfMail, letter } from '../../../../test/builders/story.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { ACTIONS, MATRIX, usePower } from '../../../desk/powers/index.ts';
import { ROLES } from '../../../vocabulary/words.ts';
import { powersOf } from './may.view.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'p1' }))).id);

function use(given: string, reason: string) {
  return desk.database.write(desk.as(given), (tx) =>
    usePower(desk, tx, { power: 'unmask-personal-code', reason, case: one.id, client: one.client }),
  );
}

const usesIn = (body: string) => /name="uses" value="([^"]*)"/.exec(body)?.[1] ?? '';

test('5.4.2: the head sees who used what on which case, and why, counted in the rail; one press marks all that is shown', async () => {
  await use('Anna', 'Klients pie loga, <b>dokuments</b> uzrādīts');
  await use('Anna', 'Otrs klients pie loga');
  const list = await pages.get('/pilnvaras', 'Mārtiņš');
  assert.equal(list.statusCode, 200);
  await assertValidHtml(list.body);
  for (const words of ['Anna Paraudziņa', 'klientu apkalpošanas speciāliste', 'Atklāts personas kods', one.number])
    assert.ok(list.body.includes(words), words);
  assert.ok(list.body.includes('&lt;b&gt;dokuments'), 'what was typed is no markup');
  assert.match(list.body, /aria-current="page">Ārkārtas pilnvaras <span>2<\/span>/);
  const marked = await pages.post('/pilnvaras/parskatits', { uses: usesIn(list.body) }, 'Mārtiņš');
  assert.equal(marked.headers.location, '/pilnvaras');
  const after = await pages.get('/pilnvaras', 'Mārtiņš');
  assert.match(after.body, /Nekas negaida/);
  assert.match((await pages.get('/pilnvaras?skats=parskatitas', 'Mārtiņš')).body, /Mārtiņš Paraugs, šodien 10\.00/);
});

test('5.4.2: whoever used a power sees it and who has looked at it; others’ lists are closed to them', async () => {
  const own = await pages.get('/pilnvaras?skats=jaskata', 'Anna');
  await assertValidHtml(own.body);
  assert.match(own.body, /Mārtiņš Paraugs, šodien/);
  assert.equal(usesIn(own.body), '');
  assert.doesNotMatch((await pages.get('/pilnvaras', 'Zane')).body, /Anna Paraudziņa/);
  assert.equal((await pages.post('/pilnvaras/parskatits', { uses: one.id }, 'Anna')).statusCode, 403);
});

test('5.4.2: a head’s own use stands on no list of their own, and posting its id does nothing', async () => {
  const used = await use('Mārtiņš', 'Steidzama pārbaude pēc zvana');
  assert.ok(!('refused' in used));
  assert.match((await pages.get('/pilnvaras', 'Mārtiņš')).body, /Nekas negaida/);
  await pages.post('/pilnvaras/parskatits', { uses: used.uses.join(' ') }, 'Mārtiņš');
  const above = await pages.get('/pilnvaras', 'Inga');
  assert.equal(usesIn(above.body), used.uses[0]);
  for (const odd of ['', 'x', `${'0192aaaa-0000-7000-8000-000000000000 '.repeat(51)}`])
    assert.equal((await pages.post('/pilnvaras/parskatits', { uses: odd }, 'Inga')).statusCode, 400);
});

test('5.4.2: what one may do is listed for everybody, each action once, as far as the farthest of one’s roles', async () => {
  const shown = await pages.get('/pilnvaras?skats=drikstu', 'Zane');
  await assertValidHtml(shown.body);
  assert.match(shown.body, /atvērt citas struktūrvienības lietu <small>tikai ar iemeslu/);
  assert.doesNotMatch(shown.body, /lasīt lasījumu žurnālu/);
  for (const role of ROLES) {
    const listed = powersOf(['employee', role]).map(({ action }) => action);
    assert.deepEqual(
      listed,
      ACTIONS.filter((action) => MATRIX.employee[action] !== undefined || MATRIX[role][action] !== undefined),
      role,
    );
  }
  assert.equal(powersOf(['employee', 'steward']).find(({ action }) => action === 'case.read')?.reach, 'all');
});
