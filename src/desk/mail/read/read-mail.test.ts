import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { OWN_MARKS, rawMail } from '../../../../test/builders/mail.ts';
import { mailWithPictures } from '../../../../test/builders/mail-large.ts';
import { awaitsAnswer } from './awaits-answer.ts';
import type { ReadMail } from './mail.ts';
import { attachmentBytes, readMail } from './read-mail.ts';

const FOLDER = new URL('../../../../test/mail-samples/', import.meta.url);

function rawSample(name: string): Buffer {
  return readFileSync(new URL(`${name}.eml`, FOLDER));
}

function sample(name: string): ReadMail {
  return readMail(rawSample(name), OWN_MARKS);
}

const TEXT =
  'Labdien!\n\nŠķūņu ielā pie 12. nama ir dziļa bedre. Lūdzu, novērsiet.\nĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž\n\nAr cieņu,\nŽanis Bērziņš';

for (const [name, subject, defects] of [
  ['windows-1257', 'Bedre Šķūņu ielā - lūdzu salabot', []],
  ['iso-8859-13', 'Bedre Šķūņu ielā - lūdzu salabot', []],
  ['no-charset-windows-1257', 'Bedre Šķūņu ielā — lūdzu salabot', ['charset-guessed']],
  ['no-charset-utf-8', 'Bedre Šķūņu ielā — lūdzu salabot', ['charset-guessed']],
  ['windows-1257-called-latin-1', 'Bedre Šķūņu ielā — lūdzu salabot', ['charset-wrong']],
  ['utf-8-called-windows-1257', 'Bedre Šķūņu ielā — lūdzu salabot', ['charset-wrong']],
  ['windows-1257-called-utf-8', 'Bedre Šķūņu ielā — lūdzu salabot', ['charset-wrong']],
  ['character-split-over-words', 'Bedre Šķūņu ielā — lūdzu salabot', []],
  ['mbox-and-bare-line-ends', 'Bedre Šķūņu ielā — lūdzu salabot', []],
  ['header-malformed', 'Bedre Šķūņu ielā — lūdzu salabot', ['header-malformed']],
  ['boundary-missing', 'Bedre Šķūņu ielā — lūdzu salabot', ['boundary-missing']],
  ['boundary-not-closed', 'Bedre Šķūņu ielā — lūdzu salabot', ['boundary-not-closed']],
  ['boundary-of-one-inside-another', 'Bedre Šķūņu ielā — lūdzu salabot', []],
  ['signed-s-mime', 'Bedre Šķūņu ielā — lūdzu salabot', []],
  ['outlook-winmail-dat', 'Bedre Šķūņu ielā — lūdzu salabot', []],
  ['absurd-date', 'Bedre Šķūņu ielā — lūdzu salabot', ['date-absurd']],
] as const) {
  test(`${name}: sender, subject and text are read with every Latvian letter`, () => {
    const mail = sample(name);
    assert.equal(mail.kind, 'letter');
    assert.equal(mail.from?.name, 'Žanis Bērziņš');
    assert.equal(mail.from?.address, 'zanis@iedzivotajs.example');
    assert.equal(mail.subject, subject);
    assert.equal(mail.text, TEXT);
    for (const defect of defects) assert.ok(mail.defects.includes(defect), `${defect} in ${mail.defects}`);
    assert.ok(!mail.defects.includes('charset-wrong') || (defects as readonly string[]).includes('charset-wrong'));
    assert.equal(awaitsAnswer(mail), true);
  });
}

test('a long Latvian file name in pieces (RFC 2231) is put together', () => {
  const [pdf] = sample('long-file-name-rfc-2231').attachments;
  assert.equal(pdf?.name, 'Iesniegums par ēkas fotogrāfiju Šķūņu ielā.pdf');
  assert.equal(pdf?.mediaType, 'application/pdf');
  assert.equal(pdf?.danger, null);
  assert.equal(attachmentBytes(rawSample('long-file-name-rfc-2231'), pdf!.range).toString('latin1', 0, 5), '%PDF-');
});

test('characters that turn the direction of writing mislead nobody', () => {
  const mail = sample('direction-override');
  assert.doesNotMatch(JSON.stringify([mail.subject, mail.attachments[0]?.name]), /[\u202a-\u202e]/);
  assert.ok(mail.defects.includes('direction-characters'));
  assert.equal(mail.attachments[0]?.danger, 'misleading-name');
});

test('emoji and joined emoji stay whole', () => {
  const mail = sample('emoji');
  assert.equal(mail.subject, 'Velosipēdu ceļš 🚲👨‍👩‍👧 — paldies 🙏');
  assert.equal(mail.from?.name, 'Žanis 🚲');
});

