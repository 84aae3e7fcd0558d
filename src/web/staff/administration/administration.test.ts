import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, riga, testDesk } from '../../../../test/builders/desk.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { mailById } from '../../../desk/mail/index.ts';
import { newestRules, obligationsOfSubject, replay, rulesHistory } from '../../../journal/index.ts';
import { INSTITUTIONS, UNITS } from '../../../seed/demo-people.ts';

const PATH = '/administracija/darba-laiks';
const house = INSTITUTIONS[0]?.id ?? '';

/** The fields of a form as the page shows them, the way a browser would send them. */
function fieldsOf(body: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(body)?.[1] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = /\sname="([^"]+)"/.exec(tag)?.[1];
    if (name === undefined || name === '_csrf' || (/type="checkbox"/.test(tag) && !/\schecked/.test(tag))) continue;
    fields[name] = (/\svalue="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  }
  for (const [, name = '', words = ''] of form.matchAll(
    /<textarea\b[^>]*name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
  ))
    fields[name] = words;
  for (const [, name = '', options = ''] of form.matchAll(/<select\b[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return fields;
}

test('only an administrator comes to working time, status and the index', async () => {
  const pages = await testPages(await testDesk());
  for (const path of ['/administracija', PATH, '/administracija/stavoklis']) {
    assert.equal((await pages.get(path, 'Anna')).statusCode, 403, path);
    assert.equal((await pages.get(path)).statusCode, 303, path);
    assert.equal((await pages.get(path, 'Kārlis')).statusCode, 200, path);
  }
  assert.equal((await pages.post(PATH, { institution: house }, 'Līga')).statusCode, 403);
  assert.equal((await pages.get(`${PATH}?iestade=nav`, 'Kārlis')).statusCode, 404);
});

test('a saved calendar is a new version with its reason; what is open keeps its due time, what comes later is counted anew', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  const due = async (id: Awaited<ReturnType<typeof desk.receive>>) => {
    const caseId = (await desk.database.read(DESK, (tx) => mailById(tx, id.id)))?.case_id ?? '';
    return (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, caseId))).find(
      ({ clause }) => clause === '5.2.1',
    )?.dueAt;
  };
  const before = await desk.receive(rawMail({ 'Message-ID': '<1@klienti.example>' }));
  assert.deepEqual(await due(before), riga('2026-11-23T17:00'));

  const shown = await pages.get(PATH, 'Kārlis');
  const fields = fieldsOf(shown.body, PATH);
  assert.equal(fields['week-monday'], '8.30–12.30, 13.00–17.00');
  const saved = await pages.post(
    PATH,
    {
      ...fields,
      'week-monday': '9-12, 13:00–18.30',
      'closing-0-day': '2026-11-24',
      'closing-0-lv': 'Inventarizācija',
      why: 'Pirmdienās strādā ilgāk',
    },
    'Kārlis',
  );
  assert.equal(saved.statusCode, 303, saved.body.slice(0, 3000));

  assert.equal(desk.rules.current().version, 2);
  assert.deepEqual(await due(before), riga('2026-11-23T17:00'), 'open: as it was promised');
  const after = await desk.receive(
    rawMail({ 'Message-ID': '<2@klienti.example>', From: 'Cits <cits@klienti.example>' }),
  );
  assert.deepEqual(await due(after), riga('2026-11-23T18:30'));
  const [last] = await desk.database.read(DESK, rulesHistory);
  assert.deepEqual([last?.version, last?.why, last?.made_by_name], [2, 'Pirmdienās strādā ilgāk', 'Kārlis Demonieks']);
  const again = await pages.get(PATH, 'Kārlis');
  assert.match(again.body, /Pirmdienās strādā ilgāk/);
  assert.match(again.body, /Inventarizācija/);
  assert.deepEqual((await desk.database.read(DESK, (tx) => replay(tx, desk.rules))).differences, []);
});

test('moved days and years of the past stay when the form is saved as it was shown', async () => {
  const desk = await testDesk();
  const pages = await testPages(desk);
  const read = async () => {
    const rules = await desk.database.read(DESK, newestRules);
    assert.ok(rules !== null);
    return (rules.body.calendars as Record<string, Record<string, unknown>>)[house];
  };
  const before = await read();
  const fields = fieldsOf((await pages.get(PATH, 'Kārlis')).body, PATH);
  assert.equal((await pages.post(PATH, { ...fields, why: 'Bez izmaiņām' }, 'Kārlis')).statusCode, 303);
  assert.deepEqual({ ...(await read()), version: 0 }, { ...before, version: 0 });
});

test('every mistake is said at its field with its place, and nothing typed is lost', async () => {
  const desk = await testDesk();
  const pages = await testPages(desk);
  const fields = fieldsOf((await pages.get(PATH, 'Kārlis')).body, PATH);
  const wrong = {
    'week-monday': 'rītos',
    'week-tuesday': '13-12',
    'week-wednesday': '8-12, 11-15',
    shortDay: 'stunda',
    'closing-1-day': '2026-12-01',
    'closing-1-hours': '25-26',
    'special-0-day': '2026-02-30',
    'special-0-lv': 'Nav dienas',
    why: '',
  };
  const refused = await pages.post(PATH, { ...fields, ...wrong }, 'Kārlis');
  assert.equal(refused.statusCode, 422);
  for (const words of [
    'Pirmdiena: gaidīts, piemēram, 8.30–12.30, 13.00–17.00; atrasts „rītos”',
    'Otrdiena (weekly.tuesday[0].to): beigām jābūt pēc 13:00',
    'Trešdiena (weekly.wednesday[1].from): intervāls nedrīkst sākties',
    'Par cik minūtēm īsāka ir diena pirms svētkiem (shortDayBeforeHoliday): gaidīts vesels skaitlis',
    'Slēgtās dienas, 2. rinda, Latviski (closings[0].lv): gaidīts teksts',
    'Slēgtās dienas, 2. rinda, Laiks',
    'Īpašs darba laiks, 1. rinda, Diena (specialHours[0].day): gaidīta diena, kas pastāv',
    'Aizpildiet: Kāpēc maināt',
  ])
    assert.ok(refused.body.includes(words), words);
  const shown = fieldsOf(refused.body, PATH);
  for (const [name, value] of Object.entries(wrong)) assert.equal(shown[name], value, name);
  assert.equal((await desk.database.read(DESK, newestRules))?.version, 1);
});

