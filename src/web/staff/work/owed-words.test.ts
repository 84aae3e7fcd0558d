import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../../../../test/builders/desk.ts';
import { demoCalendar } from '../../../time/calendars.fixture.ts';
import { sayLeft } from './owed-words.ts';

function said(now: string, due: string, lang: 'lv' | 'en' = 'lv'): string {
  const at = riga(now);
  const today = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return sayLeft(riga(due), { lang, now: at, today, calendar: demoCalendar(), standards: [] });
}

test('5.2.1: what is due today is said in working time, later by its moment', () => {
  assert.equal(said('2026-11-20T10:00', '2026-11-20T12:00'), 'vēl 2 h');
  assert.equal(said('2026-11-19T16:00', '2026-11-20T17:00'), 'līdz rīt 17.00');
});

test('5.2.1: a term that ended on Friday is no working minute late on Sunday, and says when it was', () => {
  assert.equal(said('2026-11-22T12:00', '2026-11-20T17:00'), 'termiņš bija piektd. 17.00');
  assert.equal(said('2026-11-22T12:00', '2026-11-20T17:00', 'en'), 'was due Fri 17:00');
  assert.equal(said('2026-11-23T09:30', '2026-11-20T17:00'), 'nokavēts par 1 darbdienu');
});
