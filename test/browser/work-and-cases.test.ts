import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { followSearch } from '../../src/desk/search/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { seedDay } from '../../src/seed/demo-day.ts';
import { dictionary, settled, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T14:10');
await seedDay(desk, await dictionary, await loadStandards('adazi'));
await settled(desk);
while (await followSearch(desk, await dictionary));
const pages = await testPages(desk);
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  url = await pages.listen();
});
after(() => browser.close());

type Opened = { page: Page; context: BrowserContext; problems: string[] };

async function signedIn(given: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}/ieeja`);
  await page.locator('.people button', { hasText: given }).click();
  await page.waitForURL('**/mans-darbs');
  return { page, context, problems };
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1366, 390]) {
    test(`work, lists and search pass axe and fit the screen (${colorScheme}, ${width} px)`, async () => {
      const { page, context, problems } = await signedIn('Mārtiņš', { colorScheme, viewport: { width, height: 844 } });
      for (const path of [
        '/mans-darbs',
        '/mans-darbs?skats=nodala',
        '/lietas',
        '/lietas?q=iela',
        '/lietas?q=neesamiba',
        '/lietas?no=x',
      ]) {
        await page.goto(`${url}${path}`);
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        assert.deepEqual(
          found.violations.map((one) => `${path} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
          [],
        );
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, path);
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}

/** What the live connection does when something on the page has changed, as this person's own deed does too. */
async function renewed(page: Page): Promise<void> {
  const morphed = page.evaluate(
    () => new Promise((done) => document.addEventListener('turbo:morph', () => done(null), { once: true })),
  );
  await page.evaluate(() => {
    const { session } = (window as unknown as { Turbo: { session: { refresh(url: string): void } } }).Turbo;
    session.refresh(location.href);
  });
  await morphed;
}

test('j, k and x choose rows, u takes them with one request, z takes it back though the page was renewed', async () => {
  const { page, context } = await signedIn('Mārtiņš');
  await page.goto(`${url}/lietas?tur=neviens`);
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  const rows = await page.locator('.case-list tbody tr').count();
  assert.ok(rows >= 2, 'the demonstration has cases that nobody has taken');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  assert.equal(await page.locator('[data-select-count]').innerText(), 'Izvēlēti: 2');
  await page.keyboard.press('u');
  await page.locator('[data-toast]').getByText('Uzņēmāties: 2 lietas.').waitFor();
  assert.deepEqual(posts, ['/lietas/darit']);
  assert.equal(await page.locator('.case-list tbody tr').count(), rows - 2);
  await renewed(page);
  await page.keyboard.press('z');
  await page.locator('[data-toast]').getByText('Atsaukts: 2 lietas.').waitFor();
  assert.equal(await page.locator('.case-list tbody tr').count(), rows);
  await context.close();
});

test('o opens the row, / leads into the search, a choice in the filter is applied at once', async () => {
  const { page, context } = await signedIn('Mārtiņš');
  await page.goto(`${url}/lietas`);
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL('**/lieta/*');
  await page.goto(`${url}/lietas`);
  await page.keyboard.press('/');
  await page.keyboard.type('iela');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/lietas?q=iela*');
  await page.locator('.case-found mark').first().waitFor();
  await page.goto(`${url}/lietas`);
  await page.getByLabel('Stāvoklis').selectOption('closed');
  await page.waitForURL('**stavoklis=closed*');
  await context.close();
});

test('without script the list is chosen from, taken and filtered all the same', async () => {
  const { context } = await signedIn('Mārtiņš');
  const cookies = await context.cookies();
  await context.close();
  const bare = await browser.newContext({ javaScriptEnabled: false });
  await bare.addCookies(cookies);
  const page = await bare.newPage();
  await page.goto(`${url}/lietas?tur=neviens`);
  await page.locator('.case-list tbody .tick input').first().check();
  await page.locator('noscript .select-bar button[value=take]').click();
  await page.getByText('Uzņēmāties: 1 lieta.').waitFor();
  await page.getByRole('button', { name: 'Atsaukt' }).click();
  await page.getByText('Atsaukts: 1 lieta.').waitFor();
  await page.getByLabel('Stāvoklis').selectOption('any');
  await page.getByRole('button', { name: 'Atlasīt' }).click();
  await page.waitForURL('**stavoklis=any*');
  await bare.close();
});

test('what nobody has is taken from the work page, and the palette finds a case', async () => {
  const { page, context } = await signedIn('Anna');
  await page
    .getByRole('button', { name: /^Uzņemties lietu/ })
    .first()
    .click();
  await page.locator('[data-toast]').getByText('Uzņēmāties: 1 lieta.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/mans-darbs');
  await page
    .locator('[data-toast]')
    .getByRole('button', { name: /Atsaukt/ })
    .click();
  await page.locator('[data-toast]').getByText('Atsaukts: 1 lieta.').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('iela');
  await page
    .getByRole('option', { name: /PN-2026/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/lieta\/PN-2026/);
  await context.close();
});
