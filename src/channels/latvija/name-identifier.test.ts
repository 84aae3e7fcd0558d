import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNameIdentifier } from './name-identifier.ts';

test('a person, a signatory, an authorised person, an institution’s employee and a system are told apart', () => {
  assert.deepEqual(readNameIdentifier('PK:32999999990'), { kind: 'person', personalCode: '32999999990', for: null });
  assert.deepEqual(readNameIdentifier('PK:32999999990-UR:40009999990'), {
    kind: 'person',
    personalCode: '32999999990',
    for: { kind: 'company', code: '40009999990' },
  });
  assert.deepEqual(readNameIdentifier('DP:PK:32999999991-PK:32999999990'), {
    kind: 'person',
    personalCode: '32999999990',
    for: { kind: 'person', code: '32999999991' },
  });
  assert.deepEqual(readNameIdentifier('DP:UR:40009999990-PK:32999999990'), {
    kind: 'person',
    personalCode: '32999999990',
    for: { kind: 'company', code: '40009999990' },
  });
  assert.deepEqual(readNameIdentifier('DP:AU:100001-PK:32999999990'), {
    kind: 'person',
    personalCode: '32999999990',
    for: { kind: 'institution', code: '100001' },
  });
  assert.deepEqual(readNameIdentifier('AU:100001-PK:32999999990'), {
    kind: 'institution-employee',
    institution: '100001',
    personalCode: '32999999990',
  });
  assert.deepEqual(readNameIdentifier('AU:100001'), { kind: 'system', institution: '100001' });
});

test('anything that is not one of these to the letter is nothing', () => {
  for (const text of [
    '',
    'PK:',
    'PK:3299999999',
    'PK:329999999900',
    'pk:32999999990',
    ' PK:32999999990',
    'PK:32999999990 ',
    'PK:32999999990\n',
    'PK:32999999990-PK:32999999991',
    'PK:32999999990-UR:400099999900',
    'PK:３２９９９９９９９９０',
    'DP:PK:329-PK:32999999990',
    'DP:XX:32999999991-PK:32999999990',
    'DP:-PK:32999999990',
    'AU:-PK:32999999990',
    'UR:40009999990',
  ]) {
    assert.equal(readNameIdentifier(text), null, JSON.stringify(text));
  }
});

test('whatever it reads, the code has eleven digits and stands in the text', () => {
  const parts = fc.constantFrom('PK:', 'AU:', 'UR:', 'DP:', '-', '32999999990', '40009999990', '100001', '1', 'x', ' ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const read = readNameIdentifier(text);
      if (read === null || read.kind === 'system') return;
      assert.match(read.personalCode, /^\d{11}$/);
      assert.ok(text.endsWith(`PK:${read.personalCode}`) || text.startsWith(`PK:${read.personalCode}-UR:`));
    }),
  );
});
