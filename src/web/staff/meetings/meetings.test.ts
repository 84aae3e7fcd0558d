import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { riga, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';

const sample = (name: string) =>
  readFileSync(new URL(`../../../../test/mail-samples/invitation-${name}.eml`, import.meta.url));

test('10.2: an invitation is answered in one key, from the list or its page; declining asks why first', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const work = await pages.get('/mans-darbs', 'Jānis');
  assert.match(work.body, /Būvniecības ieceres kārtība/);
  await assertValidHtml(work.body, 'work');
  assert.match(work.body, /action="\/sanaksme\/[0-9a-f-]{36}\/atbilde"[\s\S]*data-key="p"/);
  const list = await pages.get('/sanaksmes', 'Jānis');
  await assertValidHtml(list.body, 'list');
  assert.match(list.body, /aicina Ozola Paraugs/);
  assert.match(list.body, /atbildēt līdz pirmd\. 17\.00 \(10\.2\.\)/);
  const path = /\/sanaksme\/[0-9a-f-]{36}/.exec(list.body)?.[0] ?? '';
  const shown = await pages.get(path, 'Jānis');
  await assertValidHtml(shown.body, 'invitation');
  assert.match(shown.body, /data-key="p"/);
  assert.match(shown.body, /trešdienā, 2026\. gada 25\. novembrī, plkst\. 10\.00–11\.00/);

  const asked = await pages.get(`${path}/nevaru`, 'Jānis');
  await assertValidHtml(asked.body, 'declining');
  const bare = await pages.post(`${path}/nevaru`, { reason: '' }, 'Jānis');
  assert.equal(bare.statusCode, 422);
  assert.match(bare.body, /Nosauciet iemeslu: standarts prasa to pateikt organizatoram \(10\.2\.\)/);
  const done = await pages.post(`${path}/nevaru`, { reason: 'Tajā dienā esmu tiesā.' }, 'Jānis');
  assert.deepEqual([done.statusCode, done.headers.location], [303, path]);
  const after = await pages.get(path, 'Jānis');
  assert.match(after.body, /Nepiedalīšos/);
  assert.match(after.body, /Vēstule ir ceļā/);
  const again = await pages.post(`${path}/atbilde`, { answer: 'accepted', back: 'list' }, 'Jānis');
  assert.deepEqual([again.statusCode, again.headers.location], [303, '/sanaksmes']);
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Jānis')).body, /Būvniecības ieceres kārtība/);

  for (const other of ['Ilze', 'Anna', 'Kārlis']) {
    assert.equal((await pages.get(path, other)).statusCode, 404);
    assert.equal((await pages.post(`${path}/atbilde`, { answer: 'accepted' }, other)).statusCode, 404);
    assert.equal((await pages.post(`${path}/nevaru`, { reason: 'Nevaru nekādi' }, other)).statusCode, 404);
  }
});

test('10.2: whoever stands in for an absent colleague answers in their stead, and it is said so', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  const absence = {
    employee: desk.as('Jānis').employee,
    from: '2026-11-16',
    to: '2026-11-27',
    standIn: desk.as('Ilze').employee,
  };
  await desk.testDatabase.database.write({ ...desk.as('Kārlis'), system: true }, (tx) =>
    tx.rows(
      `insert into absence (tenant, id, employee_id, first_day, last_day, stand_in_id, made_at) values (1, gen_random_uuid(), $1, $2, $3, $4, now())`,
      [absence.employee, absence.from, absence.to, absence.standIn],
    ),
  );
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const list = await pages.get('/sanaksmes', 'Ilze');
  assert.match(list.body, /aizvietojat: Jānis Piemērs/);
  const path = /\/sanaksme\/[0-9a-f-]{36}/.exec(list.body)?.[0] ?? '';
  assert.match((await pages.get(path, 'Ilze')).body, /prombūtnē līdz 27\.11\.2026\./);
  assert.equal((await pages.post(`${path}/nevaru`, { reason: 'Jānis ir prombūtnē.' }, 'Ilze')).statusCode, 303);
  const sent = await desk.testDatabase.database.read({ ...desk.as('Ilze'), system: true }, (tx) =>
    tx.one<{ text: string }>('select text from meeting_letter where tenant = 1'),
  );
  assert.match(sent?.text ?? '', /Ilze Paraugkalne \(aizvieto: Jānis Piemērs\)/);
});

