import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Candidate, type Candidates, matchEmployee } from './match-employee.ts';

const person = { account: 'konts-1', email: null, emailUnverified: false };
const nobody: Candidates = { byAccount: null, byDirectory: null, byEmail: null };
const employee = (id: string, account: string | null = null): Candidate => ({ employee: id as EmployeeId, account });

test('whom the account is tied to it is, whatever the address says now', () => {
  const candidates = { ...nobody, byAccount: employee('a', 'konts-1'), byEmail: employee('b') };
  assert.deepEqual(matchEmployee(person, candidates), { employee: 'a', bind: false });
});

test('the first time it is whom the directory names, before whose the address is; and they are tied', () => {
  assert.deepEqual(matchEmployee(person, { ...nobody, byDirectory: employee('a'), byEmail: employee('b') }), {
    employee: 'a',
    bind: true,
  });
  assert.deepEqual(matchEmployee(person, { ...nobody, byEmail: employee('b') }), { employee: 'b', bind: true });
});

test('whoever is tied to another account is not found by address or by the directory', () => {
  for (const where of ['byEmail', 'byDirectory'] as const) {
    const candidates = { ...nobody, [where]: employee('a', 'konts-2') };
    assert.deepEqual(matchEmployee(person, candidates), { refused: 'bound-to-another' });
  }
});

test('nobody found is nobody let in; an address that is not vouched for is said to be the reason', () => {
  assert.deepEqual(matchEmployee(person, nobody), { refused: 'unknown-person' });
  assert.deepEqual(matchEmployee({ ...person, emailUnverified: true }, nobody), { refused: 'email-not-verified' });
});
