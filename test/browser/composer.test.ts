import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { DESK } from '../builders/desk.ts';
import { composerDesk, type Signed } from './composer-desk.ts';
import { openBrowser } from './open-browser.ts';

const made = await composerDesk();
const anna = await made.signIn('Anna');
const url = await made.listen();
const browser = await openBrowser();
after(() => browser.close());
const SHOTS = process.env['LAIPA_SHOTS'];

const GOOD_BODY =
  'Siltumnīcai līdz 60 kvadrātmetriem būvatļauja nav vajadzīga. Tā noteikts vispārīgo būvnoteikumu 7. punktā.';
const GOOD_CLOSING = 'Atļauja Jums nav vajadzīga. Ja rodas jautājumi, lūdzu, rakstiet mums. Paldies par Jūsu vēstuli!';

interface Opened {
  readonly page: Page;
  readonly number: string;
  readonly troubles: string[];
  readonly context: BrowserContext;
}

async function open(
  options: { who?: Signed; number?: string; width?: number; scheme?: 'light' | 'dark'; javaScript?: boolean } = {},
): Promise<Opened> {
  const number = options.number ?? (await made.openCase()).number;
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: 900 },
    colorScheme: options.scheme ?? 'light',
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    javaScriptEnabled: options.javaScript ?? true,
  });
  const [name, value] = ((options.who ?? anna).cookie.split(';')[0] ?? '').split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url }]);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(`${url}/lieta/${number}/atbilde`);
  if (options.javaScript !== false) await page.waitForSelector('l-composer[rich][data-checked]');
  return { page, number, troubles, context };
}

/** Types at once, as a quick writer does, and waits for the check that follows. */
async function typeInto(page: Page, part: string, text: string): Promise<void> {
  const before = Number(await page.locator('l-composer').getAttribute('data-checked'));
  await page.locator(`#r-${part}`).click();
  await page.keyboard.insertText(text);
  await page.waitForFunction(
    (count) => Number(document.querySelector('l-composer')?.getAttribute('data-checked')) > count,
    before,
  );
}

async function marks(page: Page, kind: string): Promise<string[]> {
  return page.evaluate((name) => {
    const found = (CSS as unknown as { highlights: Map<string, Iterable<Range>> }).highlights.get(name);
    return found === undefined ? [] : [...found].map((range) => range.toString());
  }, `laipa-${kind}`);
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

async function stateOf(number: string): Promise<string[]> {
  const rows = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ state: string }>(
      'select r.state from reply r join desk_case c on c.tenant = r.tenant and c.id = r.case_id where r.tenant = 1 and c.number = $1',
      [number],
    ),
  );
  return rows.map(({ state }) => state);
}

