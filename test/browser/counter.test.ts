import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { takeTicket } from '../../src/desk/visits/index.ts';
import { PLACES } from '../../src/seed/demo-people.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import type { LiveHub } from '../../src/web/server/live-hub.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const plain = await testDesk('2026-11-24T10:20');
let hub: LiveHub | null = null;
/** The same desk, whose open screens are told what changes. */
const desk: typeof plain = { ...plain, notify: (topics) => topics.forEach((topic) => hub?.publish(topic)) };
const pages = await testPages(desk);
hub = pages.hub;
const origin = await pages.listen();
const browser = await openBrowser();
after(() => browser.close());

async function open(who: string, options: { width?: number; colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const { width = 1280, colorScheme = 'light' } = options;
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'lv-LV', colorScheme });
  await context.addCookies(
    (await pages.cookieOf(who)).split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: origin };
    }),
  );
  const page = await context.newPage();
  await page.goto(`${origin}/klatiene`);
  return page;
}

async function ticket(): Promise<string> {
  const made = await desk.database.write(DESK, (tx) =>
    takeTicket(desk, tx, {
      place: PLACES[0]!.id,
      service: DEMO_SERVICES[0]!.id,
      clientKind: 'natural-person',
      language: 'lv',
      source: 'kiosk',
    }),
  );
  assert.ok(!('refused' in made));
  return made.number;
}

async function emptyHall(): Promise<void> {
  await desk.database.write(DESK, async (tx) => {
    await tx.rows(
      `update visit set state = 'left', ended_at = now(), resume_by = null where tenant = 1 and ended_at is null`,
    );
    await tx.rows('delete from counter_presence where tenant = 1');
  });
}

async function sitAt(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `${number}. galds — Klientu apkalpošanas centrs Paraugciemā` }).click();
  await page.getByRole('heading', { level: 1, name: `${number}. galds` }).waitFor();
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

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test(`6.1–6.12: a client is served from call to goodbye by keys alone; each screen passes axe (${colorScheme}, ${width} px)`, async () => {
    await emptyHall();
    const number = await ticket();
    const page = await open('Anna', { width, colorScheme });
    await assertAccessible(page, 'nowhere');
    await sitAt(page, 1);
    await assertAccessible(page, 'free');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await assertAccessible(page, 'called');
    await page.keyboard.press('1');
    await page.getByText('Sasveicinos, noskaidroju iemeslu').waitFor();
    await page.getByRole('button', { name: /Atsaukt: Sasveicinos/ }).waitFor();
    await page.locator('#f-need').fill('Gribu deklarēt dzīvesvietu');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /Atsaukt: Vajadzība/ }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.button.chosen').waitFor();
    await page.keyboard.press('5');
    await page.getByRole('button', { name: /Atsaukt: Klients saprata/ }).waitFor();
    await assertAccessible(page, 'serving');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Pārtraukt apkalpošanu' }).waitFor();
    await assertAccessible(page, 'pause');
    await page.keyboard.press('2');
    await page.getByText(/Solījāt turpināt līdz/).waitFor();
    await assertAccessible(page, 'paused');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: /Atsaukt: Klients saprata/ }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('heading', { level: 1, name: /Lapiņa/ }).waitFor();
    await assertAccessible(page, 'slip');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await page.locator('html:not([aria-busy])').waitFor();
    await page.keyboard.press('7');
    await page.getByRole('button', { name: /Atsaukt: Atvados/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByText('Nupat apkalpotie').waitFor();
    await page.context().close();
  });
}

test('what happens at one desk is seen at the others without anybody doing anything', async () => {
  await emptyHall();
  const [anna, martins] = [await open('Anna'), await open('Mārtiņš')];
  await sitAt(anna, 1);
  await sitAt(martins, 2);
  await anna.getByText('Neviens negaida').waitFor();
  const number = await ticket();
  await anna.getByRole('cell', { name: 'nākamais' }).waitFor();
  await anna.keyboard.press('n');
  await anna.getByRole('heading', { level: 1, name: number }).waitFor();
  await martins.getByText('Neviens negaida').waitFor();
  await Promise.all([anna.context().close(), martins.context().close()]);
});

test('three desks that press at the same instant each have a client of their own', async () => {
  await emptyHall();
  const numbers = [await ticket(), await ticket(), await ticket()];
  const desks = await Promise.all(['Anna', 'Mārtiņš', 'Līga'].map((who) => open(who)));
  for (const [nth, page] of desks.entries()) await sitAt(page, [1, 2, 4][nth] as number);
  await Promise.all(desks.map((page) => page.keyboard.press('n')));
  const called = await Promise.all(
    desks.map(async (page) => {
      await page.getByText(/1\. izsaukums no 3/).waitFor();
      return page.locator('h1').innerText();
    }),
  );
  assert.deepEqual(called.sort(), numbers.sort());
  await Promise.all(desks.map((page) => page.context().close()));
});

test('a network lost in the middle of a service loses neither words nor the key pressed: both arrive, once', async () => {
  await emptyHall();
  const number = await ticket();
  const page = await open('Anna');
  await sitAt(page, 1);
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /Atsaukt: Sasveicinos/ }).waitFor();
  await page.locator('#f-need').fill('Garš stāsts, ko nedrīkst pazaudēt');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Nav savienojuma\. Nekas nav zudis/).waitFor();
  assert.equal(await page.locator('#f-need').inputValue(), 'Garš stāsts, ko nedrīkst pazaudēt');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: /Atsaukt: Vajadzība/ }).waitFor();
  const ticks = await desk.database.read(DESK, (tx) =>
    tx.rows<{ need: string }>(
      `select v.need from event e join visit v on v.tenant = 1 and v.id = e.subject_id
       where e.tenant = 1 and e.kind = 'visit.need-read-back' and v.number = $1 and v.state = 'serving'`,
      [number],
    ),
  );
  assert.deepEqual(ticks, [{ need: 'Garš stāsts, ko nedrīkst pazaudēt' }]);
  await page.context().close();
});