test('a delivery report of Postfix tells whom, why and of which letter', () => {
  const mail = sample('delivery-report-postfix');
  assert.ok(mail.kind === 'delivery-report');
  assert.deepEqual(mail.report, {
    originalMessageId: '<r1@laipa.pasvaldiba.example>',
    recipients: [
      {
        finalRecipient: 'zanis@iedzivotajs.example',
        originalRecipient: 'zanis@iedzivotajs.example',
        action: 'failed',
        status: '5.1.1',
        diagnostic: 'smtp; 550 5.1.1 no such user',
      },
    ],
  });
  assert.equal(awaitsAnswer(mail), false);
});

test('a report of a delay is no failure; the free text of an old server is understood', () => {
  const delayed = sample('delivery-report-delayed');
  assert.ok(delayed.kind === 'delivery-report');
  assert.equal(delayed.report.recipients[0]?.action, 'delayed');
  assert.equal(delayed.report.originalMessageId, '<r1@laipa.pasvaldiba.example>');
  const qmail = sample('delivery-report-qmail');
  assert.ok(qmail.kind === 'delivery-report');
  assert.equal(qmail.report.originalMessageId, '<r1@laipa.pasvaldiba.example>');
  assert.equal(qmail.report.recipients[0]?.finalRecipient, 'zanis@iedzivotajs.example');
  assert.equal(qmail.report.recipients[0]?.status, '5.1.1');
});

test('automatic replies are known by their headers or their exact subject, and await nothing', () => {
  for (const name of ['out-of-office-exchange', 'out-of-office-gmail', 'read-receipt']) {
    const mail = sample(name);
    assert.equal(mail.kind, 'auto-reply', name);
    assert.equal(mail.inReplyTo, '<r1@laipa.pasvaldiba.example>');
    assert.equal(awaitsAnswer(mail), false);
  }
});

test('a letter about absence, a question and a reply to an automatic reply stay letters', () => {
  for (const subject of [
    'Out of office hours?',
    'Prombūtnes pieteikums',
    'Re: Automātiskā atbilde: Bedre',
    'Atbilde uz vēstuli',
    'Auto reply card missing',
  ]) {
    assert.equal(readMail(rawMail({ Subject: subject })).kind, 'letter', subject);
  }
});

test('what a form of a web page sends of its own accord is a letter that gets no automatic answer', () => {
  const mail = sample('form-of-a-web-page');
  assert.equal(mail.kind, 'letter');
  assert.equal(mail.machineSent, true);
  assert.equal(awaitsAnswer(mail), true);
});

test('a list is known by its List-Id; a letter with a mere List-Unsubscribe stays a letter', () => {
  const list = sample('mailing-list');
  assert.equal(list.kind, 'mailing-list');
  assert.equal(list.list?.id, 'jaunumi.veikals.example');
  assert.equal(sample('shop-letter-with-unsubscribe').kind, 'letter');
});

test('an invitation is read with its time, place and zone', () => {
  const mail = sample('invitation');
  assert.ok(mail.kind === 'invitation');
  const { calendar, ...read } = mail.invitation;
  assert.match(calendar, /^BEGIN:VCALENDAR[\s\S]*UID:sapulce-1@iedzivotajs\.example/);
  assert.deepEqual(read, {
    method: 'request',
    uid: 'sapulce-1@iedzivotajs.example',
    sequence: 1,
    summary: 'Tikšanās par ielas remontu',
    location: 'Domes zāle',
    start: '2026-11-24T10:00:00',
    end: '2026-11-24T11:00:00',
    zone: 'Europe/Riga',
    organiser: 'zanis@iedzivotajs.example',
    attendees: [{ address: 'dome@pasvaldiba.example', status: 'needs-action' }],
  });
  assert.equal(awaitsAnswer(mail), true);
  const accepted = sample('invitation-accepted');
  assert.ok(accepted.kind === 'invitation');
  assert.equal(accepted.invitation.attendees[0]?.status, 'accepted');
  assert.equal(awaitsAnswer(accepted), false);
  const broken = sample('calendar-broken');
  assert.equal(broken.kind, 'letter');
  assert.ok(broken.defects.includes('calendar-unreadable'));
});

test('a forwarded letter stays whole; a letter enclosed as a file is an attachment', () => {
  assert.match(sample('forward-with-local-prefix').text, /Labdien, Žani!$/);
  const enclosed = sample('forward-as-attachment');
  assert.equal(enclosed.kind, 'letter');
  assert.deepEqual(
    enclosed.attachments.map(({ name, mediaType }) => [name, mediaType]),
    [['Bedre.eml', 'message/rfc822']],
  );
  assert.deepEqual(enclosed.references, []);
});

