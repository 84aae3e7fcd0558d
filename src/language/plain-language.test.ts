import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { plainLanguage } from './plain-language.ts';

const dictionary = await loadDictionary('nodehun').catch(() => null);
const withMorphology = { skip: dictionary === null ? 'no native engine on this machine' : false };
const found = (text: string, language: 'lv' | 'en' = 'lv') =>
  plainLanguage(text, language, dictionary!).map(({ code, span, replacements }) => [
    code,
    text.slice(span.start, span.end),
    replacements[0] ?? null,
  ]);

test('5.7.4: a set phrase gets a plain one that fits its place, capital kept', withMorphology, () => {
  assert.deepEqual(found('Ņemot vērā augstāk minēto, ceļu slēgsim. Sakarā ar to, ka līst, gaidām.'), [
    ['officialese', 'Ņemot vērā augstāk minēto', 'Tāpēc'],
    ['officialese', 'Sakarā ar to, ka', 'Tāpēc ka'],
  ]);
  assert.deepEqual(found('In order to apply, call us.', 'en'), [['officialese', 'In order to', 'To']]);
});

test('5.7.4: a phrase that changes the case of what follows is advice without replacement', withMorphology, () => {
  assert.deepEqual(found('Saskaņā ar plānu sāksim rīt.'), [['officialese', 'Saskaņā ar', null]]);
});

test('5.7.4: a phrase typed without diacritics is found as well', withMorphology, () => {
  assert.deepEqual(found('Dotaja bridi vietu nav.'), [['officialese', 'Dotaja bridi', 'Tagad']]);
});

test('5.7.4: the passive asks who does it', withMorphology, () => {
  assert.deepEqual(
    found('Ceļš tika vakar slēgts. Lēmums tiks pieņemts.').map(([code]) => code),
    ['passive', 'passive'],
  );
  assert.deepEqual(found('Mēs slēdzām ceļu. Tikai rīt to atvērsim.'), []);
});

test('5.7.4: a noun made of a verb gives the verb back', withMorphology, () => {
  assert.deepEqual(found('Dienests sāks veikt izskatīšanu.'), [['noun-of-verb', 'veikt izskatīšanu', 'izskatīt']]);
  assert.deepEqual(found('Rīt veiksim dokumentu izskatīšanu.'), [
    ['noun-of-verb', 'veiksim dokumentu izskatīšanu', null],
  ]);
  assert.deepEqual(found('Dzirnavas un atbilde ir vietā.'), []);
});

test('5.7.4: three genitives in a row are a chain, the name of the municipality is none', withMorphology, () => {
  assert.deepEqual(
    found('Lūdzam iesnieguma izskatīšanas termiņa pagarinājumu.').map(([code]) => code),
    ['genitive-chain'],
  );
  assert.deepEqual(found('Ādažu novada pašvaldības domes lēmums ir spēkā.'), []);
});

test(
  '5.7.4: a sentence of more than 20 words is long, one of more than three commas is crowded',
  withMorphology,
  () => {
    assert.deepEqual(
      found(`${'vārds '.repeat(20)}beigas.`).map(([code]) => code),
      ['long-sentence'],
    );
    assert.deepEqual(found(`${'vārds '.repeat(19)}beigas.`), []);
    assert.deepEqual(
      found('Ābols, bumbieris, plūme, ķirsis, ogas.').map(([code]) => code),
      ['many-commas'],
    );
  },
);

test('5.7.4: what somebody else said stays as it is', withMorphology, () => {
  assert.deepEqual(found('Likumā teikts: „Saskaņā ar šo likumu”.'), []);
});
