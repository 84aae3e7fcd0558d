import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { appointmentById, clientPath, moveByUs } from '../../src/desk/appointments/index.ts';
import type { EmailAddress } from '../../src/vocabulary/ids.ts';
import type { LiveHub } from '../../src/web/server/live-hub.ts';
import { CENTRE, bookByPerson, booked, service } from '../builders/appointments.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const plain = await testDesk('2026-11-23T08:00');
let hub: LiveHub | null = null;
/** The same desk, whose open screens are told what changes. */
const desk: typeof plain = { ...plain, notify: (topics) => topics.forEach((topic) => hub?.publish(topic)) };
await bookByPerson(desk);
const pages = await testPages(desk);
hub = pages.hub;
const origin = await pages.listen();
const browser = await openBrowser();
after(() => browser.close());

async function open(path: string, options: BrowserContextOptions & { readonly who?: string } = {}): Promise<Page> {
  const { who, ...more } = options;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'lv-LV', ...more });
  if (who !== undefined)
    await context.addCookies(
      (await pages.cookieOf(who)).split('; ').map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { name, value: value.join('='), url: origin };
      }),
    );
  const page = await context.newPage();
  await page.goto(`${origin}${path}`);
  return page;
}

async function assertAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  // While a page is being renewed Turbo marks the document itself as busy.
  const own = violations.filter(({ id, nodes }) => id !== 'aria-allowed-attr' || !nodes[0]?.html.startsWith('<html'));
  assert.deepEqual(
    own.map(({ id, nodes }) => `${what} ${id} ${nodes[0]?.html}`),
    [],
  );
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, what);
}

test('a client books on a telephone without script, by the keyboard alone where they type, and moves the time', async () => {
  const page = await open(`/pieteikties?vieta=${CENTRE}&pakalpojums=${service('C')}&klatiene=ja`, {
    javaScriptEnabled: false,
  });
  await page.locator('.booking-times a').first().click();
  await page.getByLabel('Vārds un uzvārds').fill('Rūta Kļaviņa');
  await page.getByLabel('E-pasts vai mobilais tālrunis').fill('ruta@klienti.example');
  await page.getByLabel('E-pasts vai mobilais tālrunis').press('Enter');
  await page.getByText('Pieteikums pieņemts!').waitFor();
  await page.getByRole('link', { name: 'Pārcelt uz citu laiku' }).click();
  await page.locator('.booking-times button').nth(3).click();
  await page.getByRole('heading', { name: 'Jūsu konsultācija' }).waitFor();
  assert.equal(
    (await desk.database.read(DESK, (tx) => tx.rows(`select from appointment where state = 'confirmed'`))).length,
    1,
  );
  await page.context().close();
});

test('the open day of an employee shows who has just booked, and a press on a free quarter leads to booking', async () => {
  const page = await open(`/pieraksts?vieta=${CENTRE}&diena=2026-11-25`, {
    who: 'Jānis',
    viewport: { width: 1366, height: 900 },
  });
  const one = await booked(desk, '2026-11-25T10:00', { booker: { name: 'Marta Liepa', email: '', phone: '' } });
  await page.getByText('Marta Liepa').first().waitFor({ timeout: 5_000 });
  await page.locator('td.free a').first().click();
  await page.getByRole('heading', { name: 'Pierakstīt klientu' }).waitFor();
  assert.equal((await desk.database.read(DESK, (tx) => appointmentById(tx, one.id)))?.state, 'booked');
  await page.context().close();
});

const LOOKS = [
  ['light', 390, '2026-11-26'],
  ['dark', 390, '2026-11-27'],
  ['light', 1366, '2026-11-30'],
  ['dark', 1366, '2026-11-24'],
] as const;
for (const [colorScheme, width, day] of LOOKS)
  test(`5.1.7: the pages of consultations pass axe and fit the screen (${colorScheme}, ${width} px)`, async () => {
    // Somebody else each time: one contact may only book so often ahead.
    const booker = { name: 'Rūta Kļaviņa', email: `ruta.${day}@klienti.example` as EmailAddress, phone: '' };
    const one = await booked(desk, `${day}T11:00`, { booker });
    const moving = await booked(desk, `${day}T12:00`, { booker });
    await desk.database.write(desk.as('Jānis'), (tx) =>
      moveByUs(desk, tx, moving.id, { reason: 'technical', words: '' }),
    );
    const options = { colorScheme, viewport: { width, height: 900 } };
    for (const path of [
      `/pieteikties?vieta=${CENTRE}`,
      `/pieteikties?vieta=${CENTRE}&pakalpojums=${service('C')}&klatiene=ja`,
      clientPath(desk, 'appointment', one.id),
      clientPath(desk, 'appointment', moving.id),
    ]) {
      const page = await open(path, options);
      await assertAccessible(page, path);
      await page.context().close();
    }
    for (const path of [
      `/pieraksts?vieta=${CENTRE}&diena=${day}`,
      `/pieraksts?vieta=${CENTRE}&diena=${day}&skats=nedela`,
      `/pieraksts/jauns?vieta=${CENTRE}&pakalpojums=${service('C')}`,
      `/pieraksts/${one.id}/parcelt?iemesls=technical&vardi=`,
      `/pieraksts/${moving.id}`,
    ]) {
      const page = await open(path, { ...options, who: 'Jānis' });
      await assertAccessible(page, path);
      await page.context().close();
    }
  });
