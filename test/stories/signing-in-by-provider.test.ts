import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { openProvider } from '../../src/channels/oidc/provider.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { testDesk } from '../builders/desk.ts';
import { claimsOf, testProvider, unsigned } from '../builders/oidc-provider.ts';
import { freeOrigin, serveProvided } from '../builders/provided-desk.ts';
import { type Seen, type Traveller, traveller } from '../builders/traveller.ts';

const origin = await freeOrigin();
const provider = await testProvider({
  redirectUri: `${origin}/ieeja/konts/atbilde`,
  logoutUri: `${origin}/ieeja/konts/beigts`,
  afterLogout: `${origin}/ieeja/konts/iziets`,
  scope: 'profile email',
  claims: { profile: ['name', 'employee_id'], email: ['email', 'email_verified'] },
});
after(() => provider.stop().catch(() => {}));
const desk = await testDesk(Temporal.Now.plainDateTimeISO('Europe/Riga').toString());
const settings = {
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scope: 'openid profile email',
  acrValues: null,
};
const { log } = await serveProvided(desk, {
  origin,
  citizen: null,
  staff: {
    provider: openProvider(settings, desk.clock),
    claim: 'sub',
    trustsEmail: false,
    strongAcr: ['urn:paraugs:divi'],
  },
});

afterEach(() => {
  provider.adjust = null;
  provider.tamper = null;
  provider.denies = false;
  provider.failing = false;
});

const employee = (given: string) => {
  const found = EMPLOYEES.find((one) => one.given === given);
  if (found === undefined) throw new Error(given);
  return found;
};

function accountOf(given: string, more: Record<string, unknown> = {}) {
  return { sub: `konts-${given}`, email: employee(given).email, email_verified: true, name: given, ...more };
}

const answered = (url: string) => url.startsWith(`${origin}/ieeja/konts/atbilde`);

/** Signs in from the sign-in page on, as the account that the provider is set to. */
async function signIn(who: Traveller, to = '/mans-darbs'): Promise<Seen> {
  await who.open(`${origin}/ieeja`);
  return who.open(`${origin}/ieeja/konts?uz=${encodeURIComponent(to)}`);
}

async function refused(words: RegExp, status = 403, who = traveller()): Promise<Seen> {
  const seen = await signIn(who);
  assert.equal(seen.status, status, seen.text);
  assert.match(seen.text, words);
  assert.equal(who.cookie(origin, 'laipa'), undefined, 'no session is opened');
  assert.doesNotMatch(seen.url, /code=|state=|eyJ/, 'the address that is left holds nothing of the answer');
  return seen;
}

test('5.1.1: an employee comes in by the municipal account, and is led to the page that was asked for', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  const shown = await anna.open(`${origin}/ieeja`);
  assert.match(shown.text, /Ieiet ar pašvaldības kontu/);
  const inside = await signIn(anna, '/lietas');
  assert.equal(inside.url, `${origin}/lietas`);
  assert.equal(inside.status, 200);
  assert.match(inside.text, /Anna/);
});

test('the first time the account is tied to the employee by an address that is vouched for; then by its own name', async () => {
  provider.account = accountOf('Jānis');
  assert.equal((await signIn(traveller())).status, 200);
  provider.account = accountOf('Jānis', { email: 'cita.adrese@paraugnovads.example' });
  assert.equal((await signIn(traveller())).status, 200);
  provider.account = accountOf('Jānis', { sub: 'cits-konts' });
  await refused(/ar šo e-pasta adresi darbinieku sarakstā jau ir saistīts cits konts/);
});

test('whoever is not in the list of employees is told so, and what to do', async () => {
  provider.account = { sub: 'svesinieks', email: 'svesinieks@citur.example', email_verified: true };
  const seen = await refused(/Jūsu konts ir atpazīts, bet darbinieku sarakstā Jūs vēl neesat\./);
  assert.match(seen.text, /Lūdziet administratoram Jūs pievienot/);
});

test('an address that the provider does not vouch for ties nothing', async () => {
  provider.account = accountOf('Edgars', { email_verified: false });
  await refused(/tas neapliecina Jūsu e-pasta adresi/);
});

