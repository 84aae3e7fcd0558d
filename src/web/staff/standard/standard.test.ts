import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { type TestDesk, settled, testDesk } from '../../../../test/builders/desk.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { followFigures } from '../../../desk/figures/index.ts';
import { loadStandards } from '../../../load-standards.ts';
import { UNITS } from '../../../seed/demo-people.ts';
import { AWAITED, subjectOf } from './awaited-words.ts';

const LETTERS = [
  [1, 'dome', '<script>alert(1)</script>'],
  [2, 'buvvalde', 'Vai siltumnīcai vajag atļauju?'],
] as const;

/** Two letters, one to each of two units, of which nothing is answered; the targets have passed. */
async function lateDesk(): Promise<TestDesk> {
  const desk = await testDesk('2026-11-20T16:50');
  for (const [nth, box, subject] of LETTERS) {
    const to = `${box}@paraugnovads.example`;
    await desk.receive(
      rawMail({
        'Message-ID': `<s${nth}@klienti.example>`,
        From: `K <k${nth}@klienti.example>`,
        Subject: subject,
        To: to,
      }),
      to,
    );
  }
  desk.at('2026-11-25T09:00');
  await desk.watchDeadlines();
  await settled(desk);
  while (await followFigures(desk));
  return desk;
}

const desk = await lateDesk();
const pages = await testPages(desk);

/** The text between the tags, spaces folded. */
function words(body: string): string {
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

/** The row of one clause in the tree. */
function row(body: string, clause: string): string {
  return words(
    new RegExp(`<li[^>]* id="p-${clause.replaceAll('.', '-')}">([\\s\\S]*?)(?=<li[^>]* id="p-|</section>)`).exec(
      body,
    )?.[1] ?? '',
  );
}

test('every clause of the version in force stands in the tree, with its figures or the honest mark', async () => {
  const { body, statusCode } = await pages.get('/standarts', 'Līga');
  assert.equal(statusCode, 200);
  const [standard] = await loadStandards('adazi');
  for (const { id, summary } of standard?.clauses ?? []) assert.ok(row(body, id).includes(summary.lv.slice(0, 20)), id);
  assert.match(row(body, '5.2.1'), /jāizpilda 2 kavējas 2/);
  assert.match(row(body, '5.2.5'), /Vēl nav nodrošināts gaida: apstrādes laika mērījumi/);
  assert.doesNotMatch(row(body, '5.2.5'), /izpildīti/);
  for (const law of ['IL-5-3', 'VDAR-12-3', 'APL-64-1', 'IAL-14-1']) assert.notEqual(row(body, law), '', law);
});

test('figures reach as far as the reader’s powers: an employee sees the own unit’s, the steward all', async () => {
  const jānis = await pages.get('/standarts', 'Jānis');
  assert.match(row(jānis.body, '5.2.1'), /jāizpilda 1 /);
  const foreign = await pages.get(`/standarts?vieniba=${UNITS[0]?.id}`, 'Jānis');
  assert.match(row(foreign.body, '5.2.1'), /jāizpilda 1 /, 'another unit cannot be asked for');
  const duties = await pages.get('/standarts/5.2.1', 'Jānis');
  assert.match(duties.body, /Vai siltumnīcai/);
  assert.doesNotMatch(duties.body, /alert/);
  const steward = await pages.get(`/standarts?vieniba=${UNITS[0]?.id}`, 'Līga');
  assert.match(row(steward.body, '5.2.1'), /jāizpilda 1 /);
});

test('the filters narrow the tree: carried, not carried, with breaches, mine', async () => {
  const shown = async (filter: string, who = 'Līga') =>
    [...(await pages.get(`/standarts?radit=${filter}`, who)).body.matchAll(/ id="p-([^"]+)"/g)].map(([, id]) => id);
  const [carried, missing] = [await shown('nodrosinati'), await shown('nenodrosinati')];
  assert.ok(carried.includes('5-2-1') && !carried.includes('5-2-5'));
  assert.ok(missing.includes('5-2-5') && !missing.includes('5-2-1'));
  assert.deepEqual(await shown('parkapti'), [], 'targets are never breached');
  assert.deepEqual(await shown('mani', 'Anna'), [], 'nobody has taken a case');
  assert.match((await pages.get('/standarts?radit=mani', 'Anna')).body, /Šādu punktu nav/);
});

test('5.2.1: from the figure to the duties, from a duty to the event in its case, with the reason line by line', async () => {
  const { body } = await pages.get('/standarts/5.2.1', 'Līga');
  assert.match(words(body), /Jāizpilda tagad 2/);
  assert.match(words(body), /No tiem kavējas 2/);
  assert.match(body, /href="\/lieta\/PN-2026-\d{5}#m-[0-9a-f-]{36}"/);
  assert.match(words(body), /Saņemts piektdien, 2026\. gada 20\. novembrī, plkst\. 16\.50\./);
  assert.match(words(body), /Pienākums rodas, kad/);
  assert.match(body, /&lt;script&gt;alert/);
  assert.doesNotMatch(body, /<script>alert/);
  assert.match(words(body), /Lēmums 0003/);
  assert.match(words(body), /nokavēts tas nav pārkāpums/);
  assert.equal([...body.matchAll(/ id="d-/g)].length, 2);
  const late = await pages.get('/standarts/5.2.1?kadi=late', 'Līga');
  assert.equal([...late.body.matchAll(/ id="d-/g)].length, 2);
  const met = await pages.get('/standarts/5.2.1?kadi=met', 'Līga');
  assert.match(met.body, /Šādu pienākumu nav/);
});

test('a law’s clause names its versions in time and that its words were read', async () => {
  const { body } = await pages.get('/standarts/IL-5-3', 'Anna');
  assert.match(words(body), /no 2026\. gada 1\. marta, spēkā/);
  assert.match(words(body), /no 2008\. gada 1\. janvāra līdz 2026\. gada 28\. februārim/);
  assert.match(words(body), /10 darbdienas/);
});

test('what is not there is said: an unknown clause, a page mark that is none', async () => {
  assert.equal((await pages.get('/standarts/99.9', 'Anna')).statusCode, 404);
  assert.equal(
    (await pages.get('/standarts/5.2.1?pec=nekas_nekas&kadi=izdomats&laiks=kaut-kad', 'Anna')).statusCode,
    200,
  );
  assert.equal((await pages.get('/standarts')).statusCode, 303);
});

test('every awaited event of the standard and the laws has words in both languages', async () => {
  for (const { clauses } of await loadStandards('adazi')) {
    for (const { id, mechanisms } of clauses) {
      for (const { events } of mechanisms) {
        if (events.state !== 'awaited') continue;
        for (const event of events.awaited) assert.ok(AWAITED[subjectOf(event)], `${id}: ${event}`);
      }
    }
  }
});

test('the pages are valid HTML in both languages and not larger than they need be', async () => {
  for (const path of [
    '/standarts',
    '/standarts/5.2.1',
    '/standarts/9',
    '/standarts/IL-5-3',
    '/standarts/5.1.7',
    '/administracija',
    '/administracija/darba-laiks?diena=2026-11-20&laiks=16:50',
    '/administracija/stavoklis',
  ]) {
    for (const lang of ['lv', 'en']) {
      const { body } = await pages.get(
        `${path}${path.includes('?') ? '&' : '?'}valoda=${lang}`,
        path.startsWith('/standarts') ? 'Līga' : 'Kārlis',
      );
      await assertValidHtml(body, `${path} ${lang}`);
      assert.ok(Buffer.byteLength(body) < 58_000, `${path}: ${Buffer.byteLength(body)} bytes`);
    }
  }
});
