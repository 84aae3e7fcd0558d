import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { testDesk } from '../builders/desk.ts';
import { rawMail } from '../builders/mail.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T10:05');
const pages = await testPages(desk);
const number = 'PN-2026-00001';
let browser: Browser;
let url = '';

const LETTER = {
  'Message-ID': '<a1@x.example>',
  From: 'Paraugs Klients <paraugs@klienti.example>',
  Subject: 'Iesniegums par ielu',
};
const HTML =
  '--c\nContent-Type: text/plain\n\nIelā ir bedre.\n--c\nContent-Type: text/html; charset=utf-8\n\n<p>Ielā ir <b>bedre</b>.</p><script>parent.document.title = "pwned"</script><img src="https://pixel.example/x.png">\n--c--\n';

before(async () => {
  await desk.receive(rawMail({ ...LETTER, 'Content-Type': 'multipart/alternative; boundary=c' }, HTML));
  await desk.receive(
    rawMail(
      { ...LETTER, 'Message-ID': '<a2@x.example>', References: '<a1@x.example>', Subject: 'Re: Iesniegums par ielu' },
      'Vēl viena bedre.\n',
    ),
  );
  await desk.receive(
    rawMail({ 'Message-ID': '<l1@list.example>', 'List-Id': '<l.example>', Precedence: 'list', Subject: 'Jaunumi' }),
  );
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
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}/ieeja?valoda=lv`);
  await page.locator('.people button', { hasText: 'Mārtiņš' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/ieeja'));
  return { page, problems, close: () => context.close() };
}

const PLACES = ['', '/nodot', '/veids', '/slegt', '/apvienot', '/zurnals'].map((path) => `/lieta/${number}${path}`);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1366, 390]) {
    test(`the pages of a case and of the quarantine pass axe and fit the screen (${colorScheme}, ${width} px)`, async () => {
      const { page, problems, close } = await open({ colorScheme, viewport: { width, height: 900 } });
      for (const path of [...PLACES, '/lietas/jauna', '/karantina']) {
        await page.goto(url + path);
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        assert.deepEqual(
          found.violations.map((one) => `${path} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
          [],
        );
        assert.equal(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          true,
          `${path} reaches over the edge`,
        );
      }
      assert.deepEqual(problems, []);
      await close();
    });
  }
}

test('by keyboard alone: taken, classified, noted with Ctrl+Enter, and the toast takes the taking back', async () => {
  const { page, problems, close } = await open();
  await page.goto(`${url}/lieta/${number}`);
  await page.keyboard.press('u');
  await page.getByText('Lieta ir Jūsu.').waitFor();
  await page.keyboard.press('p');
  await page.keyboard.type('Zvanīju klientam.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Piezīme pievienota.').waitFor();
  await page.locator('.entry.note', { hasText: 'Zvanīju klientam.' }).waitFor();
  assert.equal(await page.locator('#f-note').inputValue(), '', 'the field is free for the next note');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.getByRole('heading', { name: 'Ziņas veids' }).waitFor();
  await page.getByRole('radio', { name: 'iesniegums' }).check();
  await page.keyboard.press('Enter');
  await page.getByText('Ziņas veids: iesniegums.').waitFor();
  await page.keyboard.press('z');
  await page.getByText('Ziņas veids: jautājums.').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a letter as it was sent stands in a frame without powers: nothing runs, nothing loads unasked', async () => {
  const { page, close } = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${url}/lieta/${number}`);
  await page.getByRole('link', { name: 'Kā sūtīts' }).first().click();
  const frame = page.frameLocator('iframe.mail-frame');
  await frame.getByText('bedre').waitFor();
  assert.equal(
    await page.locator('iframe.mail-frame').getAttribute('sandbox'),
    'allow-popups allow-popups-to-escape-sandbox',
  );
  assert.ok(!(await page.title()).includes('pwned'));
  assert.ok(!asked.some((address) => address.includes('pixel.example')), 'no picture from elsewhere');
  const found = await new AxeBuilder({ page }).exclude('iframe').analyze();
  assert.deepEqual(
    found.violations.map(({ id }) => id),
    [],
  );
  await close();
});

test('without script everything on the page can still be done', async () => {
  const { page, close } = await open({ javaScriptEnabled: false });
  await page.goto(`${url}/lieta/${number}`);
  await page.getByRole('link', { name: 'Slēgt' }).click();
  await page.getByRole('radio', { name: 'Atbildēta' }).check();
  await page.getByRole('button', { name: 'Slēgt', exact: true }).click();
  await page.getByText('Klientam vēl pienākas atbilde (5.2.1. punkts)').first().waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Atbildēta' }).isChecked(), true);
  await close();
});

test('a new case: Enter in the search for a client searches, and what was typed stays', async () => {
  const { page, problems, close } = await open();
  await page.goto(`${url}/lietas/jauna`);
  await page.getByLabel('Ko klients vēlas').fill('Gribu zināt, kad asfaltēs ielu.');
  await page.getByLabel('Meklēt zināmu klientu').fill('paraugs');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Paraugs Klients' }).check();
  assert.equal(await page.getByLabel('Ko klients vēlas').inputValue(), 'Gribu zināt, kad asfaltēs ielu.');
  await page.getByLabel('Par ko ir lieta').fill('Ielas asfaltēšana');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/lieta/PN-*');
  await page.getByText('Gribu zināt, kad asfaltēs ielu.').waitFor();
  // The browser itself notes that the search came back as a form to go on with (422).
  assert.deepEqual(
    problems.filter((line) => !line.includes('422')),
    [],
  );
  await close();
});
