import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/run/database-for-tests.ts';
import { loosePattern, mentionPattern } from './mention-pattern.ts';

const { database } = await testDatabase();

/** What PostgreSQL leaves of a text when the pattern is taken out. */
async function without(known: Partial<Parameters<typeof mentionPattern>[0]>, text: string): Promise<string> {
  const pattern = mentionPattern({ names: [], emails: [], phones: [], personalCodes: [], ...known });
  if (pattern === null) return text;
  const { rows } = await database.pool.query<{ left: string }>(`select regexp_replace($2, $1, '·', 'gi') as left`, [
    pattern,
    text,
  ]);
  const loose = loosePattern(pattern);
  assert.doesNotMatch(loose, /\(\?<?[!=]/, 'nothing is looked at twice');
  if (rows[0]?.left !== text) {
    const found = await database.pool.query<{ found: boolean }>('select $2 ~* $1 as found', [loose, text]);
    assert.equal(found.rows[0]?.found, true, 'what the whole pattern finds the loose one finds too');
  }
  return rows[0]?.left ?? '';
}

test('a name is found in every case, in either order, in capitals and without marks', async () => {
  const names = ['Jānis Bērziņš'];
  for (const said of [
    'Jānis Bērziņš',
    'Jāņa Bērziņa',
    'Jānim Bērziņam',
    'Jāni Bērziņu',
    'Jānī Bērziņā',
    'JĀNIS BĒRZIŅŠ',
    'Janis Berzins',
    'Bērziņš Jānis',
    'Bērziņš, Jānis',
    'Jānis&nbsp;Bērziņš',
  ])
    assert.equal(await without({ names }, `Runāju ar ${said} vakar.`), 'Runāju ar · vakar.', said);
});

test('names of women, of the second and fifth declension, and double surnames are found in every case', async () => {
  for (const [name, said] of [
    ['Zane Liepa', 'Zanes Liepas'],
    ['Zane Liepa', 'Zanei Liepai'],
    ['Anna Kalēja-Ozola', 'Annu Kalēju-Ozolu'],
    ['Uldis Lācis', 'Ulža Lāča'],
    ['Andris Briedis', 'Andra Brieža'],
    ['Māris Zvirbulis', 'Mārim Zvirbulim'],
    ['Pēteris Lazdiņš', 'Pētera Lazdiņa'],
    ['Markus Gailis', 'Markum Gailim'],
    ['Hugo Egle', 'Hugo Eglem'],
  ] as const)
    assert.equal(await without({ names: [name] }, `Ar ${said} runāju.`), 'Ar · runāju.', said);
});

test('a namesake by one name, a longer word and another person are left alone', async () => {
  const names = ['Jānis Bērziņš'];
  for (const text of [
    'Jānis Kalniņš',
    'Pēteris Bērziņš',
    'bērziņš pie mājas',
    'Jānis un Bērziņš',
    'SvJānis Bērziņškrogs',
  ])
    assert.equal(await without({ names }, text), text);
});

test('a company is found with any quotes, or none', async () => {
  const names = ['SIA "Paraugu Serviss"'];
  for (const said of ['SIA "Paraugu Serviss"', 'SIA „Paraugu Serviss”', 'sia Paraugu Serviss'])
    assert.ok(!/serviss/i.test(await without({ names }, `Līgums ar ${said}.`)), said);
});

test('numbers, codes and addresses are found however they are spaced, and not within longer ones', async () => {
  for (const said of ['29555017', '29 555 017', '29-555-017', '+371 29555017', '00371 29 555 017', '(+371) 29555017'])
    assert.ok(!/555/.test(await without({ phones: ['+37129555017'] }, `Tālr. ${said}!`)), said);
  assert.equal(await without({ phones: ['+37129555017'] }, '129555017'), '129555017');
  for (const said of ['329999-99917', '32999999917', '329999 99917'])
    assert.equal(await without({ personalCodes: ['329999-99917'] }, `Kods ${said}.`), 'Kods ·.', said);
  assert.equal(
    await without({ emails: ['a.b@x.example'] }, 'Raksti a.b@x.example, ne aa.b@x.example'),
    'Raksti ·, ne aa.b@x.example',
  );
});

test('an address in place of a name, one short word and nothing at all find nothing by name', () => {
  for (const names of [['a@b.example'], ['Ada'], ['']])
    assert.equal(mentionPattern({ names, emails: [], phones: [], personalCodes: [] }), null);
});
