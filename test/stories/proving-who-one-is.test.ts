import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import wsfed from 'wsfed';
import type { CitizenProvider } from '../../src/channels/latvija/citizen-provider.ts';
import { openProvider } from '../../src/channels/oidc/provider.ts';
import { newSigner } from '../builders/certificate.ts';
import { testDesk } from '../builders/desk.ts';
import { testProvider } from '../builders/oidc-provider.ts';
import { freeOrigin, serveProvided } from '../builders/provided-desk.ts';
import { assertionFacts, encrypted, ISSUER, REALM, sign, wrap, writeAssertion } from '../builders/state-login.ts';
import { type Traveller, traveller } from '../builders/traveller.ts';

const desk = await testDesk(Temporal.Now.plainDateTimeISO('Europe/Riga').toString());
const state = newSigner('sts.paraugs.example');
const ours = newSigner('laipa.paraugs.example');
/** The state's page lies on another site than ours. */
const STATE_PAGE = 'https://sts.paraugs.example/Default.aspx';

const origin = await freeOrigin();
const unifiedLogin: CitizenProvider = {
  way: 'wsfed-saml11',
  address: STATE_PAGE,
  trusted: { issuer: ISSUER, realm: REALM, thumbprints: [state.thumbprint], key: ours.privateKey },
};
const { log } = await serveProvided(desk, { origin, staff: null, citizen: unifiedLogin });

const token = (more = {}) => sign(writeAssertion(assertionFacts(Temporal.Now.instant(), more)), state);

/** Goes to the state's page as far as its address and gives what it was asked. */
async function begin(who: Traveller, at = origin): Promise<URL> {
  await who.open(`${at}/identitate`);
  const away = await who.open(`${at}/identitate/sakt`, (url) => !url.startsWith(at));
  return new URL(away.url);
}

/** The form that the state's page posts from its own site. */
async function answer(who: Traveller, asked: URL, wresult: string, wctx = asked.searchParams.get('wctx') ?? '') {
  const to = asked.searchParams.get('wreply') ?? '';
  return who.postFromElsewhere(to, { wa: 'wsignin1.0', wresult, wctx });
}

