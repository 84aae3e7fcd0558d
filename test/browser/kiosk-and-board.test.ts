import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { giveTicket } from '../../src/desk/counter/index.ts';
import { addDevice, type DeviceKind } from '../../src/desk/devices/index.ts';
import { beginVisit, callNext, changeVisit, sitDown } from '../../src/desk/visits/index.ts';
import { PLACES } from '../../src/seed/demo-people.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import { endLiveStreams } from '../../src/web/server/stream-live.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const [place] = PLACES;
const seat = place?.desks[0];
if (place === undefined || seat === undefined) throw new Error('The demo has a hall');
const anna = desk.as('Anna');
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  url = await pages.listen();
  await desk.database.write(anna, (tx) =>
    sitDown(desk, tx, anna.employee, { place: place.id, desk: seat.id, unit: seat.unit }),
  );
});
after(() => browser.close());

interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[];
}

async function open(
  width: number,
  height: number,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    // Colours are looked at as they are once nothing moves.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, context, problems };
}

/** A screen that has typed its code, by keyboard. */
async function paired(kind: DeviceKind, width: number, height: number): Promise<Screen> {
  const karlis = desk.as('Kārlis');
  const added = await desk.database.write(karlis, (tx) =>
    addDevice(desk, tx, { place: place?.id as never, kind, name: kind, desk: null, printer: '', voice: true }),
  );
  assert.ok('code' in added);
  const screen = await open(width, height);
  await screen.page.goto(`${url}/ierice`);
  await screen.page.locator('#f-kods').fill(added.code);
  await screen.page.keyboard.press('Enter');
  await screen.page.waitForURL((address) => !address.pathname.startsWith('/ierice'));
  return screen;
}

/** What happened at the desk reaches the screens, as the process's own notices do. */
function tell(): void {
  for (const topic of desk.notices.splice(0)) pages.hub.publish(topic);
}

async function isClean({ page }: Screen): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    [],
  );
}

const width = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a visitor takes a number at the kiosk, sees it called on the board and on the own phone, and leaves with the slip', async () => {
  const kiosk = await paired('kiosk', 1080, 1920);
  const board = await paired('board', 1920, 1080);
  await isClean(kiosk);
  await isClean(board);
  await kiosk.page.getByRole('button', { name: /Deklarētā dzīvesvieta/ }).click();
  await kiosk.page.waitForURL(/\/kiosks\/numurs\//);
  tell();
  await isClean(kiosk);
  assert.equal(await kiosk.page.locator('.number').textContent(), 'A 001');
  await board.page.getByText('Gaida 1 cilvēks').waitFor();

  const phone = await open(390, 844);
  const code = new URL(kiosk.page.url()).pathname.split('/').at(-1);
  await phone.page.goto(`${url}/gaidu/${code}`);
  await phone.page.getByRole('heading', { name: 'Gaidiet savu kārtu' }).waitFor();
  await isClean(phone);

  const called = await desk.database.write(anna, (tx) => callNext(desk, tx, anna.employee));
  assert.ok('visit' in called);
  tell();
  await board.page.locator('.call.called b', { hasText: 'A 001' }).waitFor();
  await board.page.getByText('pie 1. galda').waitFor();
  await phone.page.getByRole('heading', { name: 'Nāciet pie 1. galda' }).waitFor();
  await isClean(phone);
  await isClean(board);

  const { id } = called.visit;
  await desk.database.write(anna, (tx) => beginVisit(desk, tx, id));
  await changeVisit(desk, anna, id, {
    do: 'tick',
    tick: { step: 'next-steps-given', way: 'screen', words: 'Atbilde nāks e-pastā.', by: null },
  });
  await changeVisit(desk, anna, id, { do: 'close', outcome: 'answered', small: false, services: 1 });
  tell();
  await phone.page.getByRole('heading', { name: 'Paldies, ka atnācāt' }).waitFor();
  await phone.page.getByText('Atbilde nāks e-pastā.').waitFor();
  await isClean(phone);
  for (const screen of [kiosk, board, phone]) {
    assert.deepEqual(screen.problems, []);
    assert.ok((await width(screen.page)) <= 0, 'nothing is wider than the screen');
    await screen.context.close();
  }
});

test('every target of the kiosk is at least 88 px at both of its sizes, and 200 % fits without scrolling sideways', async () => {
  const { page, context } = await paired('kiosk', 1080, 1920);
  const small = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.kiosk a, .kiosk button')]
        .filter((one) => one.offsetParent !== null)
        .map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 88 || box.width < 88)
        .map(({ words, box }) => `${words}: ${box.width}×${box.height}`),
    );
  for (const path of ['/kiosks', '/kiosks/pieraksts', '/kiosks?es=darbinieks']) {
    for (const [wide, high] of [
      [1080, 1920],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width: wide, height: high });
      await page.goto(url + path);
      assert.deepEqual(await small(), [], `${path} at ${wide}`);
    }
    // Twice as large is half as wide.
    for (const [wide, high] of [
      [540, 960],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width: wide, height: high });
      assert.ok((await width(page)) <= 0, `${path} at ${wide}`);
    }
  }
  await context.close();
});

