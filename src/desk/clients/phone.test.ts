import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhone, sayPhone } from './phone.ts';

test('a number is one however it is written', () => {
  for (const written of ['29123456', '+371 29 123 456', '00371 29123456', '(+371) 29-123-456', '29 123 456'])
    assert.deepEqual(readPhone(written), { value: '+37129123456', advice: null, mobile: true }, written);
});

test('fixed, foreign and short numbers are told apart', () => {
  assert.deepEqual(readPhone('67001122'), { value: '+37167001122', advice: null, mobile: false });
  assert.equal(readPhone('0049 30 1234567')?.value, '+49301234567');
  assert.deepEqual(readPhone('112'), { value: '112', advice: null, mobile: false });
  assert.equal(readPhone(' '), null);
});

test('what seems wrong is kept with advice', () => {
  assert.deepEqual(readPhone('pie kaimiņienes'), { value: 'pie kaimiņienes', advice: 'not-a-number', mobile: null });
  assert.equal(readPhone('+371 1234567')?.advice, 'no-such-number');
});

test('a number is said as people read it', () => {
  assert.equal(sayPhone('+37129123456'), '29 123 456');
  assert.equal(sayPhone('+49301234567'), '+49 30 1234567');
  assert.equal(sayPhone('112'), '112');
});
