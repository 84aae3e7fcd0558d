import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newSigner } from '../../../test/builders/certificate.ts';
import {
  type AssertionFacts,
  assertionFacts,
  encrypted,
  ISSUER,
  REALM,
  sign,
  type SigningOptions,
  wrap,
  writeAssertion,
} from '../../../test/builders/state-login.ts';
import { readWresult, type Trusted } from './read-wresult.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const state = newSigner('sts.paraugs.example');
const stranger = newSigner('sts.paraugs.example');
const ours = newSigner('laipa.paraugs.example');
const trusted: Trusted = { issuer: ISSUER, realm: REALM, thumbprints: [state.thumbprint], key: ours.privateKey };

const read = (wresult: string, now = NOW, whom = trusted) => readWresult(wresult, whom, now);
const signed = (more: Partial<AssertionFacts> = {}, options: SigningOptions = {}) =>
  sign(writeAssertion(assertionFacts(NOW, more)), state, options);

async function identityOf(more: Partial<AssertionFacts> = {}) {
  const given = await read(wrap(signed(more)));
  assert.ok(!('refused' in given), JSON.stringify(given));
  return given.identity;
}

async function refusal(wresult: string, now = NOW): Promise<string> {
  const given = await read(wresult, now);
  return 'refused' in given ? given.refused : `accepted as ${given.identity.personalCode.text}`;
}

test('an assertion of the state says who the client is, how surely, by what and when', async () => {
  const given = await read(wrap(signed({ id: '_a1' })));
  assert.ok(!('refused' in given));
  const { identity, assertionId, expiresAt } = given;
  assert.equal(identity.personalCode.text, '329999-99990');
  assert.deepEqual(identity.earlierCodes, []);
  assert.equal(`${identity.givenName} ${identity.surname}`, 'Demo Kļava-Ūdre');
  assert.equal(identity.assurance, 4);
  assert.equal(identity.method, 'urn:ivis:100001:am-idp40-wif');
  assert.equal(identity.at.toString(), '2026-11-22T12:00:00Z');
  assert.equal(identity.asRepresentativeOf, undefined);
  assert.equal(assertionId, '_a1');
  assert.equal(expiresAt.toString(), '2026-11-22T16:01:00Z');
});

test('of several personal codes the one with its original issuer is current, the others are earlier ones', async () => {
  const identity = await identityOf({
    codes: [
      { code: '01019012345', issued: false },
      { code: '32999999990', issued: true },
    ],
  });
  assert.equal(identity.personalCode.text, '329999-99990');
  assert.deepEqual(
    identity.earlierCodes.map(({ text }) => text),
    ['010190-12345'],
  );
});

test('a bank that still knows the old code does not bring it back', async () => {
  const identity = await identityOf({ codes: [{ code: '01019012345', issued: true }] });
  assert.equal(identity.personalCode.text, '329999-99990');
  assert.deepEqual(
    identity.earlierCodes.map(({ text }) => text),
    ['010190-12345'],
  );
});

test('a single code without an original issuer counts; two with one contradict each other', async () => {
  assert.equal(
    (await identityOf({ codes: [{ code: '32999999990', issued: false }] })).personalCode.text,
    '329999-99990',
  );
  const two = [
    { code: '32999999990', issued: true },
    { code: '32999999991', issued: true },
  ];
  assert.equal(await refusal(wrap(signed({ codes: two }))), 'incomplete');
  assert.equal(await refusal(wrap(signed({ codes: [] }))), 'incomplete');
});

test('whoever acts for somebody is known with them', async () => {
  const identity = await identityOf({ name: 'PK:32999999990-UR:40009999990' });
  assert.deepEqual(identity.asRepresentativeOf, { kind: 'company', code: '40009999990' });
});

test('an institution’s employee or a system is no client', async () => {
  assert.equal(await refusal(wrap(signed({ name: 'AU:100001-PK:32999999990' }))), 'not-a-person');
  assert.equal(await refusal(wrap(signed({ name: 'AU:100001' }))), 'not-a-person');
});

