import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';
import { type ServedDesk, serveDesk } from './serve-desk.ts';

const desk: ServedDesk = await serveDesk();
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  url = await desk.listen();
});
after(() => browser.close());

/** A page of the gallery, signed in; `problems` gathers what the browser complains of. */
async function gallery(
  options: Parameters<Browser['newContext']>[0] = {},
  lang: 'lv' | 'en' = 'lv',
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
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
  await page.goto(`${url}/ieeja?valoda=${lang}`);
  await page.locator('.people button').first().click();
  await page.waitForURL('**/gallery');
  return { page, context, problems };
}

for (const lang of ['lv', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1366, 390]) {
      test(`the gallery passes axe (${lang}, ${colorScheme}, ${width} px), fits the screen and breaks no policy`, async () => {
        const { page, context, problems } = await gallery({ colorScheme, viewport: { width, height: 900 } }, lang);
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        assert.deepEqual(
          found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
          [],
        );
        assert.equal(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          true,
          'nothing reaches over the edge',
        );
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        assert.deepEqual(problems, []);
        await context.close();
      });
    }
  }
}

test('the palette opens with Ctrl+K, is walked by arrows, says how many it found, and Escape gives the focus back', async () => {
  const { page, context } = await gallery();
  const opener = page.locator('.find');
  await opener.focus();
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Meklēt lapu vai darbību' });
  await input.waitFor();
  await page.locator('#palette [role=option]').first().waitFor();
  assert.equal(await input.getAttribute('aria-expanded'), 'true');
  await input.fill('nav tādas lietas');
  await page.getByText('Nekas neatbilst').waitFor();
  await input.fill('izstade');
  await page.getByRole('option', { name: /izstāde/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(
    await page.locator(`#${await input.getAttribute('aria-activedescendant')}`).getAttribute('aria-selected'),
    'true',
  );
  const found = await new AxeBuilder({ page }).include('#palette').analyze();
  assert.deepEqual(
    found.violations.map((one) => one.id),
    [],
  );
  await page.keyboard.press('Escape');
  assert.equal(await opener.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press('Control+k');
  await input.fill('izstade');
  await page.getByRole('option', { name: /izstāde/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/gallery');
  await context.close();
});

test('a dialog holds the focus, closes on Escape and gives the focus back to its button', async () => {
  const { page, context } = await gallery();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Slēgt lietu' });
  await dialog.waitFor();
  const field = dialog.getByLabel(/Kas palika/);
  await field.focus();
  await page.keyboard.type('s'); // A key of the page, typed into a field, is a letter.
  assert.equal(await field.inputValue(), 's');
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      ),
      true,
    );
  }
  const found = await new AxeBuilder({ page }).include('#g-dialog').analyze();
  assert.deepEqual(
    found.violations.map((one) => one.id),
    [],
  );
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false);
  const opener = page.getByRole('button', { name: 'Slēgt lietu' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Atcelt' }).click();
  assert.equal(await opener.evaluate((element) => element === document.activeElement), true);
  await context.close();
});

test('a menu is opened by Enter, walked by arrows in a ring, and closed by Escape', async () => {
  const { page, context } = await gallery();
  const opener = page.locator('[popovertarget=g-menu]');
  await opener.focus();
  await page.keyboard.press('Enter');
  const first = page.getByRole('link', { name: 'Apvienot ar citu lietu' });
  await first.waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Apvienot ar citu lietu');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Kopēt numuru');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Drukāt');
  await page.keyboard.press('Escape');
  assert.equal(await first.isVisible(), false);
  assert.equal(await opener.evaluate((element) => element === document.activeElement), true);
  await context.close();
});

test('the reason behind a chip opens by pointing, by Enter and without script', async () => {
  const { page, context } = await gallery();
  const chip = page.locator('[popovertarget=why-e1]');
  const reason = page.locator('#why-e1');
  await chip.hover();
  await reason.waitFor();
  assert.match(await reason.innerText(), /skaita no pirmdienas 8\.30/);
  await page.mouse.move(5, 5);
  await reason.waitFor({ state: 'hidden' });
  await chip.focus();
  await page.keyboard.press('Enter');
  await reason.waitFor();
  const box = await reason.boundingBox();
  const face = await chip.boundingBox();
  assert.ok(
    box !== null && face !== null && box.y >= face.y + face.height - 1 && box.y < face.y + face.height + 40,
    'it stands under its chip',
  );
  await page.keyboard.press('Escape');
  assert.equal(await reason.isVisible(), false);
  const cookies = await context.cookies();
  await context.close();
  const plain = await browser.newContext();
  await plain.route('**/*.js', (route) => route.abort());
  await plain.addCookies(cookies);
  const bare = await plain.newPage();
  await bare.goto(`${url}/gallery`);
  await bare.locator('[popovertarget=why-e1]').click();
  assert.equal(await bare.locator('#why-e1').isVisible(), true);
  await plain.close();
});

test('a toast can be undone by its key, stays while it is pointed at, and ends on Escape', async () => {
  const { page, context } = await gallery();
  await page.getByRole('button', { name: 'Parādīt paziņojumu' }).click();
  const toast = page.locator('[data-toast]');
  await toast.getByText('Atbilde aizies').waitFor();
  await page.keyboard.press('z');
  await toast.getByText('Atbilde aizies').waitFor();
  await page.keyboard.press('Escape');
  await toast.waitFor({ state: 'detached' });
  await context.close();
});

test('`?` lists the keys, `/` leads into the search, j and k walk rows', async () => {
  const { page, context } = await gallery();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Taustiņi' });
  await keys.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'PN-2026-00412');
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'PN-2026-00397');
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'PN-2026-00412');
  await context.close();
});

