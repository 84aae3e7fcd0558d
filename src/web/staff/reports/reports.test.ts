import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';

const pages = await testPages(await testDesk('2026-11-23T10:00'));

test('a head finds the reports of the hall, the estimate’s error first; each link leads to a page', async () => {
  const { statusCode, body } = await pages.get('/parskati', 'Mārtiņš');
  assert.equal(statusCode, 200);
  await assertValidHtml(body);
  const links = [...body.matchAll(/<li><a href="(\/[^"]+)">[^<]+<\/a><p class="work-say">/g)].map(
    ([, href]) => href as string,
  );
  assert.equal(links[0], '/zale/laika-prognoze');
  for (const href of links) assert.equal((await pages.get(href, 'Mārtiņš')).statusCode, 200, href);
});

test('whoever leads no hall is shown only what they may read', async () => {
  assert.equal((await pages.get('/parskati', 'Anna')).statusCode, 403);
  assert.doesNotMatch((await pages.get('/parskati', 'Rita')).body, /\/zale/);
});
