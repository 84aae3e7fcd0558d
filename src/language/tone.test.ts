import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTone } from './tone.ts';

const found = (text: string, language: 'lv' | 'en' = 'lv') =>
  checkTone(text, language).map(({ clause, weight, code }) => `${clause} ${weight} ${code}`);

for (const text of [
  'Tu esi stulbs.',
  'Jūs esat mele!',
  'Tādi muļķi kā Jūs.',
  'JŪS MELOJAT',
  'Kads idiots to rakstija?',
  'Aizverieties.',
]) {
  test(`5.1.5: „${text}” refuses`, () => assert.ok(found(text).includes('5.1.5 refuses insult'), found(text).join()));
}

test('5.1.5: an English insult refuses too', () =>
  assert.deepEqual(found('You are a liar.', 'en'), ['5.1.5 refuses insult']));

for (const text of [
  'Mēle sāp, meli nav labi.',
  'Zīda audums un cūku mēris.',
  'Jums jāiesniedz plāns līdz 5. maijam.',
  'Lūdzu, samaksājiet rēķinu.',
  'Suņu reģistrā ierakstīta kuce.',
  'Atkritumus izved katru otrdienu.',
  'SIA „Paraugs” un VZD dati, PVN 21 %.',
  'Darbinieki ir prasmīgi, nodaļa strādā labi.',
  'Tutas ielā salabos ceļu.',
  'Vai Jums rodas jautājumi?',
  'Urlavas ielā strādā cits dienests.',
]) {
  test(`5.1.2: „${text}” is respectful`, () => assert.deepEqual(found(text), []));
}

test('5.1.2: an order, a reproach, condescension, being turned away, familiarity each warn', () => {
  assert.deepEqual(found('Jums ir pienākums nekavējoties samaksāt.'), ['5.1.2 warns command']);
  assert.deepEqual(found('Jūsu vainas dēļ kavējamies.'), ['5.1.2 warns blame']);
  assert.deepEqual(found('Kā jau rakstījām, plāna nav.'), ['5.1.2 warns condescension']);
  assert.deepEqual(found('Tā nav mūsu problēma.'), ['5.1.2 warns turned-away']);
  assert.deepEqual(found('Tev vajag plānu.'), ['5.1.2 warns familiar-you']);
});

test('5.1.2: capitals, rows of marks and a small „jūs” are shown with what to write', () => {
  const text = 'LŪDZU IEVĒROT KĀRTĪBU!!! Rakstām, lai jums palīdzētu.';
  const seen = checkTone(text, 'lv').map(({ code, span, replacements }) => [
    code,
    text.slice(span.start, span.end),
    replacements[0],
  ]);
  assert.deepEqual(seen, [
    ['capitals', 'LŪDZU IEVĒROT KĀRTĪBU', 'lūdzu ievērot kārtību'],
    ['exclamation-marks', '!!!', '!'],
    ['small-you', 'jums', 'Jums'],
  ]);
});

test('5.1.3: running down an institution warns', () => {
  assert.deepEqual(found('Ministrija kārtējo reizi neko nedara.'), ['5.1.3 warns colleagues-disparaged']);
});
