import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeCase } from '../../src/desk/cases/index.ts';
import { directoryAt, writeAbsence } from '../../src/desk/directory/index.ts';
import { followSearch } from '../../src/desk/search/index.ts';
import {
  actingFor,
  distribute,
  type DistributionMode,
  saveDistribution,
  takeOver,
} from '../../src/desk/workload/index.ts';
import { dayOf } from '../../src/time/zone.ts';
import type { CaseId, UnitId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, settled, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseNow, caseOfMail, duties, letter, take } from '../builders/story.ts';
import { testPages } from '../builders/pages.ts';
import { htmlFaults } from '../builders/valid-html.ts';

const desk = await testDesk('2026-11-23T10:00');
const pages = await testPages(desk);
const BUILDING = 'buvvalde@paraugnovads.example';

const unitOf = (given: string): UnitId => desk.as(given).units[0]!;
const day = (civil: string) => Temporal.PlainDate.from(civil);

async function received(id: string, to = BUILDING, text?: string): Promise<CaseId> {
  const { id: mail } = await desk.receive(letter({ id, ...(text === undefined ? {} : { text }) }), to);
  return (await caseOfMail(desk, mail)).id;
}

async function away(given: string, from: string, to: string, standIn: string | null): Promise<void> {
  const done = await desk.database.write({ ...desk.as('Kārlis'), system: true }, (tx) =>
    writeAbsence(desk, tx, desk.as('Kārlis').employee, {
      employee: desk.as(given).employee,
      firstDay: day(from),
      lastDay: day(to),
      standIn: standIn === null ? null : desk.as(standIn).employee,
    }),
  );
  assert.ok(!('refused' in done), JSON.stringify(done));
}

const actsFor = (given: string) =>
  desk.database.read(DESK, async (tx) =>
    actingFor(await directoryAt(tx), desk.as(given).employee, dayOf(desk.clock())).map(({ employee, why }) => [
      employee,
      why,
    ]),
  );

test('5.2.3: while the holder is away their stand-in of another unit sees the case and may take it over; the duty stays the holder’s till then', async () => {
  const id = await received('away-1');
  await take(desk, 'Jānis', id);
  const { number } = await caseNow(desk, id);
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Anna')).body, new RegExp(number));
  await away('Jānis', '2026-11-23', '2026-11-25', 'Anna');
  assert.deepEqual(await actsFor('Anna'), [[desk.as('Jānis').employee, 'stand-in']]);
  const shown = (await pages.get('/mans-darbs', 'Anna')).body;
  assert.match(shown, new RegExp(`id="a-${number}"[\\s\\S]*aizvietojat: Jānis Piemērs`));
  assert.deepEqual(await htmlFaults(shown), []);
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Edgars')).body, new RegExp(number), 'nobody else');
  const seen = (await pages.get(`/lieta/${number}`, 'Ilze')).body;
  assert.match(seen, /Jānis Piemērs: prombūtnē līdz 25\. nov\.[\s\S]*Šodien rīkojas Anna Paraudziņa/);
  const [answer] = await duties(desk, id, '5.2.1');
  assert.equal(answer?.holder, desk.as('Jānis').employee);
  assert.deepEqual(await takeOver(desk, desk.as('Edgars'), id), { refused: 'not-acting' });

  const taken = await pages.post('/slodze/parnemt', { id, _form: 'acting-1' }, 'Anna');
  assert.equal(taken.statusCode, 303);
  const now = await caseNow(desk, id);
  assert.deepEqual([now.holder, now.unit], [desk.as('Anna').employee, unitOf('Jānis')], 'it stays its unit’s');
  const undone = await pages.post(`/lieta/${number}/nodot/atsaukt`, { _form: 'acting-2' }, 'Anna');
  assert.equal(undone.statusCode, 303);
  assert.equal((await caseNow(desk, id)).holder, desk.as('Jānis').employee);
});

test('5.2.3: where nobody stands in, or the stand-in is away too, the head acts', async () => {
  await away('Anna', '2026-11-23', '2026-11-24', null);
  assert.deepEqual(await actsFor('Anna'), [], 'whoever is away acts for nobody');
  assert.deepEqual(await actsFor('Mārtiņš'), [[desk.as('Anna').employee, 'no-stand-in']]);
  assert.deepEqual(await actsFor('Ilze'), [[desk.as('Jānis').employee, 'no-stand-in']], 'Jānis’ stand-in is away now');
  const shown = (await pages.get('/mans-darbs', 'Ilze')).body;
  assert.match(shown, /Jānis Piemērs nav klāt, neviens neaizvieto/);
});

