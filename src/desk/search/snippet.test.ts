import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, soughtPattern, snippet } from './snippet.ts';

const GROUPS = [
  { word: 'pasvaldibas', anyOf: ['pasvaldibas', 'pasvaldiba'], prefix: null },
  { word: 'sudziba', anyOf: ['sudziba'], prefix: 'sudziba' },
];

test('a sought word is marked in any inflection and with its diacritics', () => {
  const pieces = marked('Pašvaldībām iesniegtās sūdzības', soughtPattern(GROUPS));
  assert.deepEqual(pieces, [
    { text: 'Pašvaldībām', sought: true },
    { text: ' iesniegtās ', sought: false },
    { text: 'sūdzības', sought: true },
  ]);
});

test('a snippet is cut at words around the first place and says that it is cut', () => {
  const text = `${'Labdien, rakstu Jums jau trešo reizi. '.repeat(4)}Lūdzu izskatīt manu sūdzību par ielas apgaismojumu, kas nedeg jau otro mēnesi un traucē nokļūt mājās tumsā un arī pagalmā, kur ziemā ir tumšs jau pēcpusdienā.`;
  const pieces = snippet(['Nekā šeit nav.', text], soughtPattern(GROUPS)) ?? [];
  const said = pieces.map((piece) => piece.text).join('');
  assert.match(said, /^… .*manu sūdzību par .* …$/);
  assert.deepEqual(
    pieces.filter((piece) => piece.sought).map((piece) => piece.text),
    ['sūdzību'],
  );
  assert.equal(snippet(['Nekā šeit nav.'], soughtPattern(GROUPS)), null);
});

test('a word that only begins in the middle of another is not marked, and odd signs make no pattern', () => {
  assert.deepEqual(marked('nesūdzība', soughtPattern(GROUPS)), [{ text: 'nesūdzība', sought: false }]);
  assert.equal(soughtPattern([{ word: '(', anyOf: ['('], prefix: null }]), null);
});
