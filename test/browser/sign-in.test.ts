import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { codeAt, invite } from '../../src/desk/accounts/index.ts';
import { testDesk } from '../builders/desk.ts';
import { openDoor } from '../builders/visitor.ts';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk('2026-11-20T09:00');
const door = await openDoor(desk);
/** Where pictures go, where somebody wants to look at the pages. */
const PICTURES = process.env['LAIPA_PICTURES'];
const PASSWORD = 'zirgs baterija skava pareizi';
let browser: Browser;
let url = '';

before(async () => {
  browser = await openBrowser();
  // Passkeys are bound to a name.
  url = (await door.listen()).replace('127.0.0.1', 'localhost');
});
after(() => browser.close());

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[];
}

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: 'lv-LV',
    timezoneId: 'Europe/Riga',
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    // Refusals are meant here: 422 for what has to be mended.
    if (message.type() === 'error' && !/status of (422|404)/.test(message.text())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, context, problems };
}

/** An authenticator in the browser, as a telephone or a laptop has one; `verifies`: it knows its holder. */
async function authenticator(page: Page, verifies = true): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

async function linkFor(given: string): Promise<string> {
  const rules = { secondFactor: 'roles', mailLeaves: false } as const;
  const made = await invite(desk, rules, desk.as(given).employee, { by: desk.as('Kārlis').employee, origin: url });
  if ('refused' in made) throw new Error(made.refused);
  return made.link;
}

