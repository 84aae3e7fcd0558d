import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, riga, testDesk } from '../../../test/builders/desk.ts';
import type { AppointmentId, EmailAddress } from '../../vocabulary/ids.ts';
import { newId } from '../context.ts';
import { callOffNotices, noticesAbout, putNotice } from './index.ts';

const ADDRESS = 'klients@klienti.example' as EmailAddress;

test('called off before it left: of the kinds named, and only what is waiting', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const about = { kind: 'appointment', id: newId<AppointmentId>() } as const;
  const put = (kind: 'appointment-reminder' | 'appointment-confirmed') =>
    desk.database.write(DESK, (tx) =>
      putNotice(desk, tx, {
        kind,
        language: 'lv',
        to: { way: 'e-mail', address: ADDRESS },
        name: 'Paraugs Klients',
        subject: 'Pieraksts',
        text: 'Gaidām Jūs.',
        about,
        client: null,
        unit: null,
        runAt: riga('2026-11-21T10:00'),
      }),
    );
  await put('appointment-confirmed');
  await put('appointment-reminder');
  const citizen = { ...DESK, system: false };
  assert.equal(await desk.database.write(citizen, (tx) => callOffNotices(tx, about, ['appointment-reminder'])), 1);
  assert.deepEqual(await desk.database.read(citizen, (tx) => noticesAbout(tx, about)), []);
  const seen = await desk.database.read(DESK, (tx) => noticesAbout(tx, about));
  assert.deepEqual(
    seen.map(({ kind, state }) => [kind, state]),
    [
      ['appointment-reminder', 'called-off'],
      ['appointment-confirmed', 'waiting'],
    ],
  );
});