test('it is for us, from the state, and now; sixty seconds of difference are borne', async () => {
  assert.equal(await refusal(wrap(signed({ audience: 'urn:federation:citi.example' }))), 'not-for-us');
  assert.equal(await refusal(wrap(signed({ audience: null }))), 'not-for-us');
  assert.equal(await refusal(wrap(signed({ moreConditions: '<saml:UnknownCondition/>' }))), 'not-for-us');
  assert.equal(await refusal(wrap(signed({ issuer: 'http://citi.example/sts' }))), 'not-trusted');
  const short = { until: NOW.add({ minutes: 5 }) };
  assert.equal(await refusal(wrap(signed(short)), NOW.add({ seconds: 361 })), 'not-now');
  assert.match(await refusal(wrap(signed(short)), NOW.add({ seconds: 359 })), /^accepted/);
  assert.equal(await refusal(wrap(signed()), NOW.subtract({ seconds: 62 })), 'not-now');
  assert.match(await refusal(wrap(signed()), NOW.subtract({ seconds: 60 })), /^accepted/);
});

test('only borne by whoever brings it, about one and the same subject', async () => {
  assert.equal(
    await refusal(wrap(signed({ confirmation: 'urn:oasis:names:tc:SAML:1.0:cm:holder-of-key' }))),
    'incomplete',
  );
  assert.equal(await refusal(wrap(signed({ nameFormat: 'urn:cits' }))), 'incomplete');
  const plain = writeAssertion(assertionFacts(NOW));
  const at = plain.lastIndexOf('PK:32999999990');
  const two = `${plain.slice(0, at)}PK:32999999991${plain.slice(at + 14)}`;
  assert.equal(await refusal(wrap(sign(two, state))), 'incomplete');
});

test('a signature by another key is refused, also under the state’s certificate', async () => {
  const plain = writeAssertion(assertionFacts(NOW));
  assert.equal(await refusal(wrap(plain)), 'not-trusted', 'unsigned');
  assert.equal(await refusal(wrap(sign(plain, stranger))), 'not-trusted', 'its own certificate');
  assert.equal(await refusal(wrap(sign(plain, stranger, { shown: state }))), 'not-trusted', 'the pinned certificate');
});

