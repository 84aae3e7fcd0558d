import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { keepDemoMail } from '../../src/desk/demo-mailbox/index.ts';
import { followFigures } from '../../src/desk/figures/index.ts';
import { settled, testDesk } from '../builders/desk.ts';
import { rawMail } from '../builders/mail.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T16:50');
await desk.receive(rawMail({ 'Message-ID': '<b1@klienti.example>', Subject: 'Vai siltumnīcai vajag atļauju?' }));
const html = { 'Message-ID': '<b2@desk.example>', 'Content-Type': 'text/html; charset=utf-8', Subject: 'Re: Atļauja' };
await keepDemoMail(desk, ['klients@klienti.example'], rawMail(html, '<p style="color: #123456">Labdien!</p>'));
desk.at('2026-11-25T09:00');
await desk.watchDeadlines();
await settled(desk);
while (await followFigures(desk));
const pages = await testPages(desk);
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  url = await pages.listen();
});
after(() => browser.close());

async function signedIn(who: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'lv-LV', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}/ieeja`);
  await page.locator('.people button', { hasText: who }).first().click();
  await page.waitForURL((at) => at.pathname !== '/ieeja');
  return { page, context, problems };
}

async function check(page: Page, path: string): Promise<void> {
  await page.goto(url + path);
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  assert.deepEqual(
    found.violations.map((one) => `${path} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
    [],
  );
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${path} reaches ${over} px over the edge`);
}

for (const [colorScheme, width] of [
  ['light', 1366],
  ['dark', 390],
] as const) {
  test(`the standard, working time and the clients’ mailbox pass axe and fit the screen (${colorScheme}, ${width} px)`, async () => {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const steward = await signedIn('Līga', options);
    for (const path of ['/standarts', '/standarts/5.2.1', '/standarts/9', '/standarts/IL-5-3'])
      await check(steward.page, path);
    const administrator = await signedIn('Kārlis', options);
    for (const path of [
      '/administracija',
      '/administracija/darba-laiks?diena=2026-11-20&laiks=16:50',
      '/administracija/stavoklis',
      '/demo-pasts',
      '/demo-pasts/jauna',
    ])
      await check(administrator.page, path);
    await administrator.page.goto(`${url}/demo-pasts`);
    await administrator.page.getByRole('link', { name: /Re: Atļauja/ }).click();
    await administrator.page.frameLocator('.demo-frame').getByText('Labdien!').waitFor();
    assert.deepEqual([...steward.problems, ...administrator.problems], []);
    await steward.context.close();
    await administrator.context.close();
  });
}

test('5.2.1: it is two clicks from a figure to the letter behind it, and a ground for who reads what is not their own', async () => {
  const { page, context } = await signedIn('Līga');
  await page.goto(`${url}/standarts/5.2.1`);
  await page.locator('.figure-value', { hasText: 'Jāizpilda tagad' }).getByRole('link', { name: '1' }).click();
  await page.waitForURL(/kadi=owed/);
  await page.locator('.duty-head').getByRole('link').first().click();
  await page.waitForURL(/\/lieta\/PN-2026-\d{5}#m-[0-9a-f-]{36}$/);
  const letter = new URL(page.url()).hash;
  await page.getByText('Uzraugu darbu').click();
  await page.getByRole('button', { name: /Atvērt/ }).click();
  assert.match(await page.locator(letter).innerText(), /Žanis Bērziņš/);
  await context.close();
});

test('hours are changed by keyboard alone, and what is wrong is focused', async () => {
  const { page, context } = await signedIn('Kārlis');
  await page.goto(`${url}/administracija/darba-laiks`);
  await page.getByLabel('Piektdiena').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('8.30–12');
  await page.keyboard.press('Enter');
  const summary = page.locator('.error-summary');
  await summary.getByText('Aizpildiet: Kāpēc maināt').waitFor();
  assert.equal(await page.getByLabel('Piektdiena').inputValue(), '8.30–12');
  await page.getByLabel('Kāpēc maināt').first().fill('Piektdienās īsāk');
  await page.getByLabel('Piektdiena').press('Enter');
  await page.getByText('Spēkā ir 2. redakcija').waitFor();
  assert.equal(await page.getByLabel('Piektdiena').inputValue(), '8.30–12.00');
  await context.close();
});
