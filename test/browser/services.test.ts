import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { PLACES } from '../../src/seed/demo-people.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import { testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-24T10:20');
const pages = await testPages(desk);
const origin = await pages.listen();
const browser = await openBrowser();
after(() => browser.close());

const [place] = PLACES;
const [service] = DEMO_SERVICES;
const STAFF = [
  '/pakalpojumi',
  `/pakalpojums/${service?.id}`,
  `/pakalpojums/${service?.id}/labot`,
  `/iestades/vietas/${place?.id}/apkalposana`,
];
const PUBLIC = ['/apmeklet', `/apmeklet/${place?.id}`, '/pieklustamiba'];

async function open(
  path: string,
  who: string | null,
  options: { readonly width: number; readonly colorScheme: 'light' | 'dark'; readonly javaScriptEnabled?: boolean },
): Promise<Page> {
  const { width, ...rest } = options;
  const context = await browser.newContext({ ...rest, viewport: { width, height: 844 }, locale: 'lv-LV' });
  if (who !== null) {
    const cookies = (await pages.cookieOf(who)).split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: origin };
    });
    await context.addCookies(cookies);
  }
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test(`the pages of services and places pass axe and fit the screen (${colorScheme}, ${width} px)`, async () => {
    for (const path of [...STAFF, ...PUBLIC]) {
      const page = await open(path, STAFF.includes(path) ? 'Mārtiņš' : null, { width, colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`),
        [],
      );
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, path);
      await page.context().close();
    }
  });
}

test('6.11: without script a client opens a service and reads what can be done without coming', async () => {
  const page = await open(`/apmeklet/${place?.id}`, null, {
    width: 390,
    colorScheme: 'light',
    javaScriptEnabled: false,
  });
  await page.getByText('Deklarētā dzīvesvieta', { exact: true }).click();
  assert.equal(await page.getByRole('link', { name: 'latvija.gov.lv' }).first().isVisible(), true);
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.getByRole('heading', { name: 'What can be done here' }).isVisible(), true);
  await page.context().close();
});

test('a head ends a solution and brings it back by the key, without the mouse', async () => {
  const page = await open(`/pakalpojums/${service?.id}`, 'Mārtiņš', { width: 1280, colorScheme: 'light' });
  const solutions = page.locator('.solution-rows > li');
  const before = await solutions.count();
  await page.getByRole('button', { name: /^Beigt: Izsniedzu izziņu/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Risinājums ir noņemts.').waitFor();
  assert.equal(await solutions.count(), before - 1);
  await page.keyboard.press('z');
  await page.getByText('Risinājums ir atkal kartītē.').waitFor();
  assert.equal(await solutions.count(), before);
  await page.context().close();
});