test('5.2: a client proves who they are by the unified login, is called by name and shown a masked code', async () => {
  const client = traveller();
  const asked = await begin(client);
  assert.equal(asked.origin + asked.pathname, STATE_PAGE);
  assert.equal(asked.searchParams.get('wa'), 'wsignin1.0');
  assert.equal(asked.searchParams.get('wtrealm'), REALM);
  assert.equal(asked.searchParams.get('wreply'), `${origin}/identitate/atbilde`);
  assert.match(asked.searchParams.get('wct') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.match(asked.searchParams.get('wreq') ?? '', /^<trust:RequestSecurityToken /);
  const seen = await answer(client, asked, wrap(await encrypted(token(), ours)));
  assert.equal(seen.url, `${origin}/identitate`);
  assert.match(seen.text, /Jūs esat Demo Kļava-Ūdre/);
  assert.match(seen.text, /32\*\*\*\*-\*\*\*90/);
  assert.doesNotMatch(seen.body, /99999-?99990/, 'the code stands nowhere in whole');
  assert.deepEqual(
    client.addresses.filter((url) => /99999|wresult|K%C4%BCava/i.test(url)),
    [],
    'nor in an address',
  );
});

test('whoever acts for a company is told for which', async () => {
  const client = traveller();
  const seen = await answer(client, await begin(client), wrap(token({ name: 'PK:32999999990-UR:40009999990' })));
  assert.match(seen.text, /Jūs pārstāvat uzņēmumu 40009999990/);
});

test('it ends when the client says so, and by itself after twenty minutes', async () => {
  const client = traveller();
  const seen = await answer(client, await begin(client), wrap(token()));
  const cookie = client.cookie(origin, 'laipa-i') ?? '';
  assert.ok(cookie.length > 40);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(seen.body)?.[1] ?? '';
  const ended = await client.post(`${origin}/identitate/beigt`, { _csrf: csrf });
  assert.match(ended.text, /Laipa vairs nezina, kas Jūs esat/);
  assert.equal(client.cookie(origin, 'laipa-i'), undefined);
  const kept = await fetch(`${origin}/identitate`, { headers: { cookie: `laipa-i=${cookie}` } });
  assert.doesNotMatch(await kept.text(), /Jūs esat Demo/, 'a kept cookie opens nothing');

  const other = traveller();
  await answer(other, await begin(other), wrap(token()));
  const now = Temporal.Now.plainDateTimeISO('Europe/Riga');
  desk.at(now.add({ minutes: 21 }).toString());
  assert.doesNotMatch((await other.open(`${origin}/identitate`)).text, /Jūs esat Demo/);
  desk.at(now.toString());
});

test('ending asks for the form’s own token', async () => {
  const client = traveller();
  await answer(client, await begin(client), wrap(token()));
  const forged = await client.post(`${origin}/identitate/beigt`, { _csrf: 'x' });
  assert.equal(forged.status, 403);
  assert.match((await client.open(`${origin}/identitate`)).text, /Jūs esat Demo/);
});

test('an assertion is accepted once, also with a fresh attempt and in another browser', async () => {
  const wresult = wrap(token());
  const client = traveller();
  assert.match((await answer(client, await begin(client), wresult)).text, /Jūs esat Demo/);
  for (const who of [client, traveller()]) {
    const seen = await answer(who, await begin(who), wresult);
    assert.equal(seen.status, 403);
    assert.match(seen.text, /Šī atbilde jau vienreiz ir izmantota/);
  }
});

test('an answer without an attempt, or to one that was answered, leads nowhere', async () => {
  const client = traveller();
  const asked = await begin(client);
  const unknown = /Šī apliecināšana jau ir izmantota, ir novecojusi vai tika sākta citā pārlūkā/;
  assert.match((await answer(client, asked, wrap(token()), 'izdomats')).text, unknown);
  assert.match((await answer(client, asked, wrap(token()))).text, /Jūs esat Demo/);
  assert.match((await answer(client, asked, wrap(token()))).text, unknown);
});

test('an attempt that is ten minutes old is not answered any more', async () => {
  const client = traveller();
  const asked = await begin(client);
  const now = Temporal.Now.plainDateTimeISO('Europe/Riga');
  desk.at(now.add({ minutes: 11 }).toString());
  assert.match((await answer(client, asked, wrap(token()))).text, /ir novecojusi/);
  desk.at(now.toString());
});

test('somebody else’s proof that is slipped into a client’s browser does not make the client them', async () => {
  const attacker = traveller();
  const asked = await begin(attacker);
  const victim = traveller();
  await victim.open(`${origin}/identitate`);
  const seen = await answer(victim, asked, wrap(token()));
  assert.match(seen.text, /tika sākta citā pārlūkā/);
  assert.equal(victim.cookie(origin, 'laipa-i'), undefined);
});

for (const [name, words, wresult] of [
  [
    'that nobody signed',
    /Saņemtajai atbildei nevar ticēt/,
    () => wrap(writeAssertion(assertionFacts(Temporal.Now.instant()))),
  ],
  [
    'signed by a stranger',
    /Saņemtajai atbildei nevar ticēt/,
    () => wrap(sign(writeAssertion(assertionFacts(Temporal.Now.instant())), newSigner('svess.example'))),
  ],
  ['for another site', /ir domāta citai vietnei/, () => wrap(token({ audience: 'urn:citi' }))],
  [
    'of yesterday',
    /ir novecojusi vai vēl nav spēkā/,
    () =>
      wrap(
        token({
          until: Temporal.Now.instant().subtract({ hours: 20 }),
          from: Temporal.Now.instant().subtract({ hours: 24 }),
        }),
      ),
  ],
  [
    'about an institution’s employee',
    /Jūs pieteicāties kā iestādes darbinieks/,
    () => wrap(token({ name: 'AU:100001-PK:32999999990' })),
  ],
  ['without a name', /trūkst Jūsu vārda vai personas koda/, () => wrap(token({ surname: '' }))],
  ['that is no XML at all', /Saņemtajai atbildei nevar ticēt/, () => 'nav'],
] as [string, RegExp, () => string][]) {
  test(`an answer ${name} is refused in plain words`, async () => {
    const client = traveller();
    const seen = await answer(client, await begin(client), wresult());
    assert.equal(seen.status, 403);
    assert.match(seen.text, words);
    assert.equal(client.cookie(origin, 'laipa-i'), undefined);
  });
}

test('npm `wsfed` as the service: its own writing of the answer is read', async () => {
  const theirs = newSigner('cita-sts.paraugs.example');
  const handler = wsfed.auth({
    issuer: 'urn:paraugs:sts',
    cert: theirs.certificate.toString(),
    key: theirs.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    getPostURL: (_realm: string, wreply: string, _request: unknown, done: (error: null, url: string) => void) =>
      done(null, wreply),
    getUserFromRequest: () => ({}),
    profileMapper: () => ({
      getClaims: () => ({
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Demo',
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'Ošleja',
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/privatepersonalidentifier': '32999999980',
      }),
      getNameIdentifier: () => ({
        nameIdentifier: 'PK:32999999980',
        nameIdentifierFormat: 'urn:ivis:100001:name.id-viss',
      }),
    }),
  });
  const sts = createServer((request, response) => {
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://sts').searchParams);
    const sender = { set: () => {}, send: (body: unknown) => response.end(String(body)) };
    handler({ query }, sender, (error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => sts.listen(0, '127.0.0.1', () => resolve()));
  after(() => sts.close());
  const at = await freeOrigin();
  const address = `http://127.0.0.1:${(sts.address() as AddressInfo).port}/`;
  const trusted = { issuer: 'urn:paraugs:sts', realm: REALM, thumbprints: [theirs.thumbprint], key: null };
  await serveProvided(desk, { origin: at, staff: null, citizen: { way: 'wsfed-saml11', address, trusted } });
  const client = traveller();
  await client.open(`${at}/identitate`);
  const form = await client.open(`${at}/identitate/sakt`);
  const field = (name: string) =>
    unescapeHtml(new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(form.body)?.[1] ?? '');
  const seen = await client.postFromElsewhere(`${at}/identitate/atbilde`, {
    wa: 'wsignin1.0',
    wresult: field('wresult'),
    wctx: field('wctx'),
  });
  assert.match(seen.text, /Jūs esat Demo Ošleja/, seen.text);
});

test('a provider by OpenID Connect proves it as well; another country’s code does not', async () => {
  const at = await freeOrigin();
  const provider = await testProvider({
    redirectUri: `${at}/identitate/atbilde`,
    logoutUri: `${at}/nav`,
    afterLogout: `${at}/identitate`,
    scope: 'profile',
    claims: { profile: ['given_name', 'family_name', 'personal_code'] },
  });
  after(() => provider.stop().catch(() => {}));
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, scope: 'openid profile', acrValues: null };
  const served = await serveProvided(desk, {
    origin: at,
    staff: null,
    citizen: { way: 'oidc', provider: openProvider(settings, desk.clock), claim: 'personal_code' },
  });
  provider.account = {
    sub: 'x',
    given_name: 'Demo',
    family_name: 'Žagata',
    personal_code: 'PNOLV-329999-99970',
  };
  const client = traveller();
  const prove = async (who: Traveller) => {
    await who.open(`${at}/identitate`);
    return who.open(`${at}/identitate/sakt`);
  };
  assert.match((await prove(client)).text, /Jūs esat Demo Žagata/);
  assert.match((await client.open(`${at}/identitate?valoda=en`)).text, /You are Demo Žagata/);
  provider.account = { ...provider.account, sub: 'y', personal_code: 'PNOEE-38001085718' };
  assert.match((await prove(traveller())).text, /trūkst Jūsu vārda vai personas koda/);
  provider.tamper = (given) => `${given}x`;
  assert.match((await prove(traveller())).text, /Saņemtajai atbildei nevar ticēt/);
  provider.tamper = null;
  provider.denies = true;
  assert.match((await prove(traveller())).text, /Identitātes apliecināšana nav pabeigta/);
  await provider.stop();
  assert.equal((await fetch(`${at}/identitate`)).status, 200, 'the page stands while the provider is away');
  for (const { problem } of served.log) assert.doesNotMatch(problem, /eyJ|99970|Žagata/);
});

test('where nothing is set up there are no such pages', async () => {
  const at = await freeOrigin();
  await serveProvided(desk, { origin: at, staff: null, citizen: null });
  for (const path of ['/identitate', '/identitate/sakt', '/identitate/atbilde', '/ieeja/konts', '/ieeja/konts/atbilde'])
    assert.equal((await fetch(at + path)).status, 404, path);
  assert.doesNotMatch(await (await fetch(`${at}/ieeja`)).text(), /pašvaldības kontu/);
});

test('nothing of who was proved stands in the log or, unsealed, in the database', async () => {
  assert.ok(log.length > 3);
  for (const { problem } of log) {
    assert.match(problem, /^proof of identity: [\w-]+ \([\w-]+\)$/);
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: desk.testDatabase.url });
  await client.connect();
  await client.query("select set_config('laipa.tenant', '1', false), set_config('laipa.system', 'on', false)");
  const { rows } = await client.query("select encode(sealed, 'escape') as sealed from citizen_identity");
  await client.end();
  assert.ok(rows.length > 0);
  for (const { sealed } of rows as { sealed: string }[]) assert.doesNotMatch(sealed, /Demo|99990/);
});

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
