import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Identity } from '../../database/database.ts';
import type { EmployeeId, TenantId, UnitId } from '../../vocabulary/ids.ts';
import { ROLES, type Role } from '../../vocabulary/words.ts';
import { ACTIONS, MATRIX, may } from './policy.ts';

const ME = 'me' as EmployeeId;
const OTHER = 'other' as EmployeeId;
const MINE = 'mine' as UnitId;
const THEIRS = 'theirs' as UnitId;
const who = (...roles: Role[]): Identity => ({
  tenant: 1 as TenantId,
  employee: ME,
  roles,
  units: [MINE],
  system: false,
});

test('nobody who is not signed in may do anything but what is public', () => {
  assert.deepEqual(
    ACTIONS.filter((action) => may(null, action) && !/^(public|citizen)\./.test(action)),
    [],
  );
});

test('an employee takes cases of the own unit and sends only replies to cases held by themselves', () => {
  assert.equal(may(who('employee'), 'case.take', { holder: null, unit: MINE }), true);
  assert.equal(may(who('employee'), 'case.take', { holder: null, unit: THEIRS }), false);
  assert.equal(may(who('employee'), 'reply.approve', { holder: ME, unit: MINE }), true);
  assert.equal(may(who('employee'), 'reply.approve', { holder: OTHER, unit: MINE }), false);
  assert.equal(may(who('employee'), 'case.assign'), false);
});

test('5.2.3: whoever holds a case may write in it, also when it stands with another unit', () => {
  assert.equal(may(who('employee'), 'case.write', { holder: ME, unit: THEIRS }), true);
});

test('a head’s powers end with the own units, the steward’s do not', () => {
  assert.equal(may(who('head'), 'case.assign', { holder: OTHER, unit: MINE }), true);
  assert.equal(may(who('head'), 'case.assign', { holder: OTHER, unit: THEIRS }), false);
  assert.equal(may(who('steward'), 'case.assign', { holder: OTHER, unit: THEIRS }), true);
});

test('several roles add up, and the administrator reads no more cases for being one', () => {
  assert.equal(may(who('employee', 'administrator'), 'people.manage'), true);
  assert.equal(may(who('administrator'), 'case.read', { holder: OTHER, unit: THEIRS }), false);
  assert.equal(may(who('administrator'), 'client.erase'), false);
});

test('every role stands in the matrix, and no role is given what is public', () => {
  for (const role of ROLES)
    assert.ok(
      Object.keys(MATRIX[role]).every(
        (action) => !action.startsWith('public.') && (ACTIONS as readonly string[]).includes(action),
      ),
    );
});