test('chosen rows are counted, and the head chooses all', async () => {
  const { page, context } = await gallery();
  const bar = page.locator('[data-select-bar]');
  assert.equal(await bar.isVisible(), false);
  await page.getByLabel('Izvēlēties: PN-2026-00397').check();
  assert.equal(await page.locator('[data-select-count]').innerText(), 'Izvēlēti: 1');
  await page.getByLabel('Izvēlēties visus').check();
  assert.equal(await page.locator('[data-select-count]').innerText(), 'Izvēlēti: 2');
  await page.getByLabel('Izvēlēties visus').uncheck();
  assert.equal(await bar.isVisible(), false);
  await context.close();
});

test('the appearance changes at once, is remembered, and the language switch keeps the page', async () => {
  const { page, context } = await gallery({ colorScheme: 'light' });
  await page.locator('.rail').getByRole('button', { name: 'Tumšs' }).click();
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.waitForLoadState('networkidle');
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.locator('.rail').getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gallery of components' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/gallery');
  await context.close();
});

test('what changes elsewhere renews the open page and spares the form that is being typed in', async () => {
  const { page, context } = await gallery();
  const words = page.getByLabel('Klienta vārdi');
  await words.fill('Vēl tikai rakstu');
  await page.locator('[popovertarget=g-menu]').evaluate((element) => element.setAttribute('data-mine', 'set here'));
  for (let waited = 0; desk.hub.listeners === 0 && waited < 50; waited++)
    await new Promise((next) => setTimeout(next, 40));
  desk.hub.publish('everybody');
  await page.waitForFunction(
    () => document.querySelector('[popovertarget=g-menu]')?.getAttribute('data-mine') === null,
  );
  assert.equal(await words.inputValue(), 'Vēl tikai rakstu');
  await context.close();
});

test('a connection that breaks is said, and only after a moment', async () => {
  const own = await serveDesk();
  const address = await own.listen();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/ieeja`);
  await page.locator('.people button').first().click();
  await page.waitForURL('**/gallery');
  for (let waited = 0; own.hub.listeners === 0 && waited < 50; waited++)
    await new Promise((next) => setTimeout(next, 40));
  await own.server.close();
  assert.equal(await page.locator('#live-state').innerText(), '');
  await page.getByText('Savienojums pārtrūka, mēģinu vēlreiz').waitFor({ timeout: 10_000 });
  await context.close();
});

test('a cold page is at most 90 kB and 8 requests', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const sizes: number[] = [];
  session.on('Network.loadingFinished', (event) => sizes.push(event.encodedDataLength));
  await page.goto(`${url}/ieeja`, { waitUntil: 'networkidle' });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length <= 8, `${sizes.length} requests`);
  assert.ok(bytes <= 90_000, `${bytes} bytes`);
  await context.close();
});
