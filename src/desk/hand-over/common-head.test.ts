import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { sketch } from '../directory/directory.fixture.ts';
import { commonHead, possibleHeads } from './common-head.ts';

const DAY = Temporal.PlainDate.from('2026-11-23');
const HOUSE = sketch({
  units: { top: null, works: 'top', roads: 'works', parks: 'works', school: 'top', apart: null },
  posts: [
    'inga @ top as executive-director',
    'karla @ works as head',
    'ilze @ roads as head',
    '- @ school as head',
    'andris @ top as council-chair',
  ],
});
const head = (one: string, other: string, unable: readonly string[] = []) =>
  commonHead(HOUSE, one as UnitId, other as UnitId, DAY, new Set(unable as EmployeeId[]))?.employee;

test('5.2.3: the nearest head above both units decides; of a unit and the one above it the upper’s head', () => {
  assert.equal(head('roads', 'parks'), 'karla');
  assert.equal(head('roads', 'works'), 'karla');
  assert.equal(head('roads', 'school'), 'inga');
  assert.equal(head('roads', 'roads'), 'ilze');
});

test('5.2.3: whom a wall keeps from the matter does not decide; units with nothing in common are the executive director’s', () => {
  assert.equal(head('roads', 'parks', ['karla']), 'inga');
  assert.equal(head('roads', 'parks', ['karla', 'inga']), 'andris');
  assert.equal(head('apart', 'school'), 'inga');
  assert.equal(head('roads', 'parks', ['karla', 'inga', 'andris']), undefined);
  assert.deepEqual(possibleHeads(HOUSE, 'roads' as UnitId, 'parks' as UnitId, DAY), ['karla', 'inga', 'andris']);
});