async function look(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

test('a passkey is made from an invitation, signs in without typing, and its copy is refused', async () => {
  const { page, context, problems } = await open();
  const key = await authenticator(page);
  await page.goto(await linkFor('Anna'));
  await look(page, 'link');
  await page.getByLabel('Atslēgas nosaukums').fill('Darba dators');
  await page.getByRole('button', { name: 'Izveidot piekļuves atslēgu' }).click();
  await page.waitForURL('**/mans-konts');
  await page.getByText('Darba dators').waitFor();
  await look(page, 'account');
  await page.getByRole('button', { name: 'Iziet' }).click();

  // The browser offers it by itself; nothing is typed and no button pressed.
  await page.waitForURL('**/mans-darbs');
  await page.goto(`${url}/mans-konts/sesijas`);
  await look(page, 'sessions');

  const { credentials } = await key.cdp.send('WebAuthn.getCredentials', { authenticatorId: key.id });
  const [credential] = credentials;
  assert.ok(credential !== undefined && credential.signCount > 0);
  // A copy of the key that has seen less: its counter goes back.
  await key.cdp.send('WebAuthn.removeCredential', { authenticatorId: key.id, credentialId: credential.credentialId });
  await key.cdp.send('WebAuthn.addCredential', {
    authenticatorId: key.id,
    credential: { ...credential, signCount: 0 },
  });
  await page.getByRole('button', { name: 'Iziet' }).click();
  await page.getByText('Šo piekļuves atslēgu Laipa nepazīst').waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test('a key that does not verify its holder, and one of another desk, let nobody in', async () => {
  const { page, context } = await open();
  await authenticator(page, false);
  await page.goto(await linkFor('Jānis'));
  await page.getByRole('button', { name: 'Izveidot piekļuves atslēgu' }).click();
  await page.getByText('Piekļuves atslēga netika nolasīta').waitFor();
  assert.match(page.url(), /\/ieeja\/saite\//);
  await context.close();
});

test('the last way in and a demanded second factor stay; another passkey can be added and the first taken away', async () => {
  const { page, context, problems } = await open();
  const first = await authenticator(page);
  await page.goto(await linkFor('Ilze'));
  await page.getByRole('button', { name: 'Izveidot piekļuves atslēgu' }).click();
  await page.waitForURL('**/mans-konts');
  await page.getByRole('button', { name: /^Noņemt atslēgu/ }).click();
  await page.getByRole('alert').getByText('Tas ir pēdējais veids, kā Jūs varat ienākt').waitFor();
  // A second device.
  await first.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: first.id });
  await authenticator(page);
  await page.getByText('Pievienot piekļuves atslēgu').first().click();
  await page.getByLabel('Atslēgas nosaukums').fill('Tālrunis');
  await page.getByRole('button', { name: 'Pievienot piekļuves atslēgu' }).click();
  await page.getByText('Piekļuves atslēga pievienota').waitFor();
  await page
    .getByRole('button', { name: /^Noņemt atslēgu/ })
    .first()
    .click();
  await page.getByText('Noņemts.').waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});

test('what was typed when the session had ended is back in its fields after signing in, for the same person only', async () => {
  const { page, context, problems } = await open();
  await page.goto(await linkFor('Zane'));
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Jaunā parole').fill(PASSWORD);
  await page.getByLabel('Kods no lietotnes').fill(codeAt(secret, desk.clock()));
  await page.getByRole('button', { name: 'Saglabāt un ienākt' }).click();
  await page.waitForURL('**/mans-konts');

  await page.goto(`${url}/lietas/jauna`);
  const words = 'Zvanīja par skolas autobusu; sola pārzvanīt „rīt”.';
  const subject = page.locator('main input[type=text], main input:not([type])').first();
  const name = (await subject.getAttribute('name')) ?? '';
  await subject.fill('Skolas autobuss');
  const area = page.locator('main form textarea').first();
  const areaName = (await area.getAttribute('name')) ?? '';
  await area.fill(words);
  // The night passes.
  desk.at('2026-11-20T21:30');
  await page.locator('main form[action="/lietas/jauna"] button[type=submit]').last().click();
  await page.waitForURL('**/ieeja?uz=*');
  await page.getByText('Jūsu ierakstītais ir saglabāts').waitFor();
  await look(page, 'kept-sign-in');
  const kept = new URL(page.url()).searchParams.get('uz') ?? '';
  await page.getByLabel('Darba e-pasts').fill('zane.parauglauka@paraugnovads.example');
  await page.getByLabel('Parole').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ienākt', exact: true }).click();
  await page.getByLabel('Kods').fill(codeAt(secret, desk.clock()));
  await page.getByRole('button', { name: 'Ienākt', exact: true }).click();
  await page.getByText('Ierakstītais ir atpakaļ').waitFor();
  // The address is cleaned when the fields are filled.
  await page.waitForURL((address) => !address.searchParams.has('saglabats'));
  assert.equal(await page.locator(`main form [name="${name}"]`).inputValue(), 'Skolas autobuss');
  assert.equal(await page.locator(`main form [name="${areaName}"]`).inputValue(), words);
  await look(page, 'kept-form');
  const cases = await desk.database.read(desk.as('Zane'), (tx) =>
    tx.one<{ n: number }>('select count(*)::int as n from desk_case'),
  );
  assert.equal(cases?.n, 0, 'nothing was sent by itself');
  assert.deepEqual(problems, []);
  await context.close();

  const other = await open();
  await authenticator(other.page);
  await other.page.goto(await linkFor('Edgars'));
  await other.page.getByRole('button', { name: 'Izveidot piekļuves atslēgu' }).click();
  await other.page.waitForURL('**/mans-konts');
  await other.page.goto(`${url}${kept}`);
  await other.page.waitForLoadState();
  assert.equal(await other.page.getByText('Ierakstītais ir atpakaļ').count(), 0);
  assert.doesNotMatch(await other.page.content(), /autobus/);
  await other.context.close();
});

test('the pages pass axe in both languages and appearances and fit the screen', async () => {
  const { page: first, context: setup } = await open();
  await authenticator(first);
  await first.goto(await linkFor('Kārlis'));
  await first.getByRole('button', { name: 'Izveidot piekļuves atslēgu' }).click();
  await first.waitForURL('**/mans-konts');
  const state = await setup.storageState();
  const invited = new URL(await linkFor('Rita')).pathname;
  for (const [width, colorScheme, lang] of [
    [1366, 'light', 'lv'],
    [390, 'dark', 'lv'],
    [390, 'light', 'en'],
  ] as const) {
    for (const [path, name, inside] of [
      ['/ieeja', 'sign-in', false],
      ['/ieeja/nevaru', 'cannot', false],
      [invited, 'invited', false],
      ['/mans-konts', 'my-account', true],
      ['/mans-konts/sesijas', 'my-sessions', true],
      ['/mans-konts/zurnals', 'my-log', true],
      ['/administracija/konti', 'accounts', true],
      [`/administracija/konti/${desk.as('Anna').employee}`, 'one-account', true],
    ] as const) {
      const { page, context, problems } = await open({
        viewport: { width, height: 844 },
        colorScheme,
        ...(inside ? { storageState: state } : {}),
      });
      await page.goto(`${url}${path}?valoda=${lang}`);
      for (const details of await page.locator('main details > summary').all()) await details.click();
      const found = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      assert.deepEqual(
        found.violations.map((one) => `${path} ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
        [],
      );
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, path);
      assert.deepEqual(problems, [], path);
      await look(page, `${name}-${width}-${colorScheme}-${lang}`);
      await context.close();
    }
  }
  await setup.close();
});