test('10.2: an organiser who cannot be confirmed is a warning; the answer needs the word that they were told otherwise', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  await desk.receive(sample('forwarded'));
  const list = await pages.get('/sanaksmes', 'Mārtiņš');
  const path = /\/sanaksme\/[0-9a-f-]{36}/.exec(list.body)?.[0] ?? '';
  const shown = await pages.get(path, 'Mārtiņš');
  await assertValidHtml(shown.body, 'distrusted');
  assert.match(shown.body, /Organizators nav apstiprināms/);
  const bare = await pages.post(`${path}/atbilde`, { answer: 'accepted' }, 'Mārtiņš');
  assert.equal(bare.statusCode, 422);
  assert.equal((await pages.post(`${path}/atbilde`, { answer: 'accepted', told: 'yes' }, 'Mārtiņš')).statusCode, 303);
});

const FORM = {
  title: 'Laukuma apgaismojums',
  day: '2026-11-26',
  from: '10.00',
  to: '11:30',
  place: 'Domes zāle',
  guests: 'Jānis Piemērs\nBiedrība Paraugs <biedriba@biedribas.example>',
  agenda: '1. Projekts',
};

test('10.2: a meeting is called by names and addresses; what is wrong stands at its field with what was typed', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  const pages = await testPages(desk);
  const fresh = await pages.get('/sanaksme/jauna', 'Anna');
  await assertValidHtml(fresh.body, 'form');
  const wrong = await pages.post('/sanaksme/jauna', { ...FORM, from: 'desmitos', guests: 'Paraug\nNav Tāda' }, 'Anna');
  assert.equal(wrong.statusCode, 422);
  await assertValidHtml(wrong.body, 'wrong');
  assert.match(wrong.body, /No: rakstiet laiku/);
  assert.match(wrong.body, /„Nav Tāda” nav ne adrese, ne kolēģa vārds/);
  assert.match(wrong.body, /„Paraug” var būt vairāki: /);
  assert.match(wrong.body, /value="Laukuma apgaismojums"/);
  const past = await pages.post('/sanaksme/jauna', { ...FORM, day: '2026-11-19' }, 'Anna');
  assert.match(past.body, /Šis laiks jau ir pagājis/);

  const called = await pages.post('/sanaksme/jauna', FORM, 'Anna');
  assert.equal(called.statusCode, 303, called.body);
  const path = String(called.headers.location);
  const shown = await pages.get(path, 'Anna');
  await assertValidHtml(shown.body, 'meeting');
  assert.match(shown.body, /2 nav atbildējuši/);

  // Jānis has it in his work and answers within the desk; Anna sees it.
  const own = /\/sanaksme\/[0-9a-f-]{36}/.exec((await pages.get('/sanaksmes', 'Jānis')).body)?.[0] ?? '';
  assert.notEqual(own, path);
  assert.equal((await pages.get(path, 'Jānis')).statusCode, 404);
  assert.equal((await pages.post(`${own}/nevaru`, { reason: 'Man ir pārbaude objektā.' }, 'Jānis')).statusCode, 303);
  assert.match((await pages.get(path, 'Anna')).body, /Man ir pārbaude objektā\./);

  // The same time again: Anna is taken herself.
  const clash = await pages.post('/sanaksme/jauna', { ...FORM, title: 'Cita' }, 'Anna');
  assert.equal(clash.statusCode, 422);
  await assertValidHtml(clash.body, 'clash');
  assert.match(clash.body, /Aicināt tik un tā/);
  assert.equal(
    (await pages.post('/sanaksme/jauna', { ...FORM, title: 'Cita', anyway: 'yes' }, 'Anna')).statusCode,
    303,
  );

  const change = await pages.get(`${path}/mainit`, 'Anna');
  await assertValidHtml(change.body, 'change');
  assert.match(change.body, /Jānis Piemērs &lt;janis\.piemers@paraugnovads\.example&gt;/);
  assert.equal((await pages.post(`${path}/mainit`, { ...FORM, day: '2026-11-27' }, 'Anna')).statusCode, 303);
  assert.equal((await pages.get(`${path}/mainit`, 'Ilze')).statusCode, 404);
  assert.equal((await pages.post(`${path}/atcelt`, { reason: 'Nav vajadzīga' }, 'Ilze')).statusCode, 404);
  await assertValidHtml((await pages.get(`${path}/atcelt`, 'Anna')).body, 'calling off');
  assert.equal((await pages.post(`${path}/atcelt`, { reason: 'Nav vajadzīga' }, 'Anna')).statusCode, 303);
  assert.match((await pages.get(path, 'Anna')).body, /Atcelta/);
});

