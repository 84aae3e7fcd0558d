import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { checkSpelling, meant } from './spelling.ts';

const dictionary = await loadDictionary();
const wrong = (text: string, ...ownWords: string[]) =>
  checkSpelling(text, dictionary, ownWords).map(({ span, replacements }) => [
    text.slice(span.start, span.end),
    replacements[0],
  ]);

test('9.5: missing diacritics come back first', () => {
  assert.deepEqual(wrong('Izskatīju Jūsu sudzibu par pasvaldibas darbu.'), [
    ['sudzibu', 'sūdzību'],
    ['pasvaldibas', 'pašvaldības'],
  ]);
});

test('9.5: a slip of one letter gets the word that was meant', () => {
  assert.ok(meant('iesniegumms', dictionary).includes('iesniegums'));
  assert.ok(meant('pašvladība', dictionary).includes('pašvaldība'));
  assert.ok(meant('atbile', dictionary).includes('atbilde'));
});

for (const right of [
  'Rakstiet uz info@adazi.lv vai e-adresi, skatiet https://www.adazi.lv/lv/kkaads.',
  'Lieta Nr. ĀNP/1-11-1/26/2345, kadastra nr. 8044 007 0123, 1a korp., LV-2164.',
  'SIA, PVN un VZD dati, plkst. 9.00, tālr. 67000000, u.c., t.i., utt.',
  'Runāju ar Džonatanu Ezerkalēju no Xylem Baltics.',
  'Ezerkalēja kungs zvanīja.',
  'Привет, это письмо.',
]) {
  test(`9.5: nothing is wrong in „${right}”`, () => assert.deepEqual(wrong(right), []));
}

test('9.5: own words are right in every inflection', () => {
  assert.equal(wrong('nosūtīju xarmisam un xarmisu').length, 2);
  assert.deepEqual(wrong('nosūtīju xarmisam un xarmisu', 'Xarmiss Xarmis'), []);
});

test('9.5: a place without its diacritics is found inside a sentence too', () => {
  assert.deepEqual(wrong('Dzīvoju Adazos.'), [['Adazos', 'Ādažos']]);
});

test('9.5: a text in another language is checked without delay', () => {
  const english =
    'the quick brown fox jumps over lazy dogs while seventeen other animals wonder about municipal spelling '.repeat(
      20,
    );
  const start = performance.now();
  checkSpelling(english, dictionary);
  assert.ok(performance.now() - start < 1_500, 'within a second and a half on a busy machine');
});