test('of two administrators at once the later is told who was faster and why, and keeps what was typed', async () => {
  const desk = await testDesk();
  const pages = await testPages(desk);
  const fields = fieldsOf((await pages.get(PATH, 'Kārlis')).body, PATH);
  const [one, other] = await Promise.all([
    pages.post(
      PATH,
      { ...fields, 'week-friday': '8-15', why: 'Pirmā izmaiņa', _form: '00000000-0000-4000-8000-00000000aa01' },
      'Kārlis',
    ),
    pages.post(
      PATH,
      { ...fields, 'week-friday': '8-14', why: 'Otrā izmaiņa', _form: '00000000-0000-4000-8000-00000000aa02' },
      'Kārlis',
    ),
  ]);
  assert.deepEqual([one.statusCode, other.statusCode].sort(), [303, 409]);
  const later = one.statusCode === 409 ? one : other;
  assert.match(later.body, /Kārlis Demonieks/);
  assert.match(later.body, one.statusCode === 409 ? /„Otrā izmaiņa”/ : /„Pirmā izmaiņa”/);
  assert.equal(fieldsOf(later.body, PATH)['week-friday'], one.statusCode === 409 ? '8-15' : '8-14');
  assert.equal((await desk.database.read(DESK, newestRules))?.version, 2);
});

test('5.2.1: a unit’s own target counts for its next letter, and emptied the standard’s counts again', async () => {
  const desk = await testDesk('2026-11-23T09:00');
  const pages = await testPages(desk);
  const action = `${PATH}/merki`;
  const building = UNITS[1]?.id ?? '';
  const fields = fieldsOf((await pages.get(PATH, 'Kārlis')).body, action);
  assert.equal(fields[`t-${building}-5-2-1`], '');
  const set = await pages.post(
    action,
    {
      ...fields,
      [`t-${building}-5-2-1`]: '3',
      [`m-${building}-5-2-1`]: 'workingDays',
      whyTargets: 'Būvlietās vajag laiku',
    },
    'Kārlis',
  );
  assert.equal(set.statusCode, 303, set.body.slice(0, 2000));
  const { id } = await desk.receive(
    rawMail({ 'Message-ID': '<b@klienti.example>', To: 'buvvalde@paraugnovads.example' }),
    'buvvalde@paraugnovads.example',
  );
  const caseId = (await desk.database.read(DESK, (tx) => mailById(tx, id)))?.case_id ?? '';
  const duty = (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, caseId))).find(
    ({ clause }) => clause === '5.2.1',
  );
  assert.deepEqual(duty?.dueAt, riga('2026-11-26T17:00'));

  const shown = fieldsOf((await pages.get(PATH, 'Kārlis')).body, action);
  assert.equal(shown[`t-${building}-5-2-1`], '3');
  assert.equal(
    (await pages.post(action, { ...shown, [`t-${building}-5-2-1`]: '', whyTargets: 'Atpakaļ' }, 'Kārlis')).statusCode,
    303,
  );
  const bad = await pages.post(
    action,
    {
      ...fieldsOf((await pages.get(PATH, 'Kārlis')).body, action),
      [`t-${building}-5-2-1`]: 'drīz',
      whyTargets: 'x y z',
    },
    'Kārlis',
  );
  assert.equal(bad.statusCode, 422);
  assert.match(bad.body, /Būvvalde, 5\.2\.1: gaidīts vesels skaitlis no 1 līdz 250; atrasts „drīz”/);
});

test('the calculator counts line by line as for a real case', async () => {
  const pages = await testPages(await testDesk());
  const counted = await pages.get(`${PATH}?diena=2026-11-20&laiks=16:50&termins=d1`, 'Kārlis');
  assert.match(counted.body, /Saņemts piektdien, 2026\. gada 20\. novembrī, plkst\. 16\.50\./);
  assert.match(counted.body, /Termiņš: līdz pirmdienai, 2026\. gada 23\. novembrim, plkst\. 17\.00\./);
  for (const query of [
    'diena=nekad&laiks=16:50',
    'diena=2026-11-20&laiks=',
    'diena=99999-01-01&laiks=10:00',
    'diena=2026-02-30&laiks=10:00',
  ])
    assert.match((await pages.get(`${PATH}?${query}`, 'Kārlis')).body, /Saņemts: rakstiet dienu un laiku/, query);
});

test('the year’s picture names every holiday and moved day', async () => {
  const pages = await testPages(await testDesk());
  const { body } = await pages.get(`${PATH}?gads=2026`, 'Kārlis');
  for (const words of [
    '2. janvāris</b>, piektdien: pārcelta, brīva',
    '17. janvāris</b>, sestdien: pārcelta, strādā',
    'proklamēšanas diena',
    '17. novembris</b>, otrdien: īsāka diena (8.30–12.30, 13.00–16.00)',
  ])
    assert.ok(body.includes(words), words);
});