test('who leads a unit sees its absences, gaps and plates; who does not sees their own plate alone', async () => {
  await away('Ilze', '2026-11-24', '2026-11-24', null);
  const ilze = (await pages.get('/slodze', 'Ilze')).body;
  assert.match(ilze, /Kam darba par daudz/);
  assert.match(ilze, /Prombūtnē, neviens neaizvieto/);
  assert.match(ilze, /Neviena nav klāt: otrd\. 24\.11\./, 'on the 24th nobody of the building authority is there');
  assert.match(ilze, /Jānis Piemērs[\s\S]*atvērti 1/);
  assert.deepEqual(await htmlFaults(ilze), []);
  const janis = (await pages.get('/slodze?skats=menesis', 'Jānis')).body;
  assert.match(janis, /Mans darbs/);
  assert.doesNotMatch(janis, /Kam darba par daudz/);
  assert.deepEqual(await htmlFaults(janis), []);
  assert.equal((await pages.get('/slodze?no=2026-99-99&nodala=x', 'Anna')).statusCode, 200);
  const refused = await pages.post(
    '/slodze/sadale',
    { unit: unitOf('Ilze'), mode: 'off', minutes: '5', _form: 'set-0' },
    'Jānis',
  );
  assert.equal(refused.statusCode, 403, 'a unit is set by its head');
});

test('a unit that wants it has untaken cases proposed to whoever knows the words and is there, and gives them out by itself only where the head chose so', async () => {
  const words = await dictionary;
  desk.at('2026-11-26T09:00');
  // Signed in anew: the sessions of Monday have ended.
  const pages = await testPages(desk);
  const id = await received('greenhouse', BUILDING, 'Labdien! Vai siltumnīcai vajag būvatļauju?');
  await settled(desk);
  while (await followSearch(desk, words));
  const set = async (mode: DistributionMode) => {
    const saved = await pages.post(
      '/slodze/sadale',
      {
        unit: unitOf('Ilze'),
        mode,
        minutes: '30',
        [`skill-${desk.as('Jānis').employee}`]: 'siltumnīca, nojaukšana',
        _form: `set-${mode}`,
      },
      'Ilze',
    );
    assert.equal(saved.statusCode, 303);
  };
  await set('proposed');
  const shown = (await pages.get('/slodze', 'Ilze')).body;
  assert.match(shown, /Ieteikts: Jānis Piemērs <small>\(pārzina: siltumnīca\)/);
  desk.at('2026-11-26T11:00');
  await distribute(desk, words);
  assert.equal((await caseNow(desk, id)).holder, null, 'proposed is not given');

  await set('by-itself');
  desk.at('2026-11-26T09:29');
  await distribute(desk, words);
  assert.equal((await caseNow(desk, id)).holder, null, 'anybody may take it for half an hour');
  desk.at('2026-11-26T09:31');
  await distribute(desk, words);
  assert.equal((await caseNow(desk, id)).holder, desk.as('Jānis').employee);
  const [holder] = (await duties(desk, id, '5.2.3')).filter(({ topic }) => topic === 'holder');
  assert.deepEqual([holder?.verdict, holder?.inTime], ['met', true]);
  const released = await changeCase(desk, desk.as('Jānis'), id, { do: 'release' });
  assert.ok(!('refused' in released), 'it can be overridden');
  await desk.database.write(desk.as('Ilze'), (tx) =>
    saveDistribution(tx, {
      unit: unitOf('Ilze'),
      mode: 'off',
      afterMinutes: 30,
      skills: [],
      by: desk.as('Ilze').employee,
      at: desk.clock(),
    }),
  );
  await distribute(desk, words);
  assert.equal((await caseNow(desk, id)).holder, null);
});

test('the administrator sets how often a case may come back; the figure is in force at once', async () => {
  const pages = await testPages(desk);
  const shown = (await pages.get('/slodze', 'Kārlis')).body;
  const version = /name="version" value="(\d+)"/.exec(shown)?.[1] ?? '';
  const saved = await pages.post('/slodze/atgriesana', { version, times: '3', _form: 'climb-1' }, 'Kārlis');
  assert.equal(saved.statusCode, 303);
  await desk.refresh();
  assert.equal(desk.rules.current().body.handBacks, 3);
  assert.equal(
    (await pages.post('/slodze/atgriesana', { version, times: '0', _form: 'climb-2' }, 'Kārlis')).statusCode,
    422,
  );
});

test('the journal of all this is whole, and judged again gives the same', () => assertJournalIsWhole(desk));
