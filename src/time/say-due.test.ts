import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCalendar, riga } from './calendars.fixture.ts';
import { dueAfter } from './due-after.ts';
import { sayDue, sayDueShort } from './say-due.ts';

const calendar = demoCalendar();

test('the reason of one working day, line by line', () => {
  const due = dueAfter(calendar, riga('2026-11-20T16:50'), { workingDays: 1 });
  assert.deepEqual(sayDue(due, 'lv'), [
    'Saņemts piektdien, 2026. gada 20. novembrī, plkst. 16.50.',
    'Neskaita: sestdiena, 21. novembris (nedēļas nogale).',
    'Neskaita: svētdiena, 22. novembris (nedēļas nogale).',
    'Skaita no pirmdienas, 23. novembra, plkst. 8.30: saņemšanas dienu neskaita.',
    '1. darbdiena: pirmdiena, 23. novembris.',
    'Termiņš: līdz pirmdienai, 2026. gada 23. novembrim, plkst. 17.00.',
  ]);
  assert.deepEqual(sayDue(due, 'en'), [
    'Received on Friday, 20 November 2026 at 16:50.',
    'Not counted: Saturday, 21 November (weekend).',
    'Not counted: Sunday, 22 November (weekend).',
    'Counted from Monday, 23 November at 8:30: the day of receipt is not counted.',
    'Working day 1: Monday, 23 November.',
    'Due by Monday, 23 November 2026 at 17:00.',
  ]);
});

test('the reason in one line', () => {
  const due = dueAfter(calendar, riga('2026-11-20T16:50'), { workingDays: 1 });
  assert.equal(sayDueShort(due, 'lv'), 'Saņemts piektdien 16.50 → skaita no pirmdienas 8.30 → pirmdien 17.00');
  assert.equal(sayDueShort(due, 'en'), 'Received Friday 16:50 → counted from Monday 8:30 → Monday 17:00');
});

test('in one line, a day that the weekday alone would leave unclear carries its date', () => {
  const days = dueAfter(calendar, riga('2026-11-20T16:50'), { workingDays: 10 });
  assert.equal(
    sayDueShort(days, 'lv'),
    'Saņemts piektdien 16.50 → skaita no pirmdienas 8.30 → piektdien, 4. dec., 17.00',
  );
  const month = dueAfter(calendar, riga('2026-10-05T10:00'), { months: 1 });
  assert.equal(sayDueShort(month, 'lv'), 'Saņemts pirmdien 10.00 → skaita no otrdienas → ceturtdien, 5. nov., 17.00');
  const hours = dueAfter(calendar, riga('2026-11-23T10:00'), { workingHours: 2 });
  assert.equal(sayDueShort(hours, 'lv'), 'Saņemts pirmdien 10.00 → pirmdien 12.00');
});

test('holidays, moved days and the warning are said with their names', () => {
  const june = sayDue(dueAfter(calendar, riga('2026-06-19T10:00'), { workingDays: 3 }), 'lv');
  assert.ok(
    june.includes('Neskaita: pirmdiena, 22. jūnijs (darbdiena pārcelta uz 2026. gada 27. jūniju).'),
    june.join('\n'),
  );
  assert.ok(june.includes('Neskaita: otrdiena, 23. jūnijs (svētku diena: Līgo diena).'));
  assert.ok(june.includes('3. darbdiena: sestdiena, 27. jūnijs (pārceltā darbdiena).'));
  const winter = sayDue(dueAfter(calendar, riga('2026-12-15T10:00'), { workingDays: 10 }), 'lv');
  assert.ok(winter.some((line) => line.startsWith('Uzmanību: 2027. gada pārceltās darbdienas')));
});

test('a term in hours and one that moves to a working day are said in both languages', () => {
  const hours = sayDue(dueAfter(calendar, riga('2026-11-20T16:00'), { workingHours: 3 }), 'lv');
  assert.ok(hours.includes('Piektdien, 20. novembrī, plkst. 16.00–17.00: 1 h.'));
  assert.ok(hours.includes('Pirmdien, 23. novembrī, plkst. 8.30–10.30: 2 h.'));
  const month = dueAfter(calendar, riga('2026-01-31T10:00'), { months: 1 });
  assert.ok(
    sayDue(month, 'lv').includes(
      'Termiņš beigtos sestdien, 28. februārī, bet tā nav darbdiena, tāpēc tas beidzas nākamajā darbdienā: pirmdien, 2. martā.',
    ),
  );
  assert.ok(
    sayDue(month, 'en').includes(
      'The term would end on Saturday, 28 February, which is not a working day, so it ends on the next one: Monday, 2 March.',
    ),
  );
});