test('whoever holds no post on this day is not let in, and nothing is tied', async () => {
  const { id, email } = employee('Zane');
  const owner = desk.testDatabase;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: owner.url });
  await client.connect();
  await client.query("select set_config('laipa.tenant', '1', false)");
  await client.query("update holding set valid_from = '2020-01-01', valid_to = '2020-12-31' where employee_id = $1", [
    id,
  ]);
  provider.account = { sub: 'konts-Zane', email, email_verified: true };
  await refused(/šodien darbinieku sarakstā Jums nav neviena amata/);
  const { rows } = await client.query('select provider_account from employee where id = $1', [id]);
  await client.end();
  assert.equal(rows[0]?.provider_account, null);
});

test('5.1.6: a post that sees much needs two factors, shown at the provider', async () => {
  provider.account = accountOf('Rita');
  await refused(/ar paroli vien nepietiek, bet pašvaldības konts otru apliecinājumu nav prasījis/);
  provider.adjust = (claims) => ({ ...claims, amr: ['pwd', 'otp'] });
  assert.equal((await signIn(traveller())).status, 200);
  provider.adjust = (claims) => ({ ...claims, acr: 'urn:paraugs:divi' });
  assert.equal((await signIn(traveller())).status, 200);
  provider.adjust = (claims) => ({ ...claims, acr: 'urn:paraugs:viens', amr: ['pwd'] });
  await refused(/otru apliecinājumu nav prasījis/);
});

const UNTRUE = /atbildei nevar ticēt, tāpēc ieeja palika slēgta/;

for (const [name, adjust] of [
  ['for another audience', (claims) => ({ ...claims, aud: 'cita-vietne' })],
  ['for us and for a stranger', (claims) => ({ ...claims, aud: ['laipa', 'cita-vietne'], azp: 'cita-vietne' })],
  ['of another issuer', (claims) => ({ ...claims, iss: 'https://citi.example' })],
  ['with another nonce', (claims) => ({ ...claims, nonce: 'cits' })],
  ['without a nonce', (claims) => ({ ...claims, nonce: undefined })],
  ['that ended 61 seconds ago', (claims) => ({ ...claims, iat: seconds() - 700, exp: seconds() - 61 })],
  ['that was issued in 90 seconds', (claims) => ({ ...claims, iat: seconds() + 90 })],
  ['that begins in 90 seconds', (claims) => ({ ...claims, nbf: seconds() + 90 })],
] as [string, (claims: Record<string, unknown>) => Record<string, unknown>][]) {
  test(`an identity token ${name} is refused`, async () => {
    provider.account = accountOf('Anna');
    provider.adjust = adjust;
    await refused(UNTRUE);
  });
}

for (const [name, adjust] of [
  ['behind ours', () => ({ iat: seconds() - 640, exp: seconds() - 40 })],
  ['before ours', () => ({ iat: seconds() + 40, nbf: seconds() + 40, exp: seconds() + 640 })],
] as [string, () => Record<string, unknown>][]) {
  test(`a provider whose clock is forty seconds ${name} is believed`, async () => {
    provider.account = accountOf('Anna');
    provider.adjust = (claims) => ({ ...claims, ...adjust() });
    assert.equal((await signIn(traveller())).status, 200);
  });
}

test('a token without a signature, with a stranger’s, or with a changed word is refused', async () => {
  provider.account = accountOf('Anna');
  provider.tamper = (token) => unsigned(claimsOf(token));
  await refused(UNTRUE);
  provider.tamper = (token) => provider.forge(claimsOf(token));
  await refused(UNTRUE);
  provider.tamper = (token) => {
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...claimsOf(token), sub: 'konts-Rita' })).toString('base64url');
    return `${head}.${changed}.${signature}`;
  };
  await refused(UNTRUE);
  provider.tamper = (token) => provider.sign(claimsOf(token), { alg: 'HS256' });
  await refused(UNTRUE);
});

test('an answer is taken once: the same address again leads nowhere', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  const answer = await anna.open(`${origin}/ieeja/konts`, answered);
  assert.equal((await anna.open(answer.url)).status, 200);
  const again = await anna.open(answer.url);
  assert.equal(again.status, 403);
  assert.match(again.text, /Šī ienākšana jau ir izmantota, ir novecojusi vai tika sākta citā pārlūkā/);
});

