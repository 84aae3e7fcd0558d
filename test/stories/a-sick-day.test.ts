import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { listenSmtp } from '../../src/channels/smtp/listen.ts';
import {
  appointmentById,
  beginSickDay,
  continueSickDays,
  offerById,
  sickClients,
  sickDayById,
  takeOffer,
} from '../../src/desk/appointments/index.ts';
import type { Desk } from '../../src/desk/context.ts';
import { openLinkCode } from '../../src/desk/link-codes.ts';
import { readMail } from '../../src/desk/mail/index.ts';
import { noticesAbout } from '../../src/desk/notices/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { sendNotice } from '../../src/loops/send-notice.ts';
import type { AppointmentId, EmailAddress } from '../../src/vocabulary/ids.ts';
import { bookByPerson, booked } from '../builders/appointments.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole } from '../builders/story.ts';

const READ_AS = { origin: 'desk.example', messageIdDomains: ['desk.example'] };

/** A real mail server, and what it has taken: to whom, with which words. */
async function mailServer() {
  const letters: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  const server = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.klienti.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: (address) => (address.startsWith('nav@') ? null : 'demo-mailbox'),
      receive: async ({ bytes, envelope }) => {
        const raw = bytes.kind === 'memory' ? Buffer.from(bytes.bytes) : await readFile(bytes.path);
        const mail = readMail(raw, READ_AS);
        for (const { address } of envelope.to) letters.push({ to: address, subject: mail.subject, text: mail.text });
      },
    },
    () => {},
  );
  return { letters, relay: { host: '127.0.0.1', port: server.port }, close: () => server.close() };
}

test('5.1.7: an employee is ill: every client of the day has another person, three times to choose from, or a call that is owed', async (t) => {
  const desk = await testDesk('2026-11-23T17:30');
  await bookByPerson(desk);
  const laipa: Desk = { ...desk, settings: { ...desk.settings, publicUrl: 'https://laipa.example' } };
  const mail = await mailServer();
  t.after(mail.close);
  const [janis, ilze] = [desk.as('Jānis'), desk.as('Ilze')];
  const of = (name: string, email: string) => ({ booker: { name, email: email as EmailAddress, phone: '' } });
  const atJanis = { person: janis.employee };
  // Ilze is taken at nine and at two; at eleven she is free.
  await booked(desk, '2026-11-24T09:00', { ...of('Ilzes klients', 'cits@klienti.example'), person: ilze.employee });
  const nine = await booked(desk, '2026-11-24T09:00', of('Rūta Kļaviņa', 'ruta@klienti.example'));
  const asked = await booked(desk, '2026-11-24T10:00', { ...of('Juris Bērzs', 'juris@klienti.example'), ...atJanis });
  await booked(desk, '2026-11-24T11:00', { ...of('Ilzes klients', 'cits@klienti.example'), person: ilze.employee });
  const eleven = await booked(desk, '2026-11-24T11:00', of('Anita Ozola', 'nav@klienti.example'));
  const noon = await booked(desk, '2026-11-24T12:30', { ...of('Pēteris Kalns', ''), ...atJanis });
  const free = await booked(desk, '2026-11-24T14:00', of('Marta Liepa', 'marta@klienti.example'));
  const toIlze = free.holder === ilze.employee;

  desk.at('2026-11-24T07:45');
  const begun = await desk.database.write(ilze, (tx) =>
    beginSickDay(laipa, tx, {
      employee: janis.employee,
      day: Temporal.PlainDate.from('2026-11-24'),
      reason: 'employee-absent',
      words: 'Novēlam Jums jauku dienu!',
    }),
  );
  assert.ok(!('refused' in begun));
  assert.equal(begun.clients, toIlze ? 4 : 5);
  desk.notices.length = 0;
  while (await continueSickDays(laipa));
  assert.ok(desk.notices.includes(`employee:${ilze.employee}`), 'whoever began it sees the progress');
  const rows = await desk.database.read(DESK, (tx) => sickClients(tx, begun.id));
  const outcome = (id: AppointmentId) => rows.find(({ appointment }) => appointment === id)?.outcome;
  assert.deepEqual(
    [nine, asked, eleven, noon].map(({ id }) => outcome(id)),
    ['moved', 'moved', 'moved', 'moved'],
  );
  if (!toIlze) assert.equal(outcome(free.id), 'passed-on');
  assert.notEqual((await desk.database.read(DESK, (tx) => sickDayById(tx, begun.id)))?.doneAt, null);

  const duty = async (id: AppointmentId) =>
    (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id))).find(({ clause }) => clause === '5.1.7');
  for (const { id } of [nine, asked, eleven, noon]) {
    const owed = await duty(id);
    assert.deepEqual(
      [owed?.clause, owed?.verdict, owed?.settledBy, owed?.holder],
      ['5.1.7', 'open', null, ilze.employee],
    );
    // One working hour from the opening at 8.30 of that Tuesday.
    assert.ok(owed?.dueAt !== null);
  }

  desk.at('2026-11-24T07:50');
  for (const { id } of [nine, asked, eleven, noon, free]) {
    const waiting = (await desk.database.read(DESK, (tx) => noticesAbout(tx, { kind: 'appointment', id }))).filter(
      ({ state, runAt }) => state === 'waiting' && runAt === null,
    );
    for (const notice of waiting)
      await sendNotice(
        laipa,
        { relay: mail.relay, texts: null },
        { letter: notice.id },
        { attempts: 1, max_attempts: 1 },
      );
  }
  for (const { id } of [nine, asked]) {
    const told = await duty(id);
    assert.deepEqual([told?.clause, told?.verdict, told?.inTime], ['5.1.7', 'met', true]);
  }
  for (const { id } of [eleven, noon]) {
    const owed = await duty(id);
    assert.deepEqual([owed?.clause, owed?.verdict, owed?.settledBy], ['5.1.7', 'open', null], 'told by nobody yet');
  }

  const letter = mail.letters.find(({ to, subject }) => to === 'ruta@klienti.example' && subject.includes('jāpārceļ'));
  assert.ok(letter !== undefined, JSON.stringify(mail.letters.map(({ to, subject }) => [to, subject])));
  assert.match(
    letter.text,
    /nevar notikt, jo darbinieks, kas Jūs pieņemtu, tajā laikā nebūs darbā\. Atvainojamies! Novēlam/,
  );
  const codes = [...letter.text.matchAll(/https:\/\/laipa\.example\/pieteikums\/laiks\/([A-Za-z0-9_-]{34})/g)];
  assert.equal(codes.length, 3);
  const offer = openLinkCode<AppointmentId>(desk.vault, 'offer', codes[0]?.[1]);
  const offered = await desk.database.read(DESK, (tx) => offerById(tx, offer ?? assert.fail('no code')));
  const taken = await desk.database.write(DESK, (tx) => takeOffer(laipa, tx, offered!));
  assert.ok(!('refused' in taken), JSON.stringify(taken));
  const after = await desk.database.read(DESK, (tx) => appointmentById(tx, nine.id));
  assert.deepEqual([after?.state, after?.span.start.toString()], ['confirmed', offered?.span.start.toString()]);
  assert.notEqual(
    `${after?.span.start.toZonedDateTimeISO('Europe/Riga').toPlainDate()} ${after?.holder}`,
    `2026-11-24 ${janis.employee}`,
  );
  await assertJournalIsWhole(desk);
});
