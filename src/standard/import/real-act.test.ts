import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadDictionary } from '../../channels/dictionary/load-dictionary.ts';
import type { ImportedClause } from './act.ts';
import { importAct } from './import-act.ts';

const file =
  process.env.LAIPA_ACT_SAMPLE ??
  fileURLToPath(new URL('../../../../shared/design/seed/adazi-standard-ocr.txt', import.meta.url));
const skip = existsSync(file) ? false : 'the scanned act is not here; name it in LAIPA_ACT_SAMPLE';

/** Sub-clauses of each clause of the standard, as counted by hand in the act. */
const COUNTS: readonly (readonly [string, number])[] = [
  ['1', 0],
  ['2', 0],
  ['3', 0],
  ['4', 2],
  ['5', 7],
  ['5.1', 7],
  ['5.2', 5],
  ['5.3', 4],
  ['5.4', 4],
  ['5.5', 4],
  ['5.6', 5],
  ['5.7', 6],
  ['6', 12],
  ['7', 6],
  ['8', 6],
  ['8.5', 2],
  ['9', 5],
  ['10', 3],
  ['11', 0],
  ['12', 0],
  ['13', 0],
  ['14', 0],
  ['15', 0],
  ['16', 0],
];

/** A few words of a clause that stand in no other. */
const WORDS: Readonly<Record<string, string>> = {
  '1': 'turpmāk — standarts',
  '4.1': 'ārējie klienti',
  '4.2': 'iekšējie klienti',
  '5.1.1': 'ievēro konfidencialitāti',
  '5.1.4': 'neatkarīgi no dzimuma',
  '5.1.7': 'par konsultācijas pārcelšanu',
  '5.2.1': 'kvalitatīvu un savlaicīgu izpildi',
  '5.2.4': 'par savu kļūdu atzīšanu',
  '5.3': 'atsaucība:',
  '5.3.3': 'palīdzētu klientam;',
  '5.4.3': 'interešu konflikta',
  '5.4.4': 'kļūdainu rīcību',
  '5.5.4': 'pat ja tie nav populāri',
  '5.6.4': 'konsultē vispirms',
  '5.7.2': 'domes lēmumiem',
  '5.7.4': 'sarežģītas lietas',
  '6.2': 'žargona lietošanas',
  '6.9': 'prioritāri apkalpo',
  '6.11': 'www.latvija.gov.lv',
  '7': 'ar sarežģītiem klientiem',
  '7.6': 'līdz 15 minūtēm',
  '8': 'Saņemot klientu zvanus',
  '8.1': 'trešā signāla',
  '8.5.1': 'kādā formā',
  '8.6': 'nosūta īsziņu',
  '9': 'nosūta elektroniski (e-pastā)',
  '9.1': 'īsu ievadu',
  '9.5': 'pārbauda pareizrakstību.',
  '10': 'Iekšējo klientu',
  '10.1': 'vienas darbdienas laikā',
  '10.2': 'uzaicinājums e-pastā',
  '10.3': 'darbinieku vadītājiem',
  '11': 'Administratīv',
  '12': 'vadītāji, kā arī darbinieki individuāli',
  '14': 'Sūdzības par domes priekšsēdētāju izskata pašvaldības dome.',
  '15': '2023. gada 1. decembr',
  '16': 'AND/1-10-1/17/64',
};

test('The scanned standard is read whole: every clause in its place with its own text', { skip }, async (t) => {
  const dictionary = await loadDictionary();
  const act = importAct(readFileSync(file, 'utf8'), dictionary);
  assert.ok(!('refused' in act));

  const clauses = new Map<string, ImportedClause>();
  const add = (list: readonly ImportedClause[]) => {
    for (const clause of list) {
      clauses.set(clause.id, clause);
      add(clause.clauses);
    }
  };
  for (const chapter of act.chapters) add(chapter.clauses);

  await t.test('seven chapters hold clauses 1–16 in order', () => {
    assert.deepEqual(
      act.chapters.map(({ number, clauses: list }) => [number, list.map(({ id }) => id).join(' ')]),
      [
        ['I', '1 2 3 4'],
        ['II', '5'],
        ['III', '6 7'],
        ['IV', '8'],
        ['V', '9 10'],
        ['VI', '11 12 13 14'],
        ['VII', '15 16'],
      ],
    );
  });
  await t.test('each clause has its sub-clauses in order and no other', () => {
    for (const [id, count] of COUNTS) {
      const below = clauses.get(id)?.clauses.map((one) => one.id);
      assert.deepEqual(
        below,
        Array.from({ length: count }, (_, index) => `${id}.${index + 1}`),
        id,
      );
    }
    assert.equal(clauses.size, 16 + COUNTS.reduce((sum, [, count]) => sum + count, 0));
    for (const { id, text } of clauses.values()) assert.notEqual(text, '', id);
  });
  for (const [id, words] of Object.entries(WORDS)) {
    await t.test(`${id}: has „${words}” and no other clause has`, () => {
      const holders = [...clauses.values()].filter(({ text }) => text.includes(words)).map((one) => one.id);
      assert.deepEqual(holders, [id]);
    });
  }
  await t.test('5.2.4, 5.4 and five others had damaged numbers; 7, 8 and 9 had lost theirs', () => {
    const by = (why: string) => act.unsure.filter((one) => one.why === why).map(({ chosen }) => chosen);
    assert.deepEqual(by('number-repaired'), ['5.4', '5.2.4', '5.4.1', '5.4.3', '5.4.4', '5.5.4', '5.7.4']);
    assert.deepEqual(by('number-inferred'), ['7', '8', '9']);
    assert.deepEqual(by('number-missing'), []);
  });
  await t.test('the dictionary knows nearly every word after restoring, little over half before', () => {
    const { words, knownBefore, knownAfter } = act.measured;
    assert.ok(words > 1_300, `${words} words`);
    assert.ok(knownBefore / words < 0.65, `${knownBefore} of ${words} before`);
    assert.ok(knownAfter / words > 0.99, `${knownAfter} of ${words} after`);
  });
  await t.test('whom it cannot know it leaves: the signature keeps its name', () => {
    assert.match(act.signatory?.text ?? '', /^Pašvaldības domes priekšsēdētāja \p{Lu}\. \p{Lu}\p{L}+$/u);
  });
});