test('signed letters are read, encrypted ones are named and kept', () => {
  assert.equal(sample('signed-s-mime').protection, 'signed');
  assert.deepEqual(
    sample('signed-s-mime').attachments.map(({ name }) => name),
    ['smime.p7s'],
  );
  const smime = sample('encrypted-s-mime');
  assert.equal(smime.kind, 'letter');
  assert.equal(smime.protection, 'encrypted');
  assert.equal(smime.attachments[0]?.size, 90);
  const pgp = sample('encrypted-pgp');
  assert.equal(pgp.protection, 'encrypted');
  assert.equal(pgp.attachments.length, 2);
  assert.equal(awaitsAnswer(pgp), true);
});

test('an Outlook winmail.dat is named and kept', () => {
  const mail = sample('outlook-winmail-dat');
  assert.equal(mail.tnef, true);
  assert.deepEqual(
    mail.attachments.map(({ name, size }) => [name, size]),
    [['winmail.dat', 44]],
  );
});

test('each dangerous attachment is known by its danger, the harmless ones are free of it', () => {
  const found = sample('dangerous-attachments').attachments.map(({ name, mediaType, danger }) => [
    name,
    mediaType,
    danger,
  ]);
  assert.deepEqual(found, [
    ['Rēķins.pdf.exe', 'application/vnd.microsoft.portable-executable', 'double-extension'],
    ['dokumenti.zip', 'application/zip', 'archive-with-executable'],
    ['tāme.docm', 'application/vnd.ms-word.document.macroenabled.12', 'macro-office'],
    ['veidlapa.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', null],
    ['karte.html', 'text/html', 'html'],
    ['bilde.jpg', 'application/vnd.microsoft.portable-executable', 'executable'],
    ['līgums.edoc', 'application/vnd.etsi.asic-e+zip', null],
    ['skripts.ps1', 'text/plain', 'script'],
    ['passwd', 'text/plain', null],
    ['foto.jpg', 'image/jpeg', null],
  ]);
});

test('a message without headers, date or Message-ID is read; its Message-ID is made and always the same', () => {
  const bare = sample('no-headers-at-all');
  assert.equal(bare.from, null);
  assert.equal(bare.text, TEXT);
  const mail = sample('no-date-no-id');
  assert.equal(mail.date, null);
  assert.equal(mail.messageIdMade, true);
  assert.equal(mail.messageId, sample('no-date-no-id').messageId);
  assert.match(mail.messageId, /^<[0-9a-f]{40}@made\.laipa\.invalid>$/);
});

test('a UTF-8 text that was cut amid a letter stays UTF-8, the cut alone is lost', () => {
  const raw = Buffer.concat([rawMail({}, 'Šķūņu iel'), Buffer.from([0xc4])]);
  const mail = readMail(raw);
  assert.equal(mail.text, 'Šķūņu iel\ufffd');
  assert.ok(mail.defects.includes('charset-wrong'));
});

test('an empty plain form beside the HTML does not hide the letter', () => {
  const body =
    '--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html; charset=utf-8\n\n<p>Šķūņu iela</p>\n--b--\n';
  assert.equal(readMail(rawMail({ 'Content-Type': 'multipart/alternative; boundary=b' }, body)).text, 'Šķūņu iela');
});

test('a delivery report of a relay on our own host is a report, no loop', () => {
  const raw = rawSample('delivery-report-postfix')
    .toString()
    .replace('mx.pasvaldiba.example>', 'laipa.pasvaldiba.example>');
  assert.equal(readMail(Buffer.from(raw), OWN_MARKS).kind, 'delivery-report');
});

test('our own letter that comes back is known, and another municipality’s Laipa is no loop', () => {
  assert.equal(sample('own-letter-returned').kind, 'own-loop');
  assert.equal(readMail(rawMail({ 'Message-ID': '<r7@laipa.pasvaldiba.example>' }), OWN_MARKS).kind, 'own-loop');
  assert.equal(readMail(rawMail({ 'X-Laipa-Origin': 'laipa.citur.example' }), OWN_MARKS).kind, 'letter');
});