test('weak digests, plain canonical form and other transforms are refused', async () => {
  const weak: SigningOptions[] = [
    { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
    { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
    { canonical: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' },
    { transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'] },
  ];
  for (const options of weak)
    assert.equal(await refusal(wrap(signed({}, options))), 'not-trusted', JSON.stringify(options));
});

test('encrypted assertions are opened; other keys, weak ways and broken texts are refused alike', async () => {
  assert.match(await refusal(wrap(await encrypted(signed(), ours))), /^accepted/);
  const gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
  assert.match(await refusal(wrap(await encrypted(signed(), ours, gcm))), /^accepted/);
  assert.equal(await refusal(wrap(await encrypted(signed(), stranger))), 'not-trusted');
  assert.equal(await refusal(wrap(await encrypted(writeAssertion(assertionFacts(NOW)), ours))), 'not-trusted');
  const old = 'http://www.w3.org/2001/04/xmlenc#rsa-1_5';
  assert.equal(await refusal(wrap(await encrypted(signed(), ours, gcm, old))), 'not-trusted');
  const whole = wrap(await encrypted(signed(), ours));
  const [value] = whole.match(/<e?:?CipherValue>[^<]+/g)?.slice(-1) ?? [];
  assert.ok(value !== undefined && value.length > 100);
  const broken = whole.replace(value, `${value.slice(0, 60)}AAAAAAAA${value.slice(68)}`);
  assert.equal(await refusal(broken), 'not-trusted');
  const withoutKey = await read(whole, NOW, { ...trusted, key: null });
  assert.deepEqual(withoutKey, { refused: 'not-trusted' });
});

test('a signed assertion that is wrapped beside, around or inside a forged one is not taken for it', async () => {
  const good = signed({ id: '_true' });
  const evil = writeAssertion(
    assertionFacts(NOW, { id: '_evil', name: 'PK:32999999999', codes: [{ code: '32999999999', issued: true }] }),
  );
  const evilSameId = evil.replace('_evil', '_true');
  const signature = /<Signature[\s\S]*<\/Signature>/.exec(good)?.[0] ?? '';
  assert.notEqual(signature, '');
  const bare = good.replace(signature, '');
  const withIn = (outer: string, inner: string) => outer.replace('</saml:Assertion>', `${inner}</saml:Assertion>`);
  const attacks: Record<string, string> = {
    'forged first': wrap(evil, good),
    'forged second': wrap(good, evil),
    'forged beside in one token': wrap(`${evil}${good}`),
    'forged around': wrap(withIn(evil, good)),
    'forged with the signature of the true one': wrap(withIn(evil, signature)),
    'forged with the signature, the true one in an object': wrap(
      withIn(evil, signature.replace('</Signature>', `<Object>${bare}</Object></Signature>`)),
    ),
    'forged under the same name with the signature': wrap(withIn(evilSameId, signature)),
    'forged under the same name, the true one inside': wrap(withIn(evilSameId, `<x>${bare}</x>${signature}`)),
    'true one in an extension, forged in the token': wrap(evil).replace(
      '</trust:RequestSecurityTokenResponseCollection>',
      `<x>${good}</x></trust:RequestSecurityTokenResponseCollection>`,
    ),
    'forged in another namespace': wrap(
      withIn(evil.replaceAll('urn:oasis:names:tc:SAML:1.0:assertion', 'urn:x'), good),
    ),
    'two signatures': wrap(withIn(good, signature)),
    'signature not in the assertion': wrap(bare).replace('<trust:TokenType>', `${signature}<trust:TokenType>`),
    'signature deeper in': wrap(withIn(bare, `<x>${signature}</x>`)),
    'empty reference': wrap(good.replace('URI="#_true"', 'URI=""')),
    'two references': wrap(good.replace(/(<Reference[\s\S]*<\/Reference>)/, '$1$1')),
    'keys in the document': wrap(
      good
        .replace('<X509Data>', '<KeyValue><RSAKeyValue><Modulus>AQ==</Modulus></RSAKeyValue></KeyValue><X509Data>')
        .replace('PK:32999999990', 'PK:32999999999'),
    ),
  };
  for (const [name, wresult] of Object.entries(attacks)) assert.equal(await refusal(wresult), 'not-trusted', name);
  assert.match(await refusal(wrap(good)), /^accepted as 329999-99990/);
});

test('document types, entities, processing instructions and comments change nobody’s name', async () => {
  const good = wrap(signed());
  assert.equal(await refusal(`<!DOCTYPE x [<!ENTITY e "32999999999">]>${good}`), 'not-trusted');
  assert.equal(await refusal(good.replace('<trust:TokenType>', '<?x y?><trust:TokenType>')), 'not-trusted');
  const split = good.replaceAll('PK:32999999990', 'PK:329999<!-- -->99990');
  const given = await read(split);
  assert.ok('refused' in given || given.identity.personalCode.text === '329999-99990');
  assert.equal(await refusal(''), 'not-trusted');
  assert.equal(await refusal('<a>'.repeat(50_000)), 'not-trusted');
  assert.equal(await refusal(good.padEnd(300_000)), 'not-trusted');
});

test('no change of a signed answer passes as somebody or something else', async () => {
  const facts = assertionFacts(NOW, {
    codes: [
      { code: '32999999990', issued: true },
      { code: '01019012345', issued: false },
    ],
  });
  const good = wrap(sign(writeAssertion(facts), state));
  const original = await read(good);
  assert.ok(!('refused' in original));
  const expected = JSON.stringify(original);
  const change = fc.record({
    at: fc.nat({ max: good.length - 1 }),
    drop: fc.nat({ max: 40 }),
    put: fc.oneof(
      fc.constantFrom(
        '',
        '9',
        '<!---->',
        '<x/>',
        'PK:32999999999',
        ' ',
        '\u0000',
        '&#57;',
        'a:',
        '</saml:Attribute>',
        '"',
        '<![CDATA[9]]>',
      ),
      fc.string({ maxLength: 12 }),
      fc
        .record({ from: fc.nat({ max: good.length - 1 }), size: fc.nat({ max: 400 }) })
        .map(({ from, size }) => good.slice(from, from + size)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      let text = good;
      for (const { at, drop, put } of changes) text = text.slice(0, at) + put + text.slice(at + drop);
      const given = await read(text);
      if (!('refused' in given)) assert.equal(JSON.stringify(given), expected);
    }),
    { numRuns: 1500 },
  );
});
