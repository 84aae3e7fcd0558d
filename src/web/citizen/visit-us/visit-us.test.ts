import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { savePlaceHours } from '../../../desk/services/index.ts';
import { PLACES } from '../../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../../seed/demo-services.ts';

const desk = await testDesk('2026-11-24T10:20');
const pages = await testPages(desk);
const [first, second] = PLACES as [(typeof PLACES)[number], (typeof PLACES)[number]];
const text = (body: string) =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const shown = async (path: string) => text((await pages.get(path)).body);

test('without an account one sees each place: open until when, today’s hours, how many wait', async () => {
  desk.at('2026-11-24T10:20');
  const places = await shown('/apmeklet');
  assert.match(
    places,
    /Apkalpošanas vieta Piemēros Piemēra iela 7, Piemēri Atvērts līdz plkst\. 12\.00 Šodien: 9\.00–12\.00, 13\.00–17\.00\. Pašlaik neviens negaida/,
  );
  assert.match(places, /Klientu apkalpošanas centrs Paraugciemā .*Atvērts līdz plkst\. 17\.00/);
  desk.at('2026-11-25T07:00');
  const early = await shown('/apmeklet');
  assert.match(early, /Slēgts\. Atver rīt plkst\. 9\.00 Pieteikties/, 'closed as on every Wednesday');
  assert.match(early, /Slēgts\. Atver šodien plkst\. 8\.30 Šodien: 8\.30–17\.00 /);
  desk.at('2026-11-27T16:00');
  assert.match(await shown('/apmeklet'), /Slēgts\. Atver pirmdien, 30\. novembrī, plkst\. 8\.30/);
  desk.at('2026-11-18T10:00');
  assert.match(await shown('/apmeklet'), /Šodien slēgts: Latvijas Republikas proklamēšanas diena/);
});

test('6.11: at each service the ways that need no coming stand before what to bring', async () => {
  desk.at('2026-11-24T10:20');
  const { body } = await pages.get(`/apmeklet/${first.id}`);
  const place = text(body);
  assert.match(
    place,
    /Deklarētā dzīvesvieta .*Var arī, nenākot klātienē latvija\.gov\.lv .*Kas jāņem līdzi Personu apliecinošs dokuments/,
  );
  assert.match(body, /<a href="https:\/\/latvija\.gov\.lv" rel="external noreferrer">/);
  assert.match(place, /Makšķerēšanas licences .*Nāciet bez pieraksta/);
  assert.match(place, /Būvniecības konsultācija .*Tikai pēc pieraksta\./);
  const service = DEMO_SERVICES[0]?.id ?? '';
  assert.ok(body.includes(`/pieteikties?vieta=${first.id}&amp;pakalpojums=${service}`));
  assert.doesNotMatch(await shown(`/apmeklet/${second.id}`), /Būvatļauja/, 'not given there');
});

test('the week stands with its days, and what is otherwise soon stands under it with its reason', async () => {
  desk.at('2026-11-24T10:20');
  await desk.database.write(DESK, (tx) =>
    savePlaceHours(
      desk,
      tx,
      { place: second.id, by: null },
      {
        weekly: {
          monday: [],
          tuesday: [{ from: '09:00', to: '17:00' }],
          wednesday: [],
          thursday: [{ from: '09:00', to: '17:00' }],
          friday: [],
          saturday: [],
          sunday: [],
        },
        closings: [{ day: '2026-12-03', hours: null, lv: 'Remonts', en: 'Repairs' }],
        special: [],
      },
    ),
  );
  const place = await shown(`/apmeklet/${second.id}`);
  assert.match(place, /otrdien, 24\. novembrī 9\.00–17\.00 trešdien, 25\. novembrī slēgts/);
  assert.match(place, /Tuvākie izņēmumi .*ceturtdien, 3\. decembrī slēgts Remonts/);
  assert.doesNotMatch(place, /18\. decembrī/, 'a Friday is closed as always');
  const english = text((await pages.get(`/apmeklet/${second.id}?valoda=en`)).body);
  assert.match(english, /Thursday, 3 December closed Repairs/);
});

test('a place that has closed for good or never was is not found', async () => {
  assert.equal((await pages.get(`/apmeklet/${crypto.randomUUID()}`)).statusCode, 404);
  assert.equal((await pages.get('/apmeklet/nav')).statusCode, 404);
});

test('the pages are valid, need no script and name the municipality with its contacts', async () => {
  for (const path of ['/apmeklet', `/apmeklet/${first.id}`, '/pieklustamiba']) {
    for (const lang of ['lv', 'en']) {
      const { body, statusCode } = await pages.get(`${path}?valoda=${lang}`);
      assert.equal(statusCode, 200, path);
      await assertValidHtml(body, path);
      assert.match(body, lang === 'lv' ? /Paraugnovads \(demo\)/ : /Sample Municipality \(demo\)/);
      assert.match(body, /href="tel:\+37160000001"/);
      assert.match(body, /href="\/pieklustamiba"/);
    }
  }
  const asEmployee = (await pages.get('/apmeklet', 'Anna')).body;
  assert.doesNotMatch(asEmployee, /class="rail"/, 'an employee sees the page as clients do');
});
