import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { assertValidHtml } from '../builders/valid-html.ts';
import { answer, assertJournalIsWhole, caseOfMail, letter, take } from '../builders/story.ts';

test('5.1.1, 5.2: a client asks who has read her data, and is answered from the log', async () => {
  // Whoever works on another day signs in anew: the pages are opened again for each.
  const desk = await testDesk('2026-11-16T09:00');
  let pages = await testPages(desk);
  const from = '"Velta Piemēre" <velta@klienti.example>';

  // Her letter about a fence stands with the building authority; Jānis works on it.
  const fence = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: 'fence', from, subject: 'Par žogu' }), 'buvvalde@paraugnovads.example')).id,
  );
  const at = `/lieta/${fence.number}`;
  await take(desk, 'Jānis', fence.id);
  assert.equal((await pages.get(at, 'Jānis')).statusCode, 200);

  // Anna at the counter is asked about it: the door, a ground by one key, the case.
  desk.at('2026-11-17T11:20');
  pages = await testPages(desk);
  assert.match((await pages.get(at, 'Anna')).body, /Šī lieta ir citas struktūrvienības/);
  await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'client-asks', reason: '' }, 'Anna');
  assert.match((await pages.get(at, 'Anna')).body, /Par žogu/);

  // Zane, a neighbour, says something else.
  desk.at('2026-11-17T22:40');
  pages = await testPages(desk);
  const reason = 'Gribu zināt, ko Velta raksta';
  await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'other', reason }, 'Zane');
  assert.match((await pages.get(at, 'Zane')).body, /Par žogu/);

  // Velta asks. Her question is a case of its own, held by the officer's unit.
  desk.at('2026-11-18T10:00');
  pages = await testPages(desk);
  const question = await caseOfMail(
    desk,
    (
      await desk.receive(
        letter({
          id: 'who',
          from,
          subject: 'Kas lasījis manus datus?',
          text: 'Lūdzu pateikt, kas lasījis manus datus.',
        }),
        'administrativa@paraugnovads.example',
      )
    ).id,
  );
  await take(desk, 'Rita', question.id);

  // The officer finds her by name and by the number of her case, and nobody else may.
  for (const sought of ['velta piemere', fence.number]) {
    const log = await pages.get(`/lasijumi?klients=${encodeURIComponent(sought)}`, 'Rita');
    assert.equal(log.statusCode, 200);
    await assertValidHtml(log.body);
    for (const who of ['Jānis Piemērs', 'Anna Paraudziņa', 'Zane Parauglauka']) assert.ok(log.body.includes(who), who);
    assert.ok(log.body.includes(reason));
  }
  for (const who of ['Anna', 'Ilze', 'Inga', 'Kārlis', 'Līga'])
    assert.equal((await pages.get('/lasijumi', who)).statusCode, 403, who);

  // What stands out is shown, with why, and marked once it has been looked at.
  const hints = await pages.get('/lasijumi/neparastais', 'Rita');
  await assertValidHtml(hints.body);
  assert.match(hints.body, /Naktī un brīvdienās/);
  assert.match(hints.body, /Vienāds uzvārds/);
  const night = /name="hint" value="(odd-hours\|[^"]+)"/.exec(hints.body)?.[1] ?? '';
  const note = 'Zanei paziņots, sākta pārbaude';
  assert.equal((await pages.post('/lasijumi/neparastais/apskatits', { hint: night, note }, 'Rita')).statusCode, 303);
  assert.match((await pages.get('/lasijumi/neparastais', 'Rita')).body, /Zanei paziņots/);

  // The report: everything, in plain words; with names, or with posts alone; as a page and as a file.
  const path = `/lasijumi/klients/${fence.client}`;
  const report = await pages.get(path, 'Rita');
  for (const words of [
    'Velta Piemēre',
    'būvinspektors, Būvvalde',
    'klients jautāja par savu lietu',
    'cits iemesls',
    reason,
  ])
    assert.ok(report.body.includes(words), words);
  await assertValidHtml(report.body);
  await assertValidHtml((await pages.get('/lasijumi?lasitajs=zane', 'Rita')).body);
  const nameless = (await pages.get(`${path}?vardi=ne`, 'Rita')).body;
  assert.ok(nameless.includes('būvinspektors, Būvvalde') && !nameless.includes('Jānis Piemērs'));
  const file = await pages.get(`${path}/saraksts.csv`, 'Rita');
  assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8');
  const lines = file.body.trimEnd().split('\r\n');
  assert.match(lines[0] ?? '', /^\uFEFFKad;Kas lasīja;/);
  assert.equal(
    lines.filter((line) => /Jānis Piemērs|Anna Paraudziņa|Zane Parauglauka/.test(line)).length,
    3,
    'nothing is left out',
  );
  assert.equal((await pages.get(path, 'Zane')).statusCode, 403);

  // What the officer looked at is logged like everything else; Zane sees what is written about her.
  assert.match((await pages.get('/mani-lasijumi', 'Rita')).body, /datu izraksts/);
  const own = (await pages.get('/mani-lasijumi', 'Zane')).body;
  assert.ok(own.includes(reason) && !own.includes('Anna Paraudziņa'));

  // The answer goes out, and every opening of what was not one's own was on a stated ground.
  await answer(desk, 'Rita', question.id);
  for (const who of ['Anna', 'Zane']) {
    const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, desk.as(who).employee));
    assert.deepEqual(
      duties.map(({ clause, verdict }) => `${clause} ${verdict}`),
      ['5.1.1 met'],
      who,
    );
  }
  const clause = await pages.get('/standarts/5.1.1', 'Līga');
  assert.equal(clause.statusCode, 200);
  assert.match(clause.body, /2 pienākumi/);
  await assertJournalIsWhole(desk);
});
