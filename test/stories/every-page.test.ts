import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { Route } from '../../src/web/server/define-route.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { letter } from '../builders/story.ts';
import { htmlFaults } from '../builders/valid-html.ts';

const desk = await testDesk('2026-11-20T10:00');
for (const nth of [1, 2, 3]) await desk.receive(letter({ id: `l${nth}` }));
const pages = await testPages(desk);

const NOBODYS = '00000000-0000-4000-8000-000000000000';
/** People of every role, and one of another unit than the letters'. */
const PEOPLE = ['Anna', 'Jānis', 'Mārtiņš', 'Līga', 'Kārlis', 'Rita', 'Inga', 'Andris'];

interface Sample {
  readonly number: string;
  readonly client: string;
  readonly mail: string;
}
const sample = (await desk.database.read(DESK, (tx) =>
  tx.one<Sample>(
    'select c.number, c.client_id as client, m.id as mail from desk_case c join mail m on m.case_id = c.id order by c.number limit 1',
  ),
)) as Sample;
const anna = EMPLOYEES[0];
const unit = anna?.unit ?? '';

/** Addresses of a route with what stands in this desk, where its parameters are known; else with an id of nobody's. */
function addressesOf({ path }: Route): string[] {
  if (!path.includes(':')) return [path];
  const known = path
    .replace(/^\/lieta\/:\w+/, `/lieta/${sample.number}`)
    .replace(/^((\/dati|\/lasijumi)?\/klients)\/:\w+/, `$1/${sample.client}`)
    .replace(/^\/vestule\/:\w+/, `/vestule/${sample.mail}`)
    .replace(/^\/iestades\/darbinieks\/:\w+/, `/iestades/darbinieks/${anna?.id}`)
    .replace(/^\/iestades\/vieniba\/:\w+/, `/iestades/vieniba/${unit}`)
    .replace(/^\/standarts\/:\w+/, '/standarts/5.2.1');
  return [known, path].map((text) => text.replace(/:\w+|\*/g, NOBODYS));
}

const staff = pages.routes.filter(({ audience }) => audience === 'staff');
const gets = staff.filter(({ method, path }) => method === 'GET' && path !== '/live');
const posts = staff.filter(({ method, path }) => method !== 'GET' && path !== '/iziet');

test('every page answers everybody with a page or a refusal, never with a failure, and its HTML is valid in both languages', async () => {
  const shown = new Set<string>();
  const faults: string[] = [];
  for (const who of PEOPLE)
    for (const route of gets)
      for (const address of addressesOf(route)) {
        const answer = await pages.get(address, who);
        assert.ok(
          [200, 302, 303, 403, 404, 422, 429].includes(answer.statusCode),
          `${who} ${address}: ${answer.statusCode}`,
        );
        if (answer.statusCode !== 200 || !String(answer.headers['content-type']).startsWith('text/html')) continue;
        // A letter's own markup is shown in a frame of its own, as it came.
        if (!/<html lang/.test(answer.body)) continue;
        if (shown.has(address)) continue;
        shown.add(address);
        faults.push(...(await htmlFaults(answer.body, address)));
        const english = await pages.get(`${address}${address.includes('?') ? '&' : '?'}valoda=en`, who);
        faults.push(...(await htmlFaults(english.body, `${address} en`)));
        await pages.get('/gallery?valoda=lv', who);
      }
  assert.deepEqual(faults, []);
  assert.ok(shown.size > 50, `${shown.size}`);
  assert.deepEqual(
    pages.log.filter(({ level }) => level === 'error'),
    [],
  );
});

test('nobody sees a page of the staff without signing in', async () => {
  for (const route of gets)
    for (const address of addressesOf(route)) {
      const answer = await pages.get(address, null);
      assert.ok([302, 303, 401, 403, 404].includes(answer.statusCode), `${address}: ${answer.statusCode}`);
      if (answer.statusCode < 400) assert.match(String(answer.headers.location), /^\/ieeja/);
    }
});

test('every form that comes empty or with nonsense is refused in words, and nothing fails', async () => {
  for (const who of PEOPLE)
    for (const route of posts)
      for (const address of addressesOf(route))
        for (const fields of [
          {},
          { id: 'x', employee: NOBODYS, diena: '31.02.2026', reason: '\u0000', words: 'ā'.repeat(10) },
        ]) {
          const answer = await pages.post(address, fields, who);
          assert.ok(answer.statusCode < 500, `${who} ${route.method} ${address}: ${answer.statusCode}`);
        }
  assert.deepEqual(
    pages.log.filter(({ level }) => level === 'error'),
    [],
  );
});

test('a form without the token of its page changes nothing', async () => {
  for (const route of posts.filter(({ csrf }) => csrf !== false)) {
    const [address = ''] = addressesOf(route);
    const answer = await pages.post(address, { _csrf: 'forged' }, 'Kārlis');
    assert.ok([400, 401, 403, 404, 413, 415, 429].includes(answer.statusCode), `${address}: ${answer.statusCode}`);
  }
});
