import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { DESK, testDesk } from '../../test/builders/desk.ts';
import { readConfig } from '../config.ts';
import { directoryAt } from '../desk/directory/index.ts';
import { EMPLOYEES, INSTITUTIONS, UNITS } from '../seed/demo-people.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const desk = await testDesk('2026-11-20T10:00');
const folder = await mkdtemp(path.join(tmpdir(), 'laipa-cli-directory-'));
after(() => rm(folder, { recursive: true, force: true }));

function laipa(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'src/cli/laipa.ts'), 'directory', ...words],
      {
        cwd: ROOT,
        env: { PATH: process.env['PATH'], DATABASE_URL: desk.testDatabase.url, LAIPA_DATA: folder, ...env },
      },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

async function list(name: string, keeps: (given: string) => boolean, rename = ''): Promise<string> {
  const file = path.join(folder, name);
  const rows = EMPLOYEES.filter(({ given }) => keeps(given)).map(({ given, surname, email, unit, postLv, head }) => {
    const at = UNITS.find(({ id }) => id === unit);
    const institution = INSTITUTIONS.find(({ id }) => id === at?.institution)?.lv;
    return [
      given,
      given === rename ? 'Jaunuzvārde' : surname,
      email,
      institution,
      at?.lv,
      postLv,
      head ? 'jā' : '',
    ].join(';');
  });
  await writeFile(file, ['Vārds;Uzvārds;E-pasts;Iestāde;Struktūrvienība;Amats;Vadītājs', ...rows].join('\n'));
  return file;
}

const surnameOfAnna = async () =>
  (await desk.database.read(DESK, directoryAt)).people.find(({ id }) => id === desk.as('Anna').employee)?.surname;

test('1: without --apply a list is shown and changes nothing; with it, it is applied', async () => {
  const file = await list('all.csv', () => true, 'Anna');
  const before = await surnameOfAnna();
  const shown = await laipa(['import', file]);
  assert.equal(shown.code, 0, shown.err);
  assert.match(
    shown.out,
    /Maina vārdu vai uzvārdu · Change names \(1\)\n {2}Anna Jaunuzvārde: Anna \p{L}+ → Anna Jaunuzvārde/u,
  );
  assert.equal(await surnameOfAnna(), before);
  const applied = await laipa(['import', file, '--apply']);
  assert.equal(applied.code, 0, applied.err);
  assert.match(applied.out, /Piemērots · applied: \d+/);
  assert.equal(await surnameOfAnna(), 'Jaunuzvārde');
  assert.match((await laipa(['import', file, '--apply'])).out, /Nekas nemainās · nothing changes/);
});

test('more than a third gone is held back until it is said twice; code 1', async () => {
  const file = await list('few.csv', (given) => ['Kārlis', 'Anna', 'Inga'].includes(given));
  const held = await laipa(['import', file, '--apply']);
  assert.equal(held.code, 1);
  assert.match(held.err, /trešdaļa darbinieku.*--even-so-many/);
});

test('faults are told with row, column and what stands there in both languages; code 1', async () => {
  const file = path.join(folder, 'broken.csv');
  await writeFile(file, 'Vārds;Uzvārds;E-pasts;Struktūrvienība;Amats\nAnna;Ozola;nav;Nodaļa;Lietvede\n');
  const { code, err } = await laipa(['import', file]);
  assert.equal(code, 1);
  assert.match(
    err,
    /^rinda · row 2; E-pasts · E-mail `nav`: Tā nav e-pasta adrese\. · This is not an e-mail address\.\n$/,
  );
});

test('what is missing is named: a file, the server’s settings, a server that does not answer', async () => {
  assert.match((await laipa(['import', '/nowhere.csv'])).err, /failu nevar nolasīt/);
  assert.match((await laipa(['import', '--ldap'])).err, /LAIPA_LDAP_URL/);
  const fault = (setting: object) =>
    assert.throws.bind(null, () => readConfig({ LAIPA_LDAP_URL: 'ldap://x', LAIPA_LDAP_BASE: 'dc=x', ...setting }));
  fault({ LAIPA_LDAP_URL: 'http://x' })(/^ConfigFault: LAIPA_LDAP_URL: .*ldaps:\/\//);
  fault({ LAIPA_LDAP_BASE: '' })(/^ConfigFault: LAIPA_LDAP_BASE/);
  fault({ LAIPA_LDAP_MAP: 'head=x' })(/^ConfigFault: LAIPA_LDAP_MAP: .*`head=x`/);
  const away = { LAIPA_LDAP_URL: 'ldap://127.0.0.1:1', LAIPA_LDAP_BASE: 'dc=x', LAIPA_LDAP_MAP: 'unit=ou' };
  assert.deepEqual(readConfig(away).ldap?.attributes.unit, ['ou']);
  const { code, err } = await laipa(['import', '--ldap'], away);
  assert.equal(code, 1);
  assert.match(err, /Serveris neatbild/);
});
