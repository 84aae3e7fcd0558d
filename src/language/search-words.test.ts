import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { fold, foldEvenly } from './fold.ts';
import { queryWords, searchWords, toTsQuery } from './search-words.ts';
import { tokenise } from './tokenise.ts';

const dictionary = await loadDictionary();

/** What PostgreSQL does with a document and a query made of groups. */
function finds(query: string, text: string, by = dictionary): boolean {
  const words = searchWords(text, by).split(' ');
  const groups = queryWords(query, by);
  return groups.every(
    ({ anyOf, prefix }) =>
      anyOf.some((term) => words.includes(term)) || (prefix !== null && words.some((word) => word.startsWith(prefix))),
  );
}

test('folding takes case and diacritics away, composed or not', () => {
  assert.equal(fold('ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž'), 'acegiklnsuz acegiklnsuz');
  assert.equal(fold('Pašvaldības'.normalize('NFD')), 'pasvaldibas');
  assert.equal(fold('Straße Łódź Ōž'), 'strasse lodz oz');
});

test('folding evenly keeps every offset and the case', () => {
  const text = 'Cienījamā Šķēļa, 💡 ẞß ﬁ İ!';
  assert.equal(foldEvenly(text).length, text.length);
  assert.equal(foldEvenly('Cienījamā Žubīte'), 'Cienijama Zubite');
});

test('a text falls into words, marks and addresses', () => {
  const kinds = tokenise(
    'Lieta ĀNP/1-6/23, plkst. 16.50; raksti uz e-adresi vai info@adazi.lv (https://adazi.lv/a?b=c). Un/vai',
  ).map(({ kind, text }) => `${kind}:${text}`);
  assert.deepEqual(kinds, [
    'word:Lieta',
    'mark:ĀNP/1-6/23',
    'word:plkst',
    'mark:16.50',
    'word:raksti',
    'word:uz',
    'word:e-adresi',
    'word:vai',
    'address:info@adazi.lv',
    'address:https://adazi.lv/a?b=c',
    'word:Un',
    'word:vai',
  ]);
});

const LETTER = `Pašvaldībām nosūtītas sūdzības par neatbildētajiem iesniegumiem. Liepiņam no Ādažiem jāiesniedz
  nekustamā īpašuma nodokļa atvieglojuma iesniegums ĀNP/1-6/23-145. Zvanīja Vilmaram Ezerkalējam, kāzās.`;

for (const query of [
  'pašvaldība sūdzība',
  'pasvaldiba sudziba',
  'PAŠVALDĪBAS SŪDZĪBU',
  'iesniegt',
  'atbildēt',
  'atbildet',
  'Liepiņš',
  'liepins',
  'Liepiņa',
  'Adazi',
  'Ādažos',
  'nodoklis',
  'nodoklu atvieglojumi',
  'ĀNP/1-6/23-145',
  'anp 145',
  'Ezerkalējs',
  'ezerkalejs',
  'Vilmars',
  'kāzas',
  'kazas',
  'iesniegums par nodokli',
  'nosūtīt',
  'pašvald',
]) {
  test(`the query „${query}” finds the letter`, () =>
    assert.ok(finds(query, LETTER), toTsQuery(queryWords(query, dictionary))));
}

for (const query of ['būvvalde', 'pašvaldība būvvalde', 'teātris', 'ĀNP/1-6/23-146', 'zirgs']) {
  test(`the query „${query}” does not find the letter`, () => assert.ok(!finds(query, LETTER)));
}

test('a letter written without diacritics is found by a query written with them', () => {
  assert.ok(finds('pašvaldības sūdzība', 'ludzu izskatiet manu sudzibu par pasvaldibu'));
  assert.ok(finds('priekšsēdētājs', 'rakstu domes priekssedetajam'));
});

test('the query for PostgreSQL holds none of the query language a client may type', () => {
  const text = toTsQuery(queryWords("māja' | !zirgs:* & (suns) \\ <-> '' 12:A", dictionary));
  assert.match(text, /^[\p{L}\p{N}\s|&():*]+$/u);
  assert.doesNotMatch(text, /!|<|'|\\/);
  assert.equal(toTsQuery(queryWords('', dictionary)), '');
  assert.equal(toTsQuery(queryWords(' !! ', dictionary)), '');
});

test('the words of a document stand once each', () => {
  const words = searchWords('māja mājas mājai Māja', dictionary).split(' ');
  assert.equal(new Set(words).size, words.length);
  assert.equal(searchWords('', dictionary), '');
});

test('without morphology nouns and names are still found in other cases, by their stem', async () => {
  const wasm = await loadDictionary('hunspell-asm');
  for (const query of [
    'pašvaldība sūdzība',
    'pasvaldiba',
    'Liepiņš',
    'liepins',
    'Adazi',
    'iesniegums',
    'ĀNP/1-6/23-145',
    'Ezerkalējs',
    'kāzas',
  ])
    assert.ok(finds(query, LETTER, wasm), query);
  assert.ok(!finds('būvvalde', LETTER, wasm));
});
