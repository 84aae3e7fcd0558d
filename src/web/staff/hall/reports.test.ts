import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comes, HALL, sits } from '../../../../test/builders/busy-hall.ts';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { deskIdentity } from '../../../database/connect.ts';
import { rosterPlan } from '../../../desk/hall/index.ts';
import { seedPastVisits } from '../../../seed/demo-visits.ts';

const desk = await testDesk('2026-11-23T10:00');
const pages = await testPages(desk);
const HEAD = 'Mārtiņš';
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const say = async (path: string, query = '') => text((await pages.get(`${path}?vieta=${HALL}${query}`, HEAD)).body);

/** The roster once it is counted, however busy the machine is. */
async function counted(): Promise<string> {
  for (let asked = 0; asked < 60; asked += 1) {
    const said = await say('/zale/grafiks');
    if (!said.includes('Rēķinu:')) return said;
    assert.match(said, /Rēķinu: \d no 5 nedēļas dienām/);
  }
  throw new Error('The roster is not counted within a minute');
}

test('without a past each report says that there is nothing yet, and none fails', async () => {
  assert.match(await say('/zale/diena'), /Šajā dienā neviens nav nācis/);
  assert.match(await say('/zale/nedela'), /neviens nav nācis/);
  assert.match(
    await say('/zale/laika-prognoze'),
    /Vēl par maz, lai spriestu Ir 0 salīdzināmu gaidīšanu; spriest var no 30\./,
  );
  assert.match(await say('/zale/grafiks'), /Vēl nav no kā rēķināt/);
});

test('a day in a sentence, in pictures and as a table, beside the same weekday before', async () => {
  await seedPastVisits(desk);
  const { body } = await pages.get(`/zale/diena?vieta=${HALL}&diena=2026-11-16`, HEAD);
  const said = text(body);
  assert.match(
    said,
    /Nāca \d+ cilvēk\S+ \(parasti šajā nedēļas dienā \d+\)\. Puse gaidīja līdz [^,]+, deviņi no desmit līdz/,
  );
  assert.match(said, /Salīdzināts ar 3 iepriekšējām tādām pašām nedēļas dienām/);
  assert.match(body, /role="img" aria-label="Cik nāca stundā: plkst\. 8 — \d+, plkst\. 9 — \d+/);
  assert.match(body, /<summary>Rādīt kā tabulu<\/summary>/);
  assert.doesNotMatch(body, /style="/);
});

test('a day that is none, or has not been, shows today', async () => {
  for (const day of ['2026-02-30', '2027-01-01', 'x', '2026-11-99'])
    assert.match(await say('/zale/diena', `&diena=${day}`), /Pirmdien, 2026\. gada 23\. novembrī/);
});

test('a week day by day, with what each came to', async () => {
  const said = await say('/zale/nedela', '&diena=2026-11-12');
  assert.match(said, /Nedēļa no 9\. nov\. līdz 15\. nov\./);
  assert.match(said, /Pirmdiena \d+ \d+ \d+/);
});

test('the estimate’s report names its sample, its bounds, what it leaves out, and says where it is too little', async () => {
  const said = await say('/zale/laika-prognoze');
  assert.match(said, /Diapazons piepildās \d+ % gadījumu/);
  assert.match(said, /no \d+ % līdz \d+ %; mērķis 80 %/);
  assert.match(said, /teica „uzreiz”; tas piepildījās \d+ %/);
  assert.match(said, /Neieskaitīti: \d+ izsaukti vairākkārt/);
  assert.match(said, /par maz/);
});

test('the roster says how many desks each hour needs, beside how many usually served, until there is a plan', async () => {
  const said = await counted();
  assert.match(said, /Plāna vēl nav/);
  assert.match(said, /10\.00 vajag \d/);
  assert.match(said, /Pirmdiena: kas notiek, ja galdu ir mazāk/);
  assert.match(said, /jāsniedz „Būvatļauja”/);
  assert.match(said, /Katrai nedēļas dienai izspēlētas 80 dienas/);
});

test('a target and a plan are kept; a number that is none comes back with what was typed', async () => {
  const post = (fields: Record<string, string>) => pages.post(`/zale/grafiks?vieta=${HALL}`, fields, HEAD);
  const plan = () => desk.database.read(deskIdentity(desk.tenant), (tx) => rosterPlan(tx, HALL));
  assert.equal((await post({ do: 'target', target: '10', weeks: '4' })).statusCode, 303);
  assert.equal((await plan()).targetMinutes, 10);
  const wrong = await post({ do: 'target', target: 'drīz', weeks: '4' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /value="drīz"/);
  assert.equal((await post({ do: 'plan', 'g-1-9': '3', 'g-1-10': '4' })).statusCode, 303);
  assert.deepEqual((await plan()).desks, { 1: { 9: 3, 10: 4 } });
  const odd = await post({ do: 'plan', 'g-1-9': '-2', 'g-1-10': '4' });
  assert.equal(odd.statusCode, 422);
  assert.match(odd.body, /value="-2"/);
  assert.deepEqual((await plan()).desks, { 1: { 9: 3, 10: 4 } });
  assert.match(await counted(), /plānā 4/);
  const { body } = await pages.get(`/zale/grafiks?vieta=${HALL}`, HEAD);
  assert.match(body, /type="hidden" name="g-1-9" value="3"/, 'what is planned stays where the advice is filled in');
});

test('every view of the hall is valid HTML in both languages, empty and full', async () => {
  await sits(desk, 'Anna', '1');
  await comes(desk, 'A');
  for (const path of ['/zale', '/zale/diena', '/zale/nedela', '/zale/laika-prognoze', '/zale/grafiks'])
    for (const lang of ['lv', 'en']) {
      const { statusCode, body } = await pages.get(`${path}?vieta=${HALL}&valoda=${lang}`, HEAD);
      assert.equal(statusCode, 200, path);
      await assertValidHtml(body, `${path} ${lang}`);
    }
});
