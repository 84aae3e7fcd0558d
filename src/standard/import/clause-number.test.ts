import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, compareNumbers, printNumber, readNumber } from './clause-number.ts';

const readings = (raw: string) => readNumber(raw).map(printNumber);

test('An intact number is read first as it stands', () => {
  assert.equal(readings('5.2.4.')[0], '5.2.4');
  assert.equal(readings('12.')[0], '12');
  assert.equal(readings('10.1')[0], '10.1');
});

test('A number that lost its dots has every way to put them back', () => {
  assert.deepEqual(new Set(readings('524.')), new Set(['524', '52.4', '5.24', '5.2.4']));
  assert.ok(readings('5.54.').includes('5.5.4'));
  assert.ok(!readings('10.').includes('1.0'), 'no clause is numbered 0');
});

test('Letters that look like digits are digits', () => {
  assert.deepEqual(readings('l.1.')[0], '1.1');
  assert.deepEqual(readings('1O.I')[0], '10.1');
});

test('Raised digits belong to the number before them, however they were typed', () => {
  for (const raw of ['5.¹', '5¹', '5^1']) assert.equal(readings(raw)[0], '5¹', raw);
  assert.equal(readings('5.¹ 2.')[0], '5¹.2');
});

test('What is no number has no reading', () => {
  for (const raw of ['', '.', '1234567', '1.2.3.4.5.6.7', '0.', 'abc']) assert.deepEqual(readings(raw), [], raw);
});

test('An inserted clause stands between its neighbours', () => {
  const sorted = ['6', '5¹.2', '5.10', '5', '5¹', '5.2'].map((raw) => readNumber(raw)[0]!).sort(compareNumbers);
  assert.deepEqual(sorted.map(printNumber), ['5', '5.2', '5.10', '5¹', '5¹.2', '6']);
});

test('A first sub-clause comes after the clause above it, any other after its sibling', () => {
  const forerunner = (raw: string) => {
    const number = before(readNumber(raw)[0]!);
    return number && printNumber(number);
  };
  assert.deepEqual(['1', '5.1', '5.2', '5¹'].map(forerunner), [null, '5', '5.1', '5']);
  assert.deepEqual(
    after(readNumber('5.7.6')[0]!)
      .map(printNumber)
      .filter((one) => !/[¹]/.test(one)),
    ['5.7.6.1', '5.7.7', '5.8', '6'],
  );
});
