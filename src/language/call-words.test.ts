import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  callAloud,
  deskAloud,
  deskShown,
  nearing,
  peopleAhead,
  ticketAloud,
  ticketShown,
  waitShown,
} from './call-words.ts';
import { cardinal, ordinalGenitive } from './call-words-numbers.ts';

test('6.1: a call is said in whole Latvian words, the desk in its case', () => {
  assert.equal(callAloud('lv', { number: 'A014', desk: '3' }), 'A nulle četrpadsmit, lūdzu, pie trešā galda.');
  assert.equal(
    callAloud('lv', { number: 'B121', desk: '22' }),
    'B simt divdesmit viens, lūdzu, pie divdesmit otrā galda.',
  );
  assert.equal(callAloud('lv', { number: 'AB007', desk: 'A2' }), 'A B nulle nulle septiņi, lūdzu, pie galda A divi.');
  assert.equal(callAloud('en', { number: 'A014', desk: '3' }), '[[eI]] zero fourteen, please go to desk three.');
});

test('the places of an order from 1 to 120 stand in the genitive with their long endings', () => {
  const said: Record<number, string> = {
    1: 'pirmā',
    2: 'otrā',
    3: 'trešā',
    4: 'ceturtā',
    7: 'septītā',
    8: 'astotā',
    9: 'devītā',
    10: 'desmitā',
    11: 'vienpadsmitā',
    12: 'divpadsmitā',
    13: 'trīspadsmitā',
    14: 'četrpadsmitā',
    15: 'piecpadsmitā',
    16: 'sešpadsmitā',
    17: 'septiņpadsmitā',
    18: 'astoņpadsmitā',
    19: 'deviņpadsmitā',
    20: 'divdesmitā',
    21: 'divdesmit pirmā',
    30: 'trīsdesmitā',
    44: 'četrdesmit ceturtā',
    99: 'deviņdesmit devītā',
    100: 'simtā',
    101: 'simt pirmā',
    111: 'simt vienpadsmitā',
    120: 'simt divdesmitā',
    200: 'divsimtā',
  };
  for (const [n, words] of Object.entries(said)) assert.equal(ordinalGenitive(Number(n)), words);
  const all = Array.from({ length: 120 }, (_, index) => ordinalGenitive(index + 1));
  assert.equal(new Set(all).size, 120);
  for (const words of all) assert.match(words, /^[a-zāčēģīķļņšūž]+( [a-zāčēģīķļņšūž]+){0,2}$/u);
  for (const words of all) assert.equal(words.at(-1), 'ā');
});

test('numbers from 0 to 120 are said in both genders; only one, two and four to nine differ', () => {
  const said: readonly (readonly [number, string, string])[] = [
    [0, 'nulle', 'nulle'],
    [1, 'viens', 'viena'],
    [2, 'divi', 'divas'],
    [3, 'trīs', 'trīs'],
    [4, 'četri', 'četras'],
    [6, 'seši', 'sešas'],
    [9, 'deviņi', 'deviņas'],
    [10, 'desmit', 'desmit'],
    [11, 'vienpadsmit', 'vienpadsmit'],
    [14, 'četrpadsmit', 'četrpadsmit'],
    [20, 'divdesmit', 'divdesmit'],
    [21, 'divdesmit viens', 'divdesmit viena'],
    [58, 'piecdesmit astoņi', 'piecdesmit astoņas'],
    [100, 'simts', 'simts'],
    [101, 'simt viens', 'simt viena'],
    [112, 'simt divpadsmit', 'simt divpadsmit'],
    [300, 'trīssimt', 'trīssimt'],
  ];
  for (const [n, masculine, feminine] of said) {
    assert.equal(cardinal('lv', n), masculine);
    assert.equal(cardinal('lv', n, 'feminine'), feminine);
  }
  for (const lang of ['lv', 'en'] as const) {
    const all = Array.from({ length: 121 }, (_, n) => cardinal(lang, n));
    assert.equal(new Set(all).size, 121);
  }
  assert.equal(cardinal('en', 42), 'forty-two');
  assert.equal(cardinal('en', 115), 'one hundred and fifteen');
  assert.throws(() => cardinal('lv', 1000), /999/);
  assert.throws(() => cardinal('lv', 1.5), /999/);
});