test('the kiosk is used by keyboard alone, and says the number to whoever hears it', async () => {
  const { page, context } = await paired('kiosk', 1280, 800);
  await page.locator('h1').waitFor();
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (words.includes('Būvatļauja')) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/kiosks\/numurs\//);
  assert.match(await page.locator('main').innerText(), /Jūsu numurs\s+B 001/);
  await page.getByRole('link', { name: 'Sūtīt uz tālruni' }).press('Enter');
  await page.waitForURL(/talrunis/);
  await page.locator('#f-to').waitFor();
  for (const sign of '26123456') await page.getByRole('button', { name: sign, exact: true }).click();
  assert.equal(await page.locator('#f-to').inputValue(), '26123456');
  await page.getByRole('button', { name: 'Dzēst' }).click();
  assert.equal(await page.locator('#f-to').inputValue(), '2612345');
  await page.getByRole('button', { name: 'Sūtīt', exact: true }).press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Gaidīti 8 cipari' }).waitFor();
  await context.close();
});

test('a kiosk that nobody touches asks, and begins anew in Latvian; a touch keeps the page', async () => {
  const { page, context } = await paired('kiosk', 1280, 800);
  await page.clock.install();
  await page.goto(`${url}/kiosks?valoda=en`);
  await page.getByRole('button', { name: /Declared place/ }).click();
  await page.waitForURL(/\/kiosks\/numurs\//);
  await page.clock.runFor(53_000);
  const box = page.getByRole('alertdialog');
  await box.waitFor();
  await page.getByRole('button', { name: 'I am still here' }).click();
  await box.waitFor({ state: 'hidden' });
  await page.clock.runFor(30_000);
  assert.match(page.url(), /numurs/);
  await page.clock.runFor(35_000);
  await page.getByRole('heading', { name: 'Kādā jautājumā Jums palīdzēt?' }).waitFor();
  await context.close();
});

test('a kiosk without a connection says so on its own page and goes on by itself', async () => {
  const { page, context } = await paired('kiosk', 1280, 800);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('button', { name: /Deklarētā dzīvesvieta/ }).click();
  await page.getByText('Nav savienojuma. Lūdzu, vērsieties pie jebkura darbinieka.').waitFor();
  await context.setOffline(false);
  await page.getByText('Nav savienojuma.').waitFor({ state: 'hidden', timeout: 15_000 });
  await page.getByRole('heading', { name: 'Kādā jautājumā Jums palīdzēt?' }).waitFor();
  await context.close();
});

test('a board that loses its connection says since when, comes back by itself, and says no call twice', async () => {
  const { page, context } = await paired('board', 1920, 1080);
  await context.addInitScript(() => {
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...given) {
      sessionStorage.setItem('sounds', String(Number(sessionStorage.getItem('sounds')) + 1));
      start.apply(this, given);
    };
  });
  const sounds = () => page.evaluate(() => Number(sessionStorage.getItem('sounds')));
  await page.reload();
  await page.locator('.call').first().waitFor();
  await page.waitForTimeout(800);
  const press = page.getByRole('button', { name: 'Ieslēgt skaņu' });
  if (await press.isVisible()) await press.click();
  assert.equal(await sounds(), 0, 'what was called before is not said again');
  await context.setOffline(true);
  // The cable is out: what was open ends too.
  endLiveStreams();
  await page.getByText(/Nav savienojuma kopš \d{1,2}\.\d\d – ekrāns var neatbilst/).waitFor({ timeout: 20_000 });
  const called = await desk.database.write(anna, (tx) => callNext(desk, tx, anna.employee));
  assert.ok('visit' in called, JSON.stringify(called));
  await context.setOffline(false);
  await page
    .locator('.call.called b', { hasText: called.visit.number.replace(/^([A-Z]+)/, '$1 ') })
    .waitFor({ timeout: 20_000 });
  await page.getByText(/Nav savienojuma kopš/).waitFor({ state: 'hidden', timeout: 10_000 });
  await page.waitForFunction(() => sessionStorage.getItem('sounds') === '1');
  for (let n = 0; n < 3; n += 1) pages.hub.publish(`hall:${place.id}`);
  await page.reload();
  await page.locator('.call').first().waitFor();
  await page.waitForTimeout(1000);
  assert.equal(await sounds(), 1, 'not again after a reconnection or a reload');
  await context.close();
});

test('a press at the desk is on fifty boards within 300 ms', async (t) => {
  const places = 50;
  const told: Promise<number>[] = [];
  const ending = new AbortController();
  let pressed = 0;
  const ready: Promise<void>[] = [];
  for (let n = 0; n < places; n += 1) {
    const answer: Response = await fetch(`${url}/tablo/${place.id}/jaunumi`, { signal: ending.signal });
    const reader: ReadableStreamDefaultReader<string> | undefined = answer.body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
    assert.ok(reader !== undefined);
    let isReady: () => void = () => {};
    ready.push(new Promise((resolve) => (isReady = resolve)));
    told.push(
      (async () => {
        for (;;) {
          const { value = '', done } = await reader.read();
          if (done) return Infinity;
          if (!value.includes('event: board')) continue;
          if (pressed > 0) return performance.now() - pressed;
          isReady();
        }
      })(),
    );
  }
  await Promise.all(ready);
  await new Promise((resolve) => setTimeout(resolve, 200));
  desk.notices.splice(0);
  pressed = performance.now();
  const made = { place: place?.id as never, clientKind: 'natural-person', language: 'lv', source: 'kiosk' } as const;
  await desk.database.write(DESK, (tx) => giveTicket(desk, tx, { ...made, service: DEMO_SERVICES[0]?.id as never }));
  tell();
  const times = (await Promise.all(told)).sort((a, b) => a - b);
  ending.abort();
  const p95 = times[Math.floor(times.length * 0.95)] ?? Infinity;
  t.diagnostic(`p95 ${p95.toFixed(0)} ms`);
  assert.ok(p95 < 300, `p95 ${p95.toFixed(0)} ms`);
});
