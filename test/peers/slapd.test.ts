import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { fetchDirectory } from '../../src/channels/ldap/fetch-directory.ts';
import type { LdapSettings } from '../../src/channels/ldap/settings.ts';
import type { ServerRefusal, Wanted } from '../../src/desk/directory-import/index.ts';
import { BASE, type NewEntry, type Slapd, slapdMissing, startSlapd } from './slapd.ts';

const missing = slapdMissing();
const required = process.env['LAIPA_PEERS'] === 'required';
const skip = missing !== null && !required ? missing : false;
const TODAY = Temporal.PlainDate.from('2026-11-22');
let slapd: Slapd;

const people = Array.from(
  { length: 2_300 },
  (_, n): NewEntry => ({
    dn: `uid=d${n},ou=Cilvēki`,
    objectClass: ['inetOrgPerson'],
    uid: `d${n}`,
    cn: `Vārds ${n}`,
    givenName: 'Vārds',
    sn: `Uzvārds ${n}`,
    mail: `d${n}@novads.example`,
    employeeNumber: `${n}`,
    title: n % 50 === 0 ? 'Nodaļas vadītāja' : 'Vecākais speciālists',
    departmentNumber: `${Math.floor(n / 50)}. nodaļa`,
    o: 'Pārvalde',
  }),
);
/** `04030201-0605-0807-090a-0b0c0d0e0f10` as Active Directory keeps it. */
const GUID = Buffer.from(Array.from({ length: 16 }, (_, n) => n + 1));
const user = (name: string, more: Readonly<Record<string, string | Buffer>>): NewEntry => ({
  dn: `cn=${name},ou=AD`,
  objectClass: ['user', 'extensibleObject'],
  instanceType: '4',
  nTSecurityDescriptor: 'x',
  objectCategory: `cn=person,${BASE}`,
  cn: name,
  givenName: name,
  sn: 'Paraudze',
  mail: `${name}@novads.example`,
  company: 'Dienests',
  department: 'Būvvalde',
  ...more,
});

before(async () => {
  if (skip !== false) return;
  assert.equal(missing, null, missing ?? '');
  slapd = await startSlapd([
    {
      dn: 'cn=lasitajs',
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'lasitajs',
      userPassword: 'lasa',
    },
    { dn: 'ou=Cilvēki', objectClass: ['organizationalUnit'], ou: 'Cilvēki' },
    { dn: 'ou=AD', objectClass: ['organizationalUnit'], ou: 'AD' },
    ...people,
    user('anna', { title: 'Arhitekte', employeeID: 'AD1', userAccountControl: '512', objectGUID: GUID }),
    user('berta', { title: 'Inspektore', userAccountControl: '514' }),
    user('centis', { title: 'Inspektors', manager: `CN=anna, OU=AD,${BASE}`, accountExpires: '9223372036854775807' }),
    user('dace', { title: 'Inspektore', manager: `CN=anna,OU=AD,${BASE}`, accountExpires: '133000000000000000' }),
  ]);
});
after(async () => {
  await slapd?.remove();
});

const fetched = async (settings: LdapSettings, told: number[] = []): Promise<Wanted> => {
  const list = await fetchDirectory(settings)(TODAY, (entries) => told.push(entries));
  assert.ok(!('refused' in list), JSON.stringify(list));
  return list;
};
const refused = async (change: Partial<LdapSettings>): Promise<ServerRefusal['reason']> => {
  const list = await fetchDirectory({ ...slapd.settings, ...change })(TODAY, () => {});
  assert.ok('refused' in list, 'refused');
  assert.ok(!list.detail.includes(slapd.settings.password));
  return list.reason;
};

test('more people than the server gives at once are read in pages, with progress', { skip }, async () => {
  const told: number[] = [];
  const list = await fetched({ ...slapd.settings, filter: '(objectClass=inetOrgPerson)' }, told);
  assert.deepEqual(told, [500, 1000, 1500, 2000, 2300]);
  assert.equal(list.rows.length, 2_300);
  const [first] = list.rows;
  assert.deepEqual(
    [first?.unit, first?.institution, first?.post, first?.kind, first?.head, first?.person?.code],
    ['0. nodaļa', 'Pārvalde', 'Nodaļas vadītāja', 'head', true, '0'],
  );
  assert.match(first?.person?.externalId ?? '', /^[0-9a-f]{8}-/);
});

test('a reader of its own, over StartTLS or LDAPS, gets the same people', { skip }, async () => {
  const reader = { ...slapd.settings, bindDn: `cn=lasitajs,${BASE}`, password: 'lasa' };
  for (const settings of [reader, { ...reader, url: slapd.ldapsUrl }]) {
    assert.equal((await fetched({ ...settings, filter: '(uid=d1*)' })).rows.length > 100, true);
  }
});

test('entries of Active Directory: closed and expired accounts are known as closed; the manager of most leads', {
  skip,
}, async () => {
  const list = await fetched({ ...slapd.settings, base: `ou=AD,${BASE}`, filter: '(objectClass=user)' });
  assert.deepEqual(
    list.rows.map(({ person, unit, kind, head }) => [person?.givenName, person?.code, unit, kind, head]),
    [
      ['anna', 'AD1', 'Būvvalde', 'head', true],
      ['centis', null, 'Būvvalde', null, null],
    ],
  );
  assert.deepEqual(
    list.known.map(({ name, closed }) => [name, closed]),
    [
      ['berta Paraudze', true],
      ['dace Paraudze', true],
    ],
  );
});

test('every way in which the server does not answer is told apart', { skip }, async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as { port: number };
  await new Promise((resolve) => closed.close(resolve));
  assert.equal(await refused({ password: 'nepareiza' }), 'credentials');
  assert.equal(await refused({ url: `ldap://127.0.0.1:${port}` }), 'unreachable');
  assert.equal(await refused({ url: 'ldap://nav.invalid:389' }), 'unknown-host');
  assert.equal(await refused({ caFile: null }), 'certificate');
  assert.equal(await refused({ caFile: '/nowhere/ca.pem' }), 'certificate');
  assert.equal(await refused({ base: 'dc=cits,dc=example' }), 'base-unknown');
  assert.equal(await refused({ base: 'nav dn' }), 'base-unknown');
  assert.equal(await refused({ filter: '(uid=' }), 'filter');
  assert.equal(await refused({ filter: '(uid=nobody)' }), 'nobody');
});