test('a ticket is said letter by letter, each leading zero, then its number', () => {
  assert.equal(ticketAloud('lv', 'A000'), 'A nulle nulle nulle');
  assert.equal(ticketAloud('lv', 'C100'), 'C simts');
  assert.equal(ticketAloud('lv', 'C1200'), 'C viens divi nulle nulle');
  assert.equal(ticketAloud('en', 'B007'), 'B zero zero seven');
});

test('a desk that has no plain number keeps its name', () => {
  assert.equal(deskAloud('lv', '14'), 'pie četrpadsmitā galda');
  assert.equal(deskAloud('lv', 'B 3'), 'pie galda B trīs');
  assert.equal(deskAloud('lv', 'Kase'), 'pie galda Kase');
  assert.equal(deskAloud('lv', '0'), 'pie galda nulle');
  assert.equal(deskAloud('lv', '1001'), 'pie galda viens nulle nulle viens');
  assert.equal(deskAloud('en', 'A2'), 'desk [[eI]] two');
  assert.equal(deskShown('lv', '3'), 'pie 3. galda');
  assert.equal(deskShown('lv', 'A2'), 'pie galda A2');
  assert.equal(deskShown('en', '3'), 'desk 3');
});

test('a ticket is shown with its letters apart', () => {
  assert.equal(ticketShown('A014'), 'A 014');
  assert.equal(ticketShown('AB114'), 'AB 114');
  assert.equal(nearing('lv', 'A014'), 'Jūsu numurs A 014 tuvojas');
});

test('people ahead are counted as a Latvian counts', () => {
  assert.equal(peopleAhead('lv', 0), 'Jūs esat nākamais');
  assert.equal(peopleAhead('lv', 1), '1 cilvēks pirms Jums');
  assert.equal(peopleAhead('lv', 6), '6 cilvēki pirms Jums');
  assert.equal(peopleAhead('lv', 11), '11 cilvēki pirms Jums');
  assert.equal(peopleAhead('lv', 21), '21 cilvēks pirms Jums');
  assert.equal(peopleAhead('lv', 111), '111 cilvēki pirms Jums');
  assert.equal(peopleAhead('en', 1), '1 person before you');
  assert.equal(peopleAhead('en', 2), '2 people before you');
});

test('a wait is said as a range, by the hour where it is long', () => {
  const said: readonly (readonly [number, number, string, string])[] = [
    [0, 0, 'tūlīt', 'any moment now'],
    [0, 1, 'tūlīt', 'any moment now'],
    [0, 5, 'līdz 5 minūtēm', 'up to 5 minutes'],
    [0, 21, 'līdz 21 minūtei', 'up to 21 minutes'],
    [8, 12, '8–12 minūtes', '8–12 minutes'],
    [15, 21, '15–21 minūte', '15–21 minutes'],
    [11, 11, 'aptuveni 11 minūtes', 'about 11 minutes'],
    [50, 70, 'aptuveni stunda', 'about an hour'],
    [40, 90, '40–90 minūtes', '40–90 minutes'],
    [60, 85, '1–1,5 stundas', '1–1.5 hours'],
    [95, 130, '1,5–2,5 stundas', '1.5–2.5 hours'],
    [120, 120, 'aptuveni 2 stundas', 'about 2 hours'],
  ];
  for (const [low, high, lv, en] of said) {
    assert.equal(waitShown('lv', low, high), lv);
    assert.equal(waitShown('en', low, high), en);
  }
  assert.throws(() => waitShown('lv', 5, 4));
});
