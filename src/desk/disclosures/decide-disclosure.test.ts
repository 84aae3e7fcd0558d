import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorityId, ClientId } from '../../vocabulary/ids.ts';
import type { Authority } from './authority.ts';
import { decideDisclosure, type DisclosureAsked } from './decide-disclosure.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-20');
const POWER: Authority = {
  id: 'a' as AuthorityId,
  client: 'c' as ClientId,
  holderName: 'Paraugs Pilnvarotais',
  holderEmail: '',
  holderPhone: '',
  form: 'notarial',
  scopes: ['progress', 'documents'],
  scopeWords: '',
  validFrom: day('2026-01-01'),
  validTo: day('2026-11-20'),
  documentNumber: '12',
  document: null,
  recordedBy: '',
  recordedAt: Temporal.Instant.from('2026-01-01T10:00:00Z'),
  revokedOn: null,
  revokeReason: '',
};
const ASKED: DisclosureAsked = {
  to: 'representative',
  identity: 'document',
  waiveReason: '',
  authority: POWER,
  legalGround: '',
  scope: 'progress',
};
const decide = (more: Partial<DisclosureAsked>, today = TODAY) => {
  const decided = decideDisclosure({ ...ASKED, ...more }, today);
  return decided.may ? 'may' : decided.why;
};

test('5.2: the client is told once it is certain that they are the client', () => {
  assert.equal(decide({ to: 'client', authority: null }), 'may');
  assert.equal(decide({ to: 'client', authority: null, identity: 'none' }), 'identity-not-checked');
});

test('5.2: a power of attorney holds to the end of its last day and refuses by itself on the next', () => {
  assert.equal(decide({}), 'may');
  assert.equal(decide({}, day('2026-11-21')), 'authority-expired');
  assert.equal(decide({}, day('2025-12-31')), 'no-authority');
  assert.equal(decide({ authority: { ...POWER, validTo: null } }, day('2036-11-21')), 'may');
});

test('5.2: a revoked power, one that does not reach so far, and none refuse', () => {
  assert.equal(decide({ authority: { ...POWER, revokedOn: TODAY } }), 'authority-revoked');
  assert.equal(decide({ scope: 'personal-data' }), 'outside-scope');
  assert.equal(decide({ scope: 'personal-data', authority: { ...POWER, scopes: ['everything'] } }), 'may');
  assert.equal(decide({ authority: null }), 'no-authority');
});

test('5.2: an institution names the law; a third person the law or a power', () => {
  assert.equal(decide({ to: 'institution' }), 'no-legal-ground');
  assert.equal(decide({ to: 'institution', legalGround: 'Kriminālprocesa likuma 190. pants', authority: null }), 'may');
  assert.equal(decide({ to: 'third-party', authority: null }), 'no-authority');
  assert.equal(decide({ to: 'third-party' }), 'may');
});

test('5.2: with the identity waived by a reason it may be told, and that it was not checked is kept', () => {
  assert.deepEqual(
    decideDisclosure({ ...ASKED, to: 'client', identity: 'none', waiveReason: 'Apdraudēta dzīvība' }, TODAY),
    { may: true, identityChecked: false, authorityRecorded: true },
  );
  assert.equal(decide({ identity: 'none', waiveReason: 'Steidzami', authority: null }), 'no-authority');
});
