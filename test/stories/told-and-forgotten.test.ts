import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginErasure } from '../../src/desk/client-data/index.ts';
import { makeClient } from '../../src/desk/clients/index.ts';
import { newId } from '../../src/desk/context.ts';
import { demoLetters } from '../../src/desk/demo-mailbox/index.ts';
import { noticesAbout, putNotice } from '../../src/desk/notices/index.ts';
import { continueJob } from '../../src/desk/retention/index.ts';
import { writeDocuments } from '../../src/desk/search/index.ts';
import { demoTexts } from '../../src/loops/demo-texts.ts';
import { sendNotice } from '../../src/loops/send-notice.ts';
import type { VisitId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, riga, testDesk } from '../builders/desk.ts';

const PHONE = '+37129555017';
const NAME = 'Žanis Paraugkalns';

test('erased with the client: what they were told goes, also what went to their number before they were known, and nothing leaves after', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const made = await desk.database.write(DESK, (tx) =>
    makeClient(desk, tx, {
      ...{ kind: 'natural-person', name: NAME, language: 'lv', formOfAddress: '', registrationNumber: '', address: '' },
      ...{ preferredChannel: null, needs: [], needsWords: '', needsAgreedOn: null, personalCode: null },
      contacts: [
        {
          id: null,
          kind: 'phone',
          value: PHONE,
          writtenAs: PHONE,
          label: '',
          main: true,
          verified: false,
          doNotUse: false,
        },
      ],
    }),
  );
  assert.ok('id' in made);
  const about = { kind: 'visit', id: newId<VisitId>() } as const;
  const put = (client: typeof made.id | null, runAt?: Temporal.Instant) =>
    desk.database.write(DESK, (tx) =>
      putNotice(desk, tx, {
        ...{
          kind: 'slip',
          language: 'lv',
          to: { way: 'sms', phone: PHONE },
          subject: '',
          client,
          unit: null,
          about,
          runAt,
        },
        name: NAME,
        text: `${NAME}, turpmākie soļi: būvatļauja.`,
      }),
    );
  const [own, unnamed, waiting] = [await put(made.id), await put(null), await put(null, riga('2026-12-01T10:00'))];
  const ways = { relay: null, texts: demoTexts(desk, { sender: 'Laipa', transliterate: false }) };
  const send = (letter: string) => sendNotice(desk, ways, { letter }, { attempts: 1, max_attempts: 25 });
  await send(own);
  await send(unnamed);

  const officer = { ...desk.as('Rita'), system: true };
  const begun = await desk.database.write(officer, (tx) =>
    beginErasure(
      desk,
      tx,
      {
        by: officer.employee,
        client: made.id,
        scope: 'all',
        othersLetters: false,
        typedName: NAME,
        reason: 'Lūgums dzēst datus, saņemts 18. novembrī',
      },
      { today: Temporal.PlainDate.from('2026-11-18'), keptSince: riga('2021-11-18T00:00') },
    ),
  );
  assert.ok('job' in begun, JSON.stringify(begun));
  const words = await dictionary;
  while (await continueJob(desk, (tx, cases) => writeDocuments(tx, cases, words)));

  await send(waiting);
  const notices = await desk.database.read(DESK, (tx) => noticesAbout(tx, about));
  assert.deepEqual(
    notices.map(({ address, name, text, state }) => [address, name, text, state]),
    [
      ['', '', '', 'called-off'],
      ['', '', '', 'sent'],
      ['', '', '', 'sent'],
    ],
  );
  assert.deepEqual(await desk.database.read(DESK, (tx) => demoLetters(tx, null)), []);
});
