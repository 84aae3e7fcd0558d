import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { openProvider } from '../../src/channels/oidc/provider.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { testDesk } from '../builders/desk.ts';
import { testProvider } from '../builders/oidc-provider.ts';
import { freeOrigin, serveProvided } from '../builders/provided-desk.ts';
import { newSigner } from '../builders/certificate.ts';
import { assertionFacts, ISSUER, REALM, sign, wrap, writeAssertion } from '../builders/state-login.ts';
import { createServer } from 'node:http';
import { openBrowser } from './open-browser.ts';

const desk = await testDesk(Temporal.Now.plainDateTimeISO('Europe/Riga').toString());
const origin = await freeOrigin();
const provider = await testProvider({
  redirectUri: `${origin}/ieeja/konts/atbilde`,
  logoutUri: `${origin}/ieeja/konts/beigts`,
  afterLogout: `${origin}/ieeja/konts/iziets`,
  scope: 'profile email',
  claims: { email: ['email', 'email_verified'] },
});
after(() => provider.stop().catch(() => {}));
const state = newSigner('sts.paraugs.example');
const sts = createServer((request, response) => {
  const asked = new URL(request.url ?? '/', 'http://sts').searchParams;
  const facts = assertionFacts(Temporal.Now.instant(), { name: 'PK:32999999990-UR:40009999990' });
  const wresult = wrap(sign(writeAssertion(facts), state));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><html lang="lv"><title>VPM</title><form method="post" action="${asked.get('wreply')}"><input type="hidden" name="wa" value="wsignin1.0"><input type="hidden" name="wresult" value="${escapeHtml(wresult)}"><input type="hidden" name="wctx" value="${asked.get('wctx')}"><button>Turpināt</button></form></html>`,
  );
});
const statePage = await freeOrigin();
// Another host name than ours: to the browser it is another site.
await new Promise<void>((resolve) => sts.listen(Number(new URL(statePage).port), '127.0.0.1', () => resolve()));
after(() => sts.close());

await serveProvided(desk, {
  origin,
  staff: {
    provider: openProvider(
      {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scope: 'openid profile email',
        acrValues: null,
      },
      desk.clock,
    ),
    claim: 'sub',
    trustsEmail: false,
    strongAcr: [],
  },
  citizen: {
    way: 'wsfed-saml11',
    address: statePage.replace('127.0.0.1', 'localhost'),
    trusted: { issuer: ISSUER, realm: REALM, thumbprints: [state.thumbprint], key: null },
  },
});

const browser = await openBrowser();
after(() => browser.close());
/** Pictures are kept where somebody wants to look at them. */
const SHOTS = process.env['LAIPA_SHOTS'];

for (const [size, width] of [
  ['desktop', 1366],
  ['phone', 390],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`signing in by the municipal account, ${size}, ${colorScheme}: from the button to one's work and out again`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 850 }, colorScheme, locale: 'lv-LV' });
      const page = await context.newPage();
      provider.denies = true;
      await page.goto(`${origin}/ieeja?uz=%2Flietas`);
      await look(page, `ieeja-${size}-${colorScheme}`);
      await page.getByRole('link', { name: 'Ieiet ar pašvaldības kontu' }).click();
      await page.getByText('Ienākšana ar pašvaldības kontu nav pabeigta').waitFor();
      await look(page, `atteikts-${size}-${colorScheme}`);
      provider.denies = false;
      provider.account = { sub: 'konts-Anna', email: EMPLOYEES[0]?.email ?? '', email_verified: true };
      await page.getByRole('link', { name: 'Mēģināt vēlreiz' }).click();
      await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/ieeja'));
      assert.equal((await context.cookies()).find(({ name }) => name === 'laipa')?.httpOnly, true);
      const csrf = await page.locator('meta[name="csrf-token"]').getAttribute('content');
      await page.evaluate((token) => {
        document.body.innerHTML = `<form method="post" action="/iziet"><input name="_csrf" value="${token}"><button>Iziet</button></form>`;
      }, csrf);
      await page.getByRole('button', { name: 'Iziet' }).click();
      await page.getByText('tas šajā pārlūkā var būt vēl atvērts').waitFor();
      await look(page, `iziets-${size}-${colorScheme}`);
      await context.close();
    });

    test(`proving who one is, ${size}, ${colorScheme}: the state's page posts from another site`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 850 }, colorScheme, locale: 'lv-LV' });
      const page = await context.newPage();
      await page.goto(`${origin}/identitate`);
      await look(page, `identitate-${size}-${colorScheme}`);
      await page.getByRole('link', { name: 'Apliecināt ar Latvija.gov.lv' }).click();
      assert.match(page.url(), /^http:\/\/localhost:/);
      await page.getByRole('button', { name: 'Turpināt' }).click();
      await page.getByRole('heading', { name: 'Jūs esat Demo Kļava-Ūdre' }).waitFor();
      assert.equal(page.url(), `${origin}/identitate`);
      await look(page, `jus-esat-${size}-${colorScheme}`);
      await page.getByRole('button', { name: 'Beigt' }).click();
      await page.getByText('Laipa vairs nezina, kas Jūs esat').waitFor();
      await context.close();
    });
  }
}

/** No accessibility fault, nothing wider than the screen; kept as a picture where asked. */
async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`),
    [],
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wider, false, `${name} is wider than the screen`);
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
