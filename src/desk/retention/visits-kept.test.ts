import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import { PLACES } from '../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../seed/demo-services.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmailAddress } from '../../vocabulary/ids.ts';
import { putNotice } from '../notices/index.ts';
import { takeTicket } from '../visits/index.ts';
import { beginRetention, continueJob } from './index.ts';

test('what was said at the counter and where the slip went are gone after their term; that somebody was served stays', async () => {
  const desk = await testDesk('2025-11-20T10:00');
  const visit = await desk.database.write(DESK, async (tx) => {
    const made = await takeTicket(desk, tx, {
      place: PLACES[0]!.id,
      service: DEMO_SERVICES[0]!.id,
      clientKind: 'natural-person',
      language: 'lv',
      source: 'kiosk',
      need: 'Par manu slimību',
    });
    assert.ok(!('refused' in made));
    await putNotice(desk, tx, {
      kind: 'slip',
      language: 'lv',
      to: { way: 'e-mail', address: 'kliente@klienti.example' as EmailAddress },
      name: '',
      subject: 'Jūsu apmeklējums',
      text: 'Par manu slimību',
      about: { kind: 'visit', id: made.id },
      client: null,
      unit: null,
    });
    await tx.rows(`update visit set state = 'left', ended_at = $2 where tenant = 1 and id = $1`, [
      made.id,
      desk.clock(),
    ]);
    return made;
  });
  const erase = async () => {
    const today = dayOf(desk.clock());
    const begun = await desk.database.write(DESK, (tx) =>
      beginRetention(desk, tx, { by: null, kinds: ['visit'], today }),
    );
    if ('refused' in begun) return begun.refused;
    while (await continueJob(desk, async () => {}));
    return 'done';
  };
  desk.at('2026-11-19T10:00');
  assert.equal(await erase(), 'nothing-due');
  desk.at('2026-11-22T10:00');
  assert.equal(await erase(), 'done');
  const left = await desk.database.read(DESK, (tx) =>
    tx.one(
      `select v.need, v.state, n.address, n.text from visit v join notice n on n.tenant = 1 and n.subject_id = v.id where v.tenant = 1 and v.id = $1`,
      [visit.id],
    ),
  );
  assert.deepEqual(left, { need: '', state: 'left', address: '', text: '' });
  assert.equal(await erase(), 'nothing-due');
});