test('an answer with a state of one’s own making is refused', async () => {
  const anna = traveller();
  const answer = await anna.open(`${origin}/ieeja/konts/atbilde?code=abc&state=izdomats`);
  assert.match(answer.text, /Šī ienākšana jau ir izmantota/);
  assert.equal(anna.cookie(origin, 'laipa'), undefined);
});

test('an answer that is slipped into another browser signs nobody in there', async () => {
  provider.account = accountOf('Anna');
  const attacker = traveller();
  const answer = await attacker.open(`${origin}/ieeja/konts`, answered);
  const victim = traveller();
  await victim.open(`${origin}/ieeja`);
  const seen = await victim.open(answer.url);
  assert.match(seen.text, /tika sākta citā pārlūkā/);
  assert.equal(victim.cookie(origin, 'laipa'), undefined);
});

test('a code that was used for another attempt is refused', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  const first = new URL((await anna.open(`${origin}/ieeja/konts`, answered)).url);
  await anna.open(first.href);
  const second = new URL((await anna.open(`${origin}/ieeja/konts`, answered)).url);
  second.searchParams.set('code', first.searchParams.get('code') ?? '');
  assert.match((await anna.open(second.href)).text, UNTRUE);
});

test('a code of another’s attempt is refused: its verifier is not ours', async () => {
  provider.account = accountOf('Rita');
  const rita = new URL((await traveller().open(`${origin}/ieeja/konts`, answered)).url);
  provider.account = accountOf('Anna');
  const anna = traveller();
  const own = new URL((await anna.open(`${origin}/ieeja/konts`, answered)).url);
  own.searchParams.set('code', rita.searchParams.get('code') ?? '');
  assert.match((await anna.open(own.href)).text, UNTRUE);
  assert.equal(anna.cookie(origin, 'laipa'), undefined);
});

test('an answer in the name of another issuer is refused (mix-up)', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  const answer = new URL((await anna.open(`${origin}/ieeja/konts`, answered)).url);
  assert.equal(answer.searchParams.get('iss'), provider.issuer);
  answer.searchParams.set('iss', 'https://citi.example');
  assert.match((await anna.open(answer.href)).text, UNTRUE);
});

test('whoever turns back at the provider is told that nothing was finished', async () => {
  provider.account = accountOf('Anna');
  provider.denies = true;
  await refused(/Ienākšana ar pašvaldības kontu nav pabeigta/);
});

test('new keys of the provider are taken at once', async () => {
  provider.account = accountOf('Anna');
  assert.equal((await signIn(traveller())).status, 200);
  await provider.rotateKeys();
  assert.equal((await signIn(traveller())).status, 200);
});

test('a provider that fails in the middle is said to be away, in both languages; the other ways stay', async () => {
  provider.account = accountOf('Anna');
  provider.failing = true;
  const seen = await refused(/Pašvaldības kontu serveris pašlaik neatbild/, 503);
  assert.match(seen.text, /ienāciet citā veidā/);
  assert.match(seen.body, /href="\/ieeja"/);
  const english = await traveller().open(`${origin}/ieeja/konts/atteikts?iemesls=provider-away&valoda=en`);
  assert.match(english.text, /The server of the municipal accounts does not answer at the moment/);
});

test('signing out says that the municipal account may still be open, and leads out of it', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  await signIn(anna, '/lietas');
  const out = await anna.open(`${origin}/ieeja/iziets`);
  assert.match(out.text, /Iziet arī no pašvaldības konta/);
  const asked = await anna.open(`${origin}/ieeja/konts/iziet`);
  assert.ok(asked.url.startsWith(`${provider.issuer}/session/end`), asked.url);
  assert.doesNotMatch(asked.url, /id_token_hint|eyJ/);
});

