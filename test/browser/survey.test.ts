import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { addDevice, pairDevice } from '../../src/desk/devices/index.ts';
import { surveyPath } from '../../src/desk/surveys/index.ts';
import type { DeskId, PlaceId, VisitId } from '../../src/vocabulary/ids.ts';
import { closedVisit } from '../builders/closed-visit.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  url = await pages.listen();
});
after(() => browser.close());

const scoresOf = async (visit: VisitId) =>
  (
    await desk.database.read(DESK, (tx) =>
      tx.rows<{ score: number; way: string }>(
        `select score, way from survey_answer where tenant = 1 and visit_id = $1 order by clause <> '5.6.3' limit 9`,
        [visit],
      ),
    )
  ).map(({ score, way }) => `${way} ${score}`);

async function accessible(page: Page, where: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  assert.deepEqual(
    found.violations.map((one) => `${where} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
    [],
  );
}

/** A browser that is the tablet at a desk. */
async function tabletAt(place: PlaceId, at: DeskId): Promise<Page> {
  const head = { ...desk.as('Mārtiņš') };
  const paired = await desk.database.write(head, async (tx) => {
    const added = await addDevice(desk, tx, {
      place,
      kind: 'tablet',
      name: 'Planšete',
      desk: at,
      printer: '',
      voice: false,
    });
    assert.ok('code' in added, JSON.stringify(added));
    return pairDevice(desk, tx, added.code);
  });
  assert.ok('token' in paired);
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'lv-LV' });
  await context.addCookies([{ name: 'laipa-e', value: paired.token, url }]);
  return context.newPage();
}

test('5.6.3: on a phone without script two taps rate a visit, and no page is broader than the phone', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'lv-LV',
      javaScriptEnabled: false,
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto(url + surveyPath(desk, id));
    const widths = await page.locator('.face').evaluateAll((faces) => faces.map((face) => face.clientWidth));
    for (const width of widths) assert.ok(width <= 390, String(width));
    await context.close();
  }
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'lv-LV',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(url + surveyPath(desk, id));
  await page.getByRole('button', { name: 'Ļoti labi' }).click();
  await page.getByText('2. jautājums no 2').waitFor();
  await page.getByRole('button', { name: 'Daļēji' }).click();
  await page.getByRole('heading', { name: 'Paldies par vērtējumu!' }).waitFor();
  assert.deepEqual(await scoresOf(id), ['link 5', 'link 3']);
  await context.close();
});

test('5.6.3: by keyboard alone, and clean for who hears the page', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'lv-LV' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(url + surveyPath(desk, id));
  await accessible(page, 'question');
  await page.getByRole('button', { name: 'Labi', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('2. jautājums no 2').waitFor();
  await page.getByRole('button', { name: 'Noteikti nē' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('heading', { name: 'Paldies par vērtējumu!' }).waitFor();
  await accessible(page, 'thanks');
  assert.deepEqual(await scoresOf(id), ['link 4', 'link 1']);
  assert.deepEqual(problems, []);
  await context.close();
});

test('5.6.3: the tablet asks by itself when a visit ends at its desk, thanks, and is ready for the next', async () => {
  desk.at('2026-11-20T11:00');
  const before = await closedVisit(desk, 'Anna');
  desk.at('2026-11-20T11:30');
  const page = await tabletAt(before.place, before.desk);
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${url}/plansete`);
  await page.getByRole('heading', { name: 'Paldies, ka atnācāt!' }).waitFor();
  await accessible(page, 'idle');

  const visit = await closedVisit(desk, 'Anna');
  pages.hub.publish(`hall:${visit.place}`);
  await page.getByRole('heading', { name: 'Kā Jūs kopumā vērtējat apkalpošanu?' }).waitFor();
  await accessible(page, 'asking');
  await page.getByRole('button', { name: 'Slikti', exact: true }).click();
  await page.getByText('2. jautājums no 2').waitFor();
  await page.getByRole('button', { name: 'Drīzāk jā' }).click();
  await page.getByRole('heading', { name: 'Paldies par vērtējumu!' }).waitFor();
  assert.deepEqual(await scoresOf(visit.id), ['tablet 2', 'tablet 4']);
  desk.at('2026-11-20T11:30:11');
  await page.reload();
  await page.getByRole('heading', { name: 'Paldies, ka atnācāt!' }).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a question that stood there from the visit before takes no answer for the next', async () => {
  desk.at('2026-11-20T12:00');
  const first = await closedVisit(desk, 'Anna');
  const page = await tabletAt(first.place, first.desk);
  await page.goto(`${url}/plansete`);
  const button = page.getByRole('button', { name: 'Ļoti slikti' });
  await button.waitFor();
  desk.at('2026-11-20T12:00:30');
  const next = await closedVisit(desk, 'Anna');
  const code = await page.locator('input[name=kods]').getAttribute('value');
  await button.click();
  await page.locator(`input[name=kods]:not([value="${code}"])`).waitFor({ state: 'attached' });
  assert.deepEqual([await scoresOf(first.id), await scoresOf(next.id)], [[], []]);
  desk.at('2026-11-20T12:03');
  await page.getByRole('button', { name: 'Labi', exact: true }).click();
  await page.getByRole('heading', { name: 'Paldies, ka atnācāt!' }).waitFor();
  assert.deepEqual(await scoresOf(next.id), [], 'after its minute nothing is taken');
  await page.context().close();
});

test('a browser that is no tablet is told so and hears nothing', async () => {
  const shown = await pages.get('/plansete');
  assert.equal(shown.statusCode, 403);
  assert.match(shown.body, /nav piesaistīta galdam/);
  assert.equal((await pages.get('/plansete/jaunumi')).statusCode, 403);
  assert.equal((await pages.post('/plansete', { punkts: '5.6.3', vertejums: '5' })).statusCode, 403);
});
