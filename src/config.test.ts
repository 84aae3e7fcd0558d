import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFault, readConfig } from './config.ts';

const fault = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigFault);
    return error.message.split(':')[0] ?? '';
  }
  return 'taken';
};

const OIDC = { LAIPA_OIDC_ISSUER: 'https://konti.novads.example', LAIPA_OIDC_CLIENT_ID: 'laipa' };
const LATVIJA = {
  LAIPA_LATVIJA_WAY: 'wsfed-saml11',
  LAIPA_LATVIJA_ADDRESS: 'https://sts.example/Default.aspx',
  LAIPA_LATVIJA_REALM: 'urn:federation:novads.example',
  LAIPA_LATVIJA_ISSUER: 'http://sts.example/sts',
  LAIPA_LATVIJA_THUMBPRINTS: `${'AB:'.repeat(31)}AB, ${'cd'.repeat(32)}`,
};

test('without its settings there is no identity provider', () => {
  const { oidc, latvija } = readConfig({});
  assert.equal(oidc, null);
  assert.equal(latvija, null);
});

test('the municipality’s provider: what is not set is what is safe', () => {
  assert.deepEqual(readConfig(OIDC).oidc, {
    issuer: 'https://konti.novads.example',
    clientId: 'laipa',
    clientSecret: null,
    claim: 'sub',
    trustsEmail: false,
    strongAcr: [],
    acrValues: null,
  });
  assert.deepEqual(readConfig({ ...OIDC, LAIPA_OIDC_STRONG_ACR: 'a, b' }).oidc?.strongAcr, ['a', 'b']);
});

test('a provider is reached over TLS, or on this very machine', () => {
  assert.equal(fault({ ...OIDC, LAIPA_OIDC_ISSUER: 'http://konti.novads.example' }), 'LAIPA_OIDC_ISSUER');
  assert.equal(fault({ ...OIDC, LAIPA_OIDC_ISSUER: 'http://127.0.0.1:9000' }), 'taken');
  assert.equal(fault({ LAIPA_OIDC_ISSUER: OIDC.LAIPA_OIDC_ISSUER }), 'LAIPA_OIDC_CLIENT_ID');
  assert.equal(fault({ ...LATVIJA, LAIPA_LATVIJA_ADDRESS: 'http://sts.example' }), 'LAIPA_LATVIJA_ADDRESS');
});

test('latvija.gov.lv: thumbprints as they are printed, and everything that belief rests on', () => {
  assert.deepEqual(readConfig(LATVIJA).latvija?.thumbprints, ['ab'.repeat(32), 'cd'.repeat(32)]);
  assert.equal(fault({ ...LATVIJA, LAIPA_LATVIJA_WAY: 'saml2' }), 'LAIPA_LATVIJA_WAY');
  assert.equal(fault({ ...LATVIJA, LAIPA_LATVIJA_THUMBPRINTS: 'ab'.repeat(20) }), 'LAIPA_LATVIJA_THUMBPRINTS');
  for (const name of ['ADDRESS', 'REALM', 'ISSUER', 'THUMBPRINTS']) {
    const setting = `LAIPA_LATVIJA_${name}`;
    assert.equal(fault({ ...LATVIJA, [setting]: '' }), setting);
  }
  const { LAIPA_LATVIJA_ISSUER: _issuer, LAIPA_LATVIJA_THUMBPRINTS: _thumbprints, ...oidc } = LATVIJA;
  assert.equal(readConfig({ ...oidc, LAIPA_LATVIJA_WAY: 'oidc' }).latvija?.claim, 'personal_code');
});

test('an account at a text centre is read whole; a sender that no telephone could show is refused', () => {
  assert.equal(readConfig({}).smpp, null);
  assert.deepEqual(readConfig({ LAIPA_SMPP: 'smpp://laipa:p%40r@centrs.example' }).smpp, {
    host: 'centrs.example',
    port: 2775,
    tls: false,
    systemId: 'laipa',
    password: 'p@r',
  });
  assert.equal(readConfig({ LAIPA_SMPP: 'ssmpp://laipa:x@centrs.example' }).smpp?.port, 3550);
  assert.equal(fault({ LAIPA_SMPP: 'http://centrs.example' }), 'LAIPA_SMPP');
  assert.equal(fault({ LAIPA_SMPP: 'smpp://centrs.example' }), 'LAIPA_SMPP');
  for (const sender of ['Paraugnovad', '+37167000000', '1188'])
    assert.equal(readConfig({ LAIPA_SMS_SENDER: sender }).smsSender, sender);
  for (const sender of ['Paraugnovads', 'Ādaži', '1'.repeat(16)])
    assert.equal(fault({ LAIPA_SMS_SENDER: sender }), 'LAIPA_SMS_SENDER');
});

test('webhooks: a secret of enough bytes, an address with https or on this very machine, and no address without a secret', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  assert.equal(readConfig({}).webhook, null);
  assert.deepEqual(readConfig({ LAIPA_WEBHOOK_SECRET: secret }).webhook, { url: null, secret });
  const url = 'https://centrale.novads.example/laipa';
  assert.deepEqual(readConfig({ LAIPA_WEBHOOK_SECRET: secret, LAIPA_WEBHOOK_URL: url }).webhook, { url, secret });
  assert.equal(fault({ LAIPA_WEBHOOK_URL: url }), 'LAIPA_WEBHOOK_SECRET');
  for (const wrong of ['whsec_', 'whsec_c2hvcnQ=', secret.slice(6), `${secret}!`])
    assert.equal(fault({ LAIPA_WEBHOOK_SECRET: wrong }), 'LAIPA_WEBHOOK_SECRET', wrong);
  for (const wrong of ['http://centrale.novads.example/', 'ftp://x.example', 'centrale'])
    assert.equal(fault({ LAIPA_WEBHOOK_SECRET: secret, LAIPA_WEBHOOK_URL: wrong }), 'LAIPA_WEBHOOK_URL', wrong);
  assert.equal(fault({ LAIPA_WEBHOOK_SECRET: secret, LAIPA_WEBHOOK_URL: 'http://127.0.0.1:9000/' }), 'taken');
});