test('only clear thanks await no answer', () => {
  assert.equal(awaitsAnswer(sample('thanks-only')), false);
  const reply = { 'In-Reply-To': '<r1@laipa.pasvaldiba.example>' };
  for (const text of [
    'Paldies!',
    'Labdien!\nPaldies par informāciju.\nCieņā\nŽanis',
    'Thank you very much for your help!\n\nKind regards,\nJohn',
    'Paldies 🙏',
  ]) {
    assert.equal(awaitsAnswer(readMail(rawMail(reply, text))), false, text);
  }
  for (const text of [
    'Paldies! Bet kad?',
    'Paldies, gaidīšu atbildi.',
    'Paldies par neko.',
    'Labdien!',
    '',
    'Paldies!\n\nAr cieņu,\nŽanis\n\nP.S. Vai bedre būs aizbērta?',
    'Paldies, tad rīt 10 pie jums',
  ]) {
    assert.equal(awaitsAnswer(readMail(rawMail(reply, text))), true, text);
  }
  assert.equal(awaitsAnswer(readMail(rawMail({}, 'Paldies!'))), true);
});

test('flowing text flows, HTML alone becomes text with every entity', () => {
  assert.equal(sample('format-flowed').text, 'Šķūņu ielā pie 12. nama ir bedre.\n\n-- \nŽanis');
  assert.equal(sample('html-only-with-entities').text, 'Labdien!\n\nŠķūņu ielā ir bedre & ūdens.\n\n- viens\n\n- divi');
});

test('groups are unfolded, of several authors the first speaks', () => {
  const mail = sample('group-and-several-authors');
  assert.equal(mail.from?.address, 'anna@iedzivotajs.example');
  assert.deepEqual(
    mail.to.map(({ address }) => address),
    ['a@x.example', 'b@x.example'],
  );
  assert.equal(mail.to[1]?.name, 'Berzins, Janis');
  assert.ok(mail.defects.includes('several-from'));
});

test('only the picture that the text shows is inline', () => {
  assert.deepEqual(
    sample('inline-pictures').attachments.map(({ name, inline }) => [name, inline]),
    [
      ['foto1.png', true],
      ['foto2.png', false],
    ],
  );
});

test('43 inline pictures are inline, each with its bytes', () => {
  const raw = mailWithPictures(43, 2_000);
  const mail = readMail(raw);
  assert.equal(mail.attachments.length, 43);
  assert.ok(mail.attachments.every(({ inline, size }) => inline && size === 2_008));
  assert.equal(new Set(mail.attachments.map(({ hash }) => hash)).size, 43);
});

test('the fingerprint is the same after another server’s headers and line ends, another for another letter', () => {
  const raw = rawMail({});
  const again = Buffer.from(
    `Received: from a by b; Sun, 22 Nov 2026 18:00:00 +0200\n${raw.toString().replaceAll('\r\n', '\n')}\n\n`,
  );
  assert.equal(readMail(again).fingerprint, readMail(raw).fingerprint);
  assert.notEqual(readMail(rawMail({}, 'Cits teksts')).fingerprint, readMail(raw).fingerprint);
  assert.notEqual(readMail(rawMail({ 'Message-ID': '<m2@x.example>' })).fingerprint, readMail(raw).fingerprint);
});

test('what postal-mime reads of a well-formed sample is what is read here', async () => {
  const apart = new Set([
    'character-split-over-words',
    'no-charset-windows-1257',
    'windows-1257-called-latin-1',
    'utf-8-called-windows-1257',
    'windows-1257-called-utf-8',
    'boundary-missing',
    'direction-override',
    'mbox-and-bare-line-ends',
    'html-only-with-entities',
    'inline-pictures',
    'header-malformed',
  ]);
  let compared = 0;
  for (const file of readdirSync(FOLDER)) {
    const name = file.replace(/\.eml$/, '');
    if (apart.has(name)) continue;
    const mail = sample(name);
    const other = await PostalMime.parse(rawSample(name), { forceRfc822Attachments: true });
    assert.equal(mail.subject, (other.subject ?? '').replaceAll(/\s+/g, ' '), name);
    assert.equal(mail.from?.address ?? '', (other.from?.address ?? '').toLowerCase(), name);
    assert.equal(mail.from?.name ?? '', other.from?.name ?? '', name);
    assert.equal(mail.text.replaceAll(/\s+/g, ' '), (other.text ?? '').replaceAll(/\s+/g, ' ').trim(), name);
    assert.equal(
      mail.date?.epochMilliseconds ?? null,
      other.date && !mail.defects.includes('date-absurd') ? Date.parse(other.date) : null,
      name,
    );
    // postal-mime rewrites the line ends of what is text.
    const encoded = (nth: number) =>
      mail.attachments[nth]?.range.encoding === 'base64' && !mail.attachments[nth]?.mediaType.startsWith('text/');
    assert.equal(mail.attachments.length, other.attachments.length, name);
    for (const [nth, { content }] of other.attachments.entries())
      if (encoded(nth)) assert.equal(mail.attachments[nth]?.size, (content as ArrayBuffer).byteLength, name);
    compared += 1;
  }
  assert.ok(compared > 30);
});
