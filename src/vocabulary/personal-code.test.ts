import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikePersonalCode, maskPersonalCode, readPersonalCode } from './personal-code.ts';
import { readRegistrationNumber } from './registration-number.ts';

test('4.1: a personal code of either kind is read however it is written', () => {
  assert.deepEqual(readPersonalCode(' 161175 19997 '), { text: '161175-19997', form: 'by-birth', advice: null });
  assert.deepEqual(readPersonalCode('161175–19997')?.advice, null);
  assert.deepEqual(readPersonalCode('32999999990'), { text: '329999-99990', form: 'since-2017', advice: null });
  assert.deepEqual(readPersonalCode('LV329999-99990')?.text, '329999-99990');
  assert.equal(readPersonalCode('   '), null);
});

test('a code that seems wrong is kept all the same, with advice', () => {
  assert.equal(readPersonalCode('161175-19998')?.advice, 'check-digit');
  assert.equal(readPersonalCode('310275-19998')?.advice, 'no-such-day');
  assert.equal(readPersonalCode('161175-99998')?.advice, 'no-such-day');
  assert.deepEqual(readPersonalCode('38001010012x'), { text: '38001010012X', form: 'other', advice: 'not-latvian' });
});

test('a mask keeps the first and the last two signs', () => {
  assert.equal(maskPersonalCode({ text: '329999-99990' }), '32****-***90');
  assert.equal(maskPersonalCode({ text: '38001010012X' }), '38********2X');
  assert.equal(maskPersonalCode({ text: 'A-12' }), '*-**');
});

test('a search for a personal code is known as one', () => {
  for (const typed of ['161175-19997', '16117519997', '329999 - 99990']) assert.ok(looksLikePersonalCode(typed), typed);
  for (const typed of ['40003032949 SIA', '161175', 'Ozols']) assert.ok(!looksLikePersonalCode(typed), typed);
});

test('4.1: registration numbers tell legal persons and state institutions apart', () => {
  assert.deepEqual(readRegistrationNumber('LV 4000 3032 949'), {
    text: '40003032949',
    kind: 'legal-person',
    advice: null,
  });
  assert.deepEqual(readRegistrationNumber('90000048472'), {
    text: '90000048472',
    kind: 'state-institution',
    advice: null,
  });
  assert.equal(readRegistrationNumber('40003032948')?.advice, 'check-digit');
  assert.equal(readRegistrationNumber('16117519997')?.advice, 'personal-code');
  assert.deepEqual(readRegistrationNumber('ee 10421629'), { text: 'EE 10421629', kind: null, advice: 'not-latvian' });
  assert.equal(readRegistrationNumber(''), null);
});
