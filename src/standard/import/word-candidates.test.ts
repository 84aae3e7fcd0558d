import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadDictionary } from '../../channels/dictionary/load-dictionary.ts';
import { wordCandidates } from './word-candidates.ts';

const dictionary = await loadDictionary();
const first = (word: string) =>
  wordCandidates(word, dictionary, { diacritic: 0.5, doubtful: true, budget: { left: 100_000 } })[0]?.form ?? null;

test('Each kind of damage seen in scans is read back', () => {
  const damaged: Readonly<Record<string, string>> = {
    pasvaldiba: 'pašvaldība',
    'apkalpo§anu': 'apkalpošanu',
    priek$sedéetajs: 'priekšsēdētājs',
    'I€émumiem': 'lēmumiem',
    '1€émumu': 'lēmumu',
    ar1: 'arī',
    arT: 'arī',
    '11dzi': 'līdzi',
    '1szinu': 'īsziņu',
    'iesp&ams': 'iespējams',
    ieprieksgjo: 'iepriekšējo',
    strukttrvienibu: 'struktūrvienību',
    biitibas: 'būtības',
    Sitidzibas: 'Sūdzības',
    minGtém: 'minūtēm',
    sapemts: 'saņemts',
    uzaicindjums: 'uzaicinājums',
    neatlickamas: 'neatliekamas',
    cens$as: 'cenšas',
    'ietekmé&tu': 'ietekmētu',
  };
  const read = Object.fromEntries(Object.keys(damaged).map((word) => [word, first(word)]));
  assert.deepEqual(read, damaged);
});

test('A word of no language has no candidates, and neither has one beyond any length', () => {
  assert.equal(first('xqzvw€'), null);
  assert.equal(first('a'.repeat(100)), null);
});

test('A known word stands first, and in a text that kept its diacritics alone', () => {
  const keep = { diacritic: 1, doubtful: false, budget: { left: 1_000 } };
  assert.deepEqual(wordCandidates('laika', dictionary, keep), [{ form: 'laika', cost: 0 }]);
  assert.equal(first('laika'), 'laika');
});

test('When the questions are used up nothing more is asked', () => {
  const budget = { left: 0 };
  assert.deepEqual(wordCandidates('pasvaldiba', dictionary, { diacritic: 1, doubtful: true, budget }), []);
});