test('the provider ends the sessions that rest on it, by a signed word and once', async () => {
  provider.account = accountOf('Anna');
  const anna = traveller();
  await signIn(anna, '/lietas');
  const token = (more: Record<string, unknown> = {}) => ({
    iss: provider.issuer,
    aud: provider.clientId,
    iat: seconds(),
    exp: seconds() + 120,
    jti: crypto.randomUUID(),
    sub: 'konts-Anna',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...more,
  });
  const tell = async (logout_token: string) =>
    (await fetch(`${origin}/ieeja/konts/beigts`, { method: 'POST', body: new URLSearchParams({ logout_token }) }))
      .status;
  const untrue: [string, string][] = [
    ['forged', provider.forge(token())],
    ['unsigned', unsigned(token())],
    ['of another issuer', provider.sign(token({ iss: 'https://citi.example' }))],
    ['for another audience', provider.sign(token({ aud: 'cita-vietne' }))],
    ['of yesterday', provider.sign(token({ iat: seconds() - 86_400, exp: seconds() + 60 }))],
    ['of tomorrow', provider.sign(token({ iat: seconds() + 86_400 }))],
    ['with a nonce', provider.sign(token({ nonce: 'x' }))],
    ['without the event', provider.sign(token({ events: {} }))],
    ['about nobody', provider.sign(token({ sub: undefined }))],
    ['without a name', provider.sign(token({ jti: undefined }))],
    ['an identity token', provider.sign({ ...token(), events: undefined, nonce: 'x' })],
    ['nothing', ''],
  ];
  for (const [name, one] of untrue) assert.equal(await tell(one), 400, name);
  desk.at(later(4));
  assert.equal((await anna.open(`${origin}/lietas`)).url, `${origin}/lietas`, 'she is still in');
  const other = provider.sign(token({ sub: 'konts-Rita' }));
  assert.equal(await tell(other), 200);
  desk.at(later(8));
  assert.equal((await anna.open(`${origin}/lietas`)).url, `${origin}/lietas`, 'another’s end is not hers');
  const hers = provider.sign(token());
  assert.equal(await tell(hers), 200);
  desk.at(later(12));
  assert.match((await anna.open(`${origin}/lietas`)).url, /\/ieeja\?uz=/);
  assert.equal(await tell(hers), 400, 'the same word again ends nothing');
});

test('the provider itself says that a session has ended, and it has', async () => {
  provider.account = accountOf('Jānis', { sub: 'konts-Jānis' });
  const janis = traveller();
  await signIn(janis, '/lietas');
  const asked = await janis.open(`${origin}/ieeja/konts/iziet`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
  const back = await janis.post(`${provider.issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  assert.match(back.text, /Jūs izgājāt arī no pašvaldības konta/);
  desk.at(later(20));
  assert.match((await janis.open(`${origin}/lietas`)).url, /\/ieeja\?uz=/);
});

test('a provider that is away when the desk starts is found when it comes, and is not asked at every click until then', async () => {
  let now = Temporal.Now.instant();
  const late = openProvider(settings, () => now);
  const begin = () => late.begin(`${origin}/ieeja/konts/atbilde`);
  await provider.stop();
  const first = await begin();
  assert.ok('refused' in first && first.refused === 'provider-away');
  await provider.start();
  now = now.add({ seconds: 4 });
  assert.deepEqual(await begin(), first);
  now = now.add({ seconds: 2 });
  const begun = await begin();
  assert.ok('to' in begun && begun.to.startsWith(`${provider.issuer}/auth?`));
});

test('a description that names another issuer than the one that was set is not taken', async () => {
  const other = openProvider({ ...settings, issuer: provider.issuer.replace('127.0.0.1', 'localhost') }, desk.clock);
  const begun = await other.begin(`${origin}/ieeja/konts/atbilde`);
  assert.deepEqual(begun, { refused: 'provider-away', code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' });
});

test('nothing of a token, a code or a secret stands in the log', () => {
  assert.ok(log.length > 5, 'refusals are logged');
  for (const line of log) {
    const text = JSON.stringify(line);
    assert.doesNotMatch(text, /eyJ|code=|state=|konts-|@|a-secret/, text);
    assert.match(line.problem, /^(identity provider|logout by the identity provider): [\w-]+ \([\w.:-]+\)$/);
  }
});

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** So many seconds after now, for a session that is remembered for three. */
function later(more: number): string {
  return Temporal.Now.plainDateTimeISO('Europe/Riga').add({ seconds: more }).toString();
}