test('the calendar link is a key: it reads, holds no names of clients, and works no longer once it is taken away', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  const pages = await testPages(desk);
  // A client’s invitation: what they wrote in its title stays here.
  await desk.receive(
    'From: Zane Kliente <zane@klienti.example>\nTo: anna.paraudzina@paraugnovads.example\nSubject: Labdien\nMessage-ID: <z@klienti.example>\nContent-Type: text/plain\n\nKad var satikties?\n',
  );
  const invited = sample('thunderbird')
    .toString()
    .replaceAll('\n ', '')
    .replaceAll('skola@skolas.example', 'zane@klienti.example')
    .replaceAll('Vecāku sapulce', 'Zanes Klientes pabalsts');
  await desk.receive(invited);
  await pages.post('/sanaksme/jauna', FORM, 'Anna');
  const made = await pages.post('/sanaksmes/kalendars', {}, 'Anna');
  await assertValidHtml(made.body, 'made');
  const [address = ''] = /\/kalendars\/[A-Za-z0-9_-]{43}\.ics/.exec(made.body) ?? [];
  const read = await pages.get(address);
  assert.equal(read.statusCode, 200);
  assert.match(String(read.headers['content-type']), /text\/calendar/);
  assert.match(read.body, /SUMMARY:Laukuma apgaismojums/);
  assert.match(read.body, /DTSTART:20261126T080000Z/);
  assert.match(read.body, /DTSTART:20261124T160000Z/);
  assert.doesNotMatch(read.body, /Zane|pabalsts|Biedrība/);
  const busy = await pages.get(address.replace('.ics', '.ifb'));
  assert.match(busy.body, /BEGIN:VFREEBUSY/);
  assert.match(busy.body, /FREEBUSY;FBTYPE=BUSY:20261126T080000Z\/20261126T093000Z/);
  assert.doesNotMatch(busy.body, /SUMMARY/);

  assert.equal((await pages.get(`/kalendars/${'x'.repeat(43)}.ics`)).statusCode, 404);
  const anew = await pages.post('/sanaksmes/kalendars', {}, 'Anna');
  assert.equal((await pages.get(address)).statusCode, 404, 'the one before ends');
  const [second = ''] = /\/kalendars\/[A-Za-z0-9_-]{43}\.ics/.exec(anew.body) ?? [];
  assert.equal((await pages.get(second)).statusCode, 200);
  await pages.post('/sanaksmes/kalendars/beigt', {}, 'Anna');
  assert.equal((await pages.get(second)).statusCode, 404);
  assert.ok(riga('2026-11-26T10:00').toString() === '2026-11-26T08:00:00Z');
});

test('what came with an invitation is fetched by whoever is invited, and by nobody else', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  const [head = '', ...rest] = sample('thunderbird').toString().split('\n\n');
  const outer = head.replace(
    /Content-Type: multipart\/alternative; boundary="[^"]+"/,
    'Content-Type: multipart/mixed; boundary="m"',
  );
  const inner = `Content-Type: multipart/alternative; boundary="=_kal_1"\n\n${rest.join('\n\n')}`;
  const pdf =
    'Content-Type: application/pdf; name="kartiba.pdf"\nContent-Disposition: attachment; filename="kartiba.pdf"\n\n%PDF-1.4 kartiba';
  await desk.receive(`${outer}\n\n--m\n${inner}\n--m\n${pdf}\n--m--\n`);
  const path = /\/sanaksme\/[0-9a-f-]{36}/.exec((await pages.get('/sanaksmes', 'Anna')).body)?.[0] ?? '';
  const shown = await pages.get(path, 'Anna');
  await assertValidHtml(shown.body, 'with a document');
  const link = /\/sanaksme\/[0-9a-f-]{36}\/pielikums\/\d/.exec(shown.body)?.[0] ?? '';
  const fetched = await pages.get(link, 'Anna');
  assert.match(fetched.body, /%PDF-1\.4 kartiba/);
  assert.equal((await pages.get(link, 'Jānis')).statusCode, 404);
  assert.equal((await pages.get(`${path}/pielikums/9`, 'Anna')).statusCode, 404);
});
