import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { htmlFaults } from '../../../../test/builders/valid-html.ts';
import { PLACES } from '../../../seed/demo-people.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const list = `/iestades/vietas/${PLACES[0]?.id}/ierices`;
const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('an administrator adds a screen, reads its code out, changes it and takes it away', async () => {
  assert.match((await pages.get('/iestades/vietas', 'Kārlis')).body, new RegExp(`href="${list}"`));
  const empty = await pages.get(list, 'Kārlis');
  assert.match(empty.body, /Šajā vietā vēl nav nevienas ierīces/);
  assert.deepEqual(await htmlFaults(empty.body, 'empty'), []);
  const fields = {
    kind: 'kiosk',
    name: 'Kiosks pie durvīm',
    printer: '10.1.2.30',
    desk: '',
    voice: 'yes',
    _form: key(1),
  };
  const added = await pages.post(list, fields, 'Kārlis');
  const at = String(added.headers.location);
  assert.match(at, /^\/iestades\/ierice\//);
  assert.equal((await pages.post(list, fields, 'Kārlis')).headers.location, at, 'a second press adds no second one');
  const shown = await pages.get(at, 'Kārlis');
  assert.match(shown.body, /<strong>\d{3} \d{3}<\/strong>/);
  assert.match(shown.body, /Kods der līdz plkst\. 10\.30/);
  assert.deepEqual(await htmlFaults(shown.body, 'device'), []);
  const before = /<strong>(\d{3} \d{3})<\/strong>/.exec(shown.body)?.[1];
  await pages.post(`${at}/kods`, { _form: key(2) }, 'Kārlis');
  assert.notEqual(/<strong>(\d{3} \d{3})<\/strong>/.exec((await pages.get(at, 'Kārlis')).body)?.[1], before);
  await pages.post(at, { name: 'Kiosks zālē', printer: '' }, 'Kārlis');
  assert.match((await pages.get(list, 'Kārlis')).body, /Kiosks zālē.*gaida kodu/);
  await pages.post(`${at}/nonemt`, { _form: key(3) }, 'Kārlis');
  assert.equal((await pages.get(at, 'Kārlis')).statusCode, 404);
});

test('what is wrong is said at its field and what was typed stays', async () => {
  const wrong = await pages.post(list, { kind: 'board', name: '', printer: 'http://x', desk: '', voice: '' }, 'Kārlis');
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Nosaukums/);
  const printer = await pages.post(
    list,
    { kind: 'kiosk', name: 'K', printer: 'http://x', desk: '', voice: '' },
    'Kārlis',
  );
  assert.equal(printer.statusCode, 422);
  assert.match(printer.body, /Printera adrese nav saprotama/);
  assert.match(printer.body, /value="http:\/\/x"/);
  const nowhere = { kind: 'tablet', name: 'P', printer: '', desk: '00000000-0000-4000-8000-000000000000', voice: '' };
  const desks = await pages.post(list, nowhere, 'Kārlis');
  assert.equal(desks.statusCode, 422);
  assert.match(desks.body, /Tāda galda šajā vietā nav/);
});

test('a printer that does not answer is told to whoever tries it', async () => {
  const added = await pages.post(
    list,
    { kind: 'kiosk', name: 'Ar printeri', printer: '127.0.0.1:1', desk: '', voice: '', _form: key(4) },
    'Kārlis',
  );
  const tried = await pages.post(`${added.headers.location}/drukat`, {}, 'Kārlis');
  assert.match(Buffer.from(cookieOf(tried.headers['set-cookie']), 'base64url').toString(), /Printeris neatbild/);
});

test('whoever does not set up a place neither sees its screens nor changes them', async () => {
  assert.equal((await pages.get(list, 'Anna')).statusCode, 403);
  assert.doesNotMatch((await pages.get('/iestades/vietas', 'Anna')).body, /ierices/);
  assert.equal((await pages.post(list, { kind: 'kiosk', name: 'K' }, 'Anna')).statusCode, 403);
});

function cookieOf(header: string | string[] | undefined): string {
  return /laipa-f=([^;]+)/.exec([header ?? []].flat().join('; '))?.[1] ?? '';
}