test('9.1–9.5: typed with parts missing, hinted, mended, read through, sent, taken back and sent again', async () => {
  const { page, number, troubles, context } = await open();
  assert.match(await page.locator('[data-summary]').innerText(), /Trūkst: 9\.2\., 9\.3\./);
  assert.deepEqual((await marks(page, 'met'))[0], 'Labdien!');

  await typeInto(page, 'body', 'Saskaņā ar augstāk minēto atļauja siltumnicai nav vajadzīga. Skici nosūtu pielikumā.');
  assert.ok((await marks(page, 'warns')).includes('Saskaņā ar augstāk minēto'));
  assert.ok(
    (await marks(page, 'warns')).includes('siltumnicai'),
    await page.locator('[data-findings=body]').innerText(),
  );
  assert.deepEqual(await marks(page, 'wants'), ['pielikumā']);
  await shot(page, '1-hints');

  await page.locator('[data-findings=body] [data-replacement=Tāpēc]').click();
  await page.waitForFunction(() => document.querySelector('#r-body')?.textContent?.startsWith('Tāpēc atļauja'));
  await page.locator('[data-findings=body] [data-replacement=siltumnīcai]').click();

  await page.waitForFunction(() => document.querySelector('#r-body')?.textContent?.includes('siltumnīcai'));
  await page
    .locator('#f-files')
    .setInputFiles({ name: 'skice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 skice') });
  await page.waitForSelector('[data-attachments] li');
  await page
    .locator('#f-files')
    .setInputFiles({ name: 'liels.bin', mimeType: 'x/y', buffer: Buffer.alloc(26 * 1024 * 1024) });
  await page.locator('[data-upload-state]', { hasText: '25 MB' }).waitFor();
  await typeInto(page, 'closing', GOOD_CLOSING);
  await page.waitForFunction(() =>
    document.querySelector('[data-summary]')?.textContent?.includes('Visas obligātās daļas ir'),
  );
  await shot(page, '2-mended');

  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.read-through');
  const frame = page.frameLocator('#letter');
  await frame.locator('text=Tāpēc atļauja siltumnīcai nav vajadzīga.').waitFor();
  await frame.locator('text=Anna Paraudziņa').waitFor();
  await page.locator('text=skice.pdf').waitFor();
  await shot(page, '3-read');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/lieta/${number}`);
  await page.locator('.toast', { hasText: 'Vēstule aizies pēc' }).waitFor();
  await page.locator('.toast', { hasText: /pēc [5-9] s/ }).waitFor();
  assert.deepEqual(await stateOf(number), ['approved']);
  await shot(page, '4-sent');
  await page.locator('.toast button', { hasText: 'Atsaukt' }).click();
  await page.waitForURL(`**/lieta/${number}/atbilde`);
  await page.waitForSelector('l-composer[rich]');
  assert.match(await page.locator('#r-body').innerText(), /Tāpēc atļauja siltumnīcai/);
  assert.equal(await page.locator('[data-attachments] li').count(), 1);
  assert.deepEqual(await stateOf(number), ['draft']);
  await page.locator('[data-read]').click();
  await page.waitForSelector('[data-send]');
  await page.locator('[data-send]').dblclick();
  await page.waitForURL(`**/lieta/${number}`);
  assert.deepEqual(await stateOf(number), ['approved']);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('by keyboard alone: F8 walks the remarks, Enter leads to the place, Ctrl+Enter reads and sends', async () => {
  const { page, number, troubles, context } = await open();
  await page.locator('#r-body').focus();
  await page.keyboard.insertText(`${GOOD_BODY} Informējam, ka atalums ir brīvs.`);
  await page.locator('.finding.warns', { hasText: 'atalums' }).waitFor();
  await page.keyboard.press('F8');
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /atalums|Informējam/);
  for (
    let n = 0;
    n < 6 && !(await page.evaluate(() => document.activeElement?.textContent?.includes('atalums')));
    n += 1
  )
    await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => getSelection()?.toString()), 'atalums');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'r-body');
  await page.keyboard.insertText('attālums');
  await page.keyboard.press('Tab');
  for (let n = 0; n < 40 && (await page.evaluate(() => document.activeElement?.id)) !== 'r-closing'; n += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.insertText(GOOD_CLOSING);
  await page.waitForFunction(() => document.querySelector('[data-summary]')?.textContent?.includes('Visas obligātās'));
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('[data-send]');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/lieta/${number}`);
  assert.deepEqual(await stateOf(number), ['approved']);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a draft keeps itself, and what is rich stays rich: bold, lists and links as the client will get them', async () => {
  const { page, number, context, troubles } = await open();
  await page.locator('#r-body').click();
  await page.keyboard.type('Pirmais ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('svarīgais');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Enter');
  await page.locator('#part-body [data-tool=bullets]').click();
  await page.keyboard.type('punkts');
  await page.locator('#part-body [data-tool=link]').click();
  await page.locator('#part-body [data-link-known]').first().click();
  await page.waitForFunction(
    () => document.querySelector('[data-saved-words]')?.textContent?.includes('Melnraksts saglabāts'),
    null,
    { timeout: 8000 },
  );
  await page.reload();
  await page.waitForSelector('l-composer[rich]');
  const html = await page.locator('#r-body').innerHTML();
  assert.match(html, /<p>Pirmais(&nbsp;| )<b>svarīgais<\/b>/);
  assert.match(html, /<ul><li>(<p>)?punkts<a href="https:/);
  const [row] = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ body: string }>(
      'select r.body from reply r join desk_case c on c.id = r.case_id where c.number = $1 and r.tenant = 1',
      [number],
    ),
  );
  assert.doesNotMatch(row?.body ?? '', /style|class|<div/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('pasted markup of elsewhere becomes the letter’s own few elements, and nothing in it runs', async () => {
  const { page, context, troubles } = await open();
  await page.locator('#r-body').click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h1 style="color:red">Virsraksts</h1><div onclick="x()"><strong>Treknais</strong><img src=x onerror="window.ran=1"><script>window.ran=1</script></div><a href="javascript:window.ran=1">saite</a>',
    );
    data.setData('text/plain', 'Virsraksts');
    document
      .querySelector('#r-body')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector('#r-body')?.textContent?.includes('Treknais'));
  const html = await page.locator('#r-body').innerHTML();
  assert.doesNotMatch(html, /style=|onclick|<img|<script|javascript:|<h1/);
  assert.equal(await page.evaluate(() => (window as { ran?: number }).ran), undefined);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('two windows on one draft: the later one sees both texts and chooses', async () => {
  const first = await open();
  await typeInto(first.page, 'body', 'Pirmā loga teksts.');
  await first.page.waitForFunction(
    () => document.querySelector('[data-saved-words]')?.textContent?.includes('Melnraksts saglabāts'),
    null,
    { timeout: 8000 },
  );
  const second = await open({ number: first.number });
  await typeInto(second.page, 'closing', 'Otrā loga nobeigums.');
  await second.page.waitForFunction(
    () => document.querySelector('[data-saved-words]')?.textContent?.includes('Melnraksts saglabāts'),
    null,
    { timeout: 8000 },
  );
  await second.page.waitForTimeout(2300);
  await typeInto(first.page, 'body', ' Vēl viens teikums.');
  await first.page.locator('[data-conflict]:not([hidden])').waitFor({ timeout: 8000 });
  assert.match(await first.page.locator('[data-conflict-text]').innerText(), /Otrā loga nobeigums/);
  assert.match(await first.page.locator('#r-body').innerText(), /Vēl viens teikums/);
  await shot(first.page, '5-conflict');
  await first.page.locator('[data-mine]').click();
  await first.page.waitForFunction(
    () => document.querySelector('[data-saved-words]')?.textContent?.includes('Melnraksts saglabāts'),
    null,
    { timeout: 8000 },
  );
  await first.context.close();
  await second.context.close();
});

test('recipients: added and taken out without losing what is typed; the unknown one stands out', async () => {
  const { page, context, troubles } = await open();
  await typeInto(page, 'body', 'Teksts paliek.');
  await page.locator('#f-new_address').fill('svess@cits.example');
  await page.keyboard.press('Enter');
  await page.locator('.recipient.stranger', { hasText: 'svess@cits.example' }).waitFor();
  assert.equal(await page.locator('#f-new_address').inputValue(), '');
  await page.locator('.recipient.client [data-remove-recipient]').click();
  await page.locator('[data-findings=recipients]', { hasText: 'Klienta adrese nav starp saņēmējiem' }).waitFor();
  await page.waitForFunction(
    () => document.querySelector('[data-saved-words]')?.textContent?.includes('Melnraksts saglabāts'),
    null,
    { timeout: 8000 },
  );
  await page.reload();
  assert.equal(await page.locator('.recipient').count(), 1);
  assert.match(await page.locator('#r-body').innerText(), /Teksts paliek/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test('without script the text areas serve', async () => {
  const { page, number, context } = await open({ javaScript: false });
  await page.locator('#f-body').fill(GOOD_BODY);
  await page.locator('#f-closing').fill(GOOD_CLOSING);
  await page.locator('[data-read]').click();
  await page.locator('[data-send]').click();
  await page.waitForURL(`**/lieta/${number}`);
  assert.deepEqual(await stateOf(number), ['approved']);
  await context.close();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1366, 390]) {
    test(`axe finds nothing: ${scheme}, ${width} px`, async () => {
      const { page, number, context } = await open({ scheme, width });
      await typeInto(
        page,
        'body',
        'Saskaņā ar augstāk minēto atļauja siltumnicai nav vajadzīga. Skici nosūtu pielikumā.',
      );
      assert.deepEqual(await violations(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await shot(page, `6-composer-${scheme}-${width}`);
      await page.locator('[data-read]').click();
      await page.waitForSelector('.read-through');
      assert.deepEqual(await violations(page), []);
      await shot(page, `7-read-${scheme}-${width}`);
      await page.goto(`${url}/lieta/${number}`);
      assert.deepEqual(await violations(page, '#composer'), []);
      await shot(page, `8-case-${scheme}-${width}`);
      await context.close();
    });
  }
}

async function violations(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('iframe');
  if (within !== undefined && (await page.locator(within).count()) > 0) axe.include(within);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

test('the check follows within a blink: its way there and back is measured', async () => {
  const { page, context } = await open();
  await typeInto(page, 'body', `${GOOD_BODY} `.repeat(6));
  const times = await page.evaluate(async () => {
    const composer = document.querySelector('l-composer') as HTMLElement & {
      fields(): unknown;
      post(what: string, body: unknown): Promise<Response>;
    };
    const spans: number[] = [];
    for (let n = 0; n < 25; n += 1) {
      const from = performance.now();
      await (await composer.post('parbaude', composer.fields())).json();
      spans.push(performance.now() - from);
    }
    return spans.sort((left, right) => left - right);
  });
  const [median = 0, worst = 0] = [times[12], times.at(-1)];
  console.log(`check there and back: median ${median.toFixed(1)} ms, slowest ${worst.toFixed(1)} ms`);
  assert.ok(median < 250, `median ${median} ms`);
  await context.close();
});
