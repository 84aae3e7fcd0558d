import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readability, syllables } from './readability.ts';
import { sentences } from './sentences.ts';

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

for (const whole of [
  'Lēmums ir pieņemts 2026. gada 5. maijā plkst. 16.50.',
  'To nosaka likuma 5. panta 3. punkts.',
  'Noteikumi Nr. 12 ir spēkā.',
  'Līdzi jāņem pase, apliecība u.c. dokumenti.',
  'Runāju ar A. Paraugu un J. Bērziņu.',
  'Zvaniet uz tālr. 67000000 vai rakstiet.',
  'Skat. 3. pielikumu, t.i. plānu.',
  'Adrese ir www.adazi.lv un info@adazi.lv.',
  'Samaksājiet 12.50 eiro.',
]) {
  test(`„${whole}” is one sentence`, () => assert.deepEqual(split(whole), [whole]));
}

test('sentences end at their marks, at closing quotation marks and at new lines', () => {
  assert.deepEqual(split('Viens. Divi! Trīs? „Četri.” Pieci…  Seši\nseptiņi\n\n– astoņi;'), [
    'Viens.',
    'Divi!',
    'Trīs?',
    '„Četri.”',
    'Pieci…',
    'Seši',
    'septiņi',
    '– astoņi;',
  ]);
});

test('the number of a list item stays with its text', () => {
  assert.deepEqual(split('1. Iesniegums.\n2. Plāns.'), ['1. Iesniegums.', '2. Plāns.']);
});

test('the end of a date at the end of a sentence ends it', () => {
  assert.deepEqual(split('Kārtas numurs ir 14. Vietas piešķir maijā.'), [
    'Kārtas numurs ir 14.',
    'Vietas piešķir maijā.',
  ]);
});

test('sentences of any text lie inside it, in order, and hold every letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end } of sentences(text)) {
        assert.ok(start >= last && end > start && end <= text.length);
        last = end;
      }
      assert.equal(split(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});

test('syllables count vowels and take a diphthong for one', () => {
  assert.deepEqual(['māja', 'lauks', 'pašvaldība', 'iesniegums', 'Eiropa', 'rks'].map(syllables), [2, 1, 4, 3, 3, 0]);
});

test('a plain text reads easier than officialese by every score', () => {
  const plain = readability('Lampu salabosim rīt. Darbu dara mūsu dienests. Ja tas nenotiek, zvaniet man.');
  const office = readability(
    'Saskaņā ar normatīvajos aktos noteikto kārtību pašvaldībai ir pienākums nodrošināt iesniegumu izskatīšanu un personu informēšanu noteiktajos termiņos.',
  );
  assert.ok(plain && office);
  assert.ok(
    plain.stepina > office.stepina && plain.stepinaSyllables > office.stepinaSyllables && plain.lix < office.lix,
  );
  assert.equal(readability(' 12. '), null);
});

test('Stepiņa’s formula (a) is 120.5 − 0.5 × letters per word × words per sentence', () => {
  assert.equal(readability('Ezis ēda. Ābols krīt.')?.stepina, 120.5 - 0.5 * (16 / 4) * 2);
});
