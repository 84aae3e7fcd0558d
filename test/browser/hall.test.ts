import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { seedPastVisits } from '../../src/seed/demo-visits.ts';
import { breathes, comes, HALL, serves, sits } from '../builders/busy-hall.ts';
import { testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-23T10:00');
const pages = await testPages(desk);
let browser: Browser;
let url = '';

before(async () => {
  await seedPastVisits(desk);
  await sits(desk, 'Anna', '1');
  await sits(desk, 'Līga', '2');
  for (const letter of ['A', 'B', 'K', 'H']) await comes(desk, letter);
  await comes(desk, 'J', 'employee');
  await serves(desk, 'Anna');
  await breathes(desk, 'Līga');
  browser = await openBrowser();
  url = await pages.listen();
});
after(() => browser.close());

/** Signed in as the head of the client service centre; `problems` gathers what the browser complains of. */
async function open(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; problems: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    ...options,
  });
  const [name = '', value = ''] = (await pages.cookieOf('Mārtiņš')).split(';')[0]?.split(/=(.*)/) ?? [];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, problems, close: () => context.close() };
}

const VIEWS = [
  '/zale?',
  '/zale/diena?diena=2026-11-16&',
  '/zale/nedela?diena=2026-11-16&',
  '/zale/laika-prognoze?',
  '/zale/grafiks?',
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1366, 390])
    test(`every view of the hall passes axe and fits the screen, all of it opened (${colorScheme}, ${width} px)`, async () => {
      const { page, problems, close } = await open({ colorScheme, viewport: { width, height: 900 } });
      for (const view of VIEWS) {
        await page.goto(`${url}${view}vieta=${HALL}`);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        assert.deepEqual(
          found.violations.map((one) => `${view} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
          [],
        );
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(isWide, false, `${view} reaches over the edge`);
      }
      assert.deepEqual(problems, []);
      await close();
    });

test('by keyboard: o opens another desk; whoever is seated stands at it at once', async () => {
  const { page, problems, close } = await open();
  await page.goto(`${url}/zale?vieta=${HALL}`);
  await page.keyboard.press('o');
  await page.getByLabel('Kolēģis').selectOption({ label: 'Mārtiņš Paraugs' });
  await page.locator('.hall-open').getByLabel('Galds').selectOption({ label: '4. galds' });
  await page.getByRole('button', { name: 'Apsēdināt' }).press('Enter');
  await page.locator('.hall-desks').getByText('Mārtiņš Paraugs').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('somebody takes a ticket: the head’s page has it without being asked for anew', async () => {
  const { page, close } = await open();
  await page.goto(`${url}/zale?vieta=${HALL}`);
  const before = await page.locator('.hall-queue li').count();
  await comes(desk, 'L');
  // Told again until the page listens: here nobody else tells this server's hub.
  const telling = setInterval(() => pages.hub.publish(`hall:${HALL}`), 200);
  await page.locator('.hall-queue li').nth(before).waitFor();
  clearInterval(telling);
  await close();
});
