import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { DESK, dictionary, settled, testDesk } from '../../../../test/builders/desk.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { mailById } from '../../../desk/mail/index.ts';
import { caseById, caseByNumber } from '../../../desk/cases/index.ts';
import { followSearch } from '../../../desk/search/index.ts';
import { replay } from '../../../journal/index.ts';

const desk = await testDesk('2026-11-20T16:50');
const pages = await testPages(desk);
let letters = 0;

/** A letter of an invented resident to the client service centre; gives the number of its case. */
async function letter(
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ number: string; mail: string; id: string }> {
  letters += 1;
  const { id } = await desk.receive(rawMail({ 'Message-ID': `<m${letters}@x.example>`, ...headers }, body));
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  const one =
    mail?.case_id == null ? null : await desk.database.read(DESK, (tx) => caseById(tx, mail.case_id as never));
  return { number: one?.number ?? '', mail: id, id: `<m${letters}@x.example>` };
}

async function caseOf(number: string) {
  const one = await desk.database.read(DESK, (tx) => caseByNumber(tx, number));
  assert.ok(one);
  return one;
}

/** „ANNA” works in the client service centre; „JĀNIS” in the building authority. */
const ANNA = 'Anna';
const JANIS = 'Jānis';

test('the page shows the letter, what is owed with its reason, and the client', async () => {
  const { number } = await letter();
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Šķūņu ielā ir bedre/);
  assert.match(shown.body, /Žanis Bērziņš/);
  assert.match(shown.body, /5\.2\.1/);
  assert.match(shown.body, /Saņemts piektdien 16\.50/);
  await assertValidHtml(shown.body);
  await assertValidHtml((await pages.get(`/lieta/${number}?valoda=en`, ANNA)).body);
});

const locationOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['location'] ?? '');

async function journalAgrees(): Promise<void> {
  const { differences } = await desk.database.read(DESK, (tx) => replay(tx, desk.rules));
  assert.deepEqual(differences, []);
}

test('5.2.3: an employee takes a case with one press and can take that back; a colleague who presses later is told who has it', async () => {
  const { number } = await letter();
  const taken = await pages.post(`/lieta/${number}/uznemties`, {}, ANNA);
  assert.equal(taken.statusCode, 303);
  assert.equal((await caseOf(number)).holder, desk.as(ANNA).employee);
  const late = await pages.post(`/lieta/${number}/uznemties`, {}, 'Mārtiņš');
  assert.equal(late.statusCode, 422);
  assert.match(late.body, /Lietu jau uzņēmies cits: Anna Paraudziņa/);
  assert.equal((await pages.post(`/lieta/${number}/atgriezt`, {}, ANNA)).statusCode, 303);
  assert.equal((await caseOf(number)).holder, null);
});

test('5.1.1: a case of another unit shows its door only and takes no deed; a number that is none is not there', async () => {
  const { number } = await letter();
  for (const path of ['', '/nodot', '/zurnals', '/slegt'])
    assert.match((await pages.get(`/lieta/${number}${path}`, JANIS)).body, /citas struktūrvienības/, path);
  assert.equal((await pages.post(`/lieta/${number}/uznemties`, {}, JANIS)).statusCode, 404);
  assert.equal((await pages.get('/lieta/PN-2026-99999', ANNA)).statusCode, 404);
  assert.equal((await pages.get("/lieta/'or'1", ANNA)).statusCode, 404);
  assert.equal((await pages.get(`/lieta/${number}`)).statusCode, 303, 'nobody signed in: to the sign-in page');
});

test('5.2.1: a case is not closed as answered while an answer is owed; the form says so and keeps what was chosen', async () => {
  const { number } = await letter();
  const refused = await pages.post(`/lieta/${number}/slegt`, { outcome: 'answered' }, ANNA);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Klientam vēl pienākas atbilde \(5\.2\.1\. punkts\)/);
  assert.match(refused.body, /value="answered" checked/);
  assert.equal((await caseOf(number)).state, 'open');
  await assertValidHtml(refused.body);
  const nothing = await pages.post(`/lieta/${number}/slegt`, {}, ANNA);
  assert.equal(nothing.statusCode, 422);
  const closed = await pages.post(`/lieta/${number}/slegt`, { outcome: 'no-answer-needed' }, ANNA);
  assert.equal(closed.statusCode, 303);
  assert.equal((await caseOf(number)).state, 'closed');
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.match(shown.body, /Lieta slēgta .*atbilde nav vajadzīga/);
  await assertValidHtml(shown.body);
  await pages.post(`/lieta/${number}/atvert?atsaukt=1`, {}, ANNA);
  assert.equal((await caseOf(number)).state, 'open');
  await journalAgrees();
});

test('a case is handed over with its reason; its due time does not move; the one who did it can take it back', async () => {
  const { number } = await letter();
  const jani = desk.as(JANIS);
  await pages.post(`/lieta/${number}/uznemties`, {}, ANNA);
  const panel = await pages.get(`/lieta/${number}/nodot`, ANNA);
  await assertValidHtml(panel.body);
  assert.match(panel.body, /Jānis Piemērs, būvinspektors/);
  const to = `${jani.employee}@${jani.units[0]}`;
  const without = await pages.post(`/lieta/${number}/nodot`, { to }, ANNA);
  assert.equal(without.statusCode, 422);
  assert.match(without.body, new RegExp(`value="${to}" selected`), 'the choice stands');
  const nobody = await pages.post(
    `/lieta/${number}/nodot`,
    { to: 'unit:00000000-0000-4000-8000-000000000000', reason: 'absence' },
    ANNA,
  );
  assert.equal(nobody.statusCode, 422);
  const over = await pages.post(`/lieta/${number}/nodot`, { to, reason: 'outside-my-competence' }, ANNA);
  assert.equal(over.statusCode, 303);
  assert.equal(locationOf(over), '/', 'the case is out of her reach now');
  assert.equal((await caseOf(number)).holder, jani.employee);
  assert.equal(
    (await pages.post(`/lieta/${number}/nodot/atsaukt`, {}, 'Zane')).statusCode,
    404,
    'not hers to take back',
  );
  assert.equal((await pages.post(`/lieta/${number}/nodot/atsaukt`, {}, ANNA)).statusCode, 303);
  const back = await caseOf(number);
  assert.deepEqual([back.holder, back.unit], [desk.as(ANNA).employee, desk.as(ANNA).units[0]]);
  await journalAgrees();
});

test('whoever was faster is named with what they did; nothing typed is lost and a second press goes on', async () => {
  const { number } = await letter();
  const opened = await pages.get(`/lieta/${number}/slegt`, ANNA);
  const version = /name="version" value="(\d+)"/.exec(opened.body)?.[1] ?? '';
  await pages.post(`/lieta/${number}/uznemties`, {}, 'Mārtiņš');
  const conflict = await pages.post(`/lieta/${number}/slegt`, { outcome: 'spam', version }, ANNA);
  assert.equal(conflict.statusCode, 409);
  assert.match(conflict.body, /Kamēr rakstījāt, lieta mainījās/);
  assert.match(conflict.body, /Mārtiņš [^<]* · Lieta uzņemta/);
  assert.match(conflict.body, /value="spam" checked/);
  const again = /name="version" value="(\d+)"/.exec(conflict.body)?.[1] ?? '';
  assert.equal((await pages.post(`/lieta/${number}/slegt`, { outcome: 'spam', version: again }, ANNA)).statusCode, 303);
});

test('Law on Submissions: what the letter seems to be is proposed with the term that it would open, before it is chosen', async () => {
  const { number } = await letter({ Subject: 'Iesniegums par ielas apgaismojumu' });
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.match(shown.body, /Iespējams, iesniegums/);
  const foreseen = /Tad būs jāievēro: Atbildēt līdz ([^(]+) \(Iesniegumu likums\)/.exec(shown.body)?.[1];
  assert.ok(foreseen);
  const panel = await pages.get(`/lieta/${number}/veids`, ANNA);
  assert.match(panel.body, /Informācijas atklātības likums/);
  await assertValidHtml(panel.body);
  assert.equal((await pages.post(`/lieta/${number}/veids`, { submission: 'application' }, ANNA)).statusCode, 303);
  const after = await pages.get(`/lieta/${number}`, ANNA);
  assert.ok(!after.body.includes('Iespējams, iesniegums'));
  assert.ok(after.body.includes(foreseen), 'what was foreseen is what is owed now');
  assert.match(after.body, /Noteicošais/);
  assert.equal((await pages.post(`/lieta/${number}/veids?uz=question`, {}, ANNA)).statusCode, 303);
  assert.equal((await caseOf(number)).submission, 'question');
  assert.equal((await pages.post(`/lieta/${number}/veids`, { submission: 'rubbish' }, ANNA)).statusCode, 422);
});

test('a note is written once however often it is sent, and an empty one is refused with what to do', async () => {
  const { number } = await letter();
  const key = '00000000-0000-4000-8000-00000000c0de';
  const send = () => pages.post(`/lieta/${number}/piezime`, { note: 'Zvanīju klientam.', _form: key }, ANNA);
  assert.equal((await send()).statusCode, 303);
  assert.equal((await send()).statusCode, 303);
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.equal(shown.body.split('Zvanīju klientam.').length, 2);
  assert.match(shown.body, /Iekšēja piezīme: klients to neredz/);
  const empty = await pages.post(`/lieta/${number}/piezime`, { note: '  ' }, ANNA);
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /Aizpildiet: Iekšēja piezīme/);
});

test('5.2.1: the client is not waited for while nothing was asked', async () => {
  const { number } = await letter();
  const refused = await pages.post(`/lieta/${number}/gaida`, {}, ANNA);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Klientam vēl nekas nav jautāts/);
  assert.equal((await caseOf(number)).state, 'open');
});

test('cases are merged after a look at what will be, and parted again; an employee without the power is told so', async () => {
  const one = await letter({ Subject: 'Par bedri' });
  const two = await letter({ Subject: 'Vēlreiz par bedri' });
  assert.equal((await pages.post(`/lieta/${one.number}/apvienot`, { into: two.number }, ANNA)).statusCode, 403);
  const picker = await pages.get(`/lieta/${one.number}/apvienot`, 'Mārtiņš');
  assert.ok(picker.body.includes(two.number), 'the client’s other open case is offered');
  await assertValidHtml(picker.body);
  await settled(desk);
  while (await followSearch(desk, await dictionary));
  const found = await pages.get(`/lieta/${one.number}/apvienot?q=${two.number.slice(-5)}`, 'Mārtiņš');
  assert.ok(found.body.includes(`?ar=${two.number}`));
  const preview = await pages.get(`/lieta/${one.number}/apvienot?ar=${two.number}`, 'Mārtiņš');
  assert.match(preview.body, new RegExp(`${one.number} apvienos ar ${two.number}`));
  await assertValidHtml(preview.body);
  const merged = await pages.post(`/lieta/${one.number}/apvienot`, { into: two.number }, 'Mārtiņš');
  assert.equal(locationOf(merged), `/lieta/${two.number}`);
  const shown = await pages.get(`/lieta/${two.number}`, 'Mārtiņš');
  assert.match(shown.body, new RegExp(`no lietas ${one.number}`));
  await assertValidHtml(shown.body);
  const old = await pages.get(`/lieta/${one.number}`, 'Mārtiņš');
  assert.match(old.body, new RegExp(`apvienota ar ${two.number}`));
  await assertValidHtml(old.body);
  assert.equal((await pages.post(`/lieta/${one.number}/atdalit`, {}, 'Mārtiņš')).statusCode, 303);
  assert.equal((await caseOf(one.number)).state, 'open');
  await journalAgrees();
});

test('cases of two clients are not merged without the word that one answer serves both', async () => {
  const one = await letter();
  const two = await letter({ From: 'Cits Cilvēks <cits@iedzivotajs.example>' });
  const refused = await pages.post(`/lieta/${one.number}/apvienot`, { into: two.number }, 'Mārtiņš');
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Klienti atšķiras/);
  await assertValidHtml(refused.body);
  assert.equal(
    (await pages.post(`/lieta/${one.number}/apvienot`, { into: two.number, one: 'yes' }, 'Mārtiņš')).statusCode,
    303,
  );
});

test('a letter on another matter becomes a case of its own and goes back', async () => {
  const one = await letter();
  const more = await letter({ References: one.id, Subject: 'Re: Bedre' });
  assert.equal(more.number, one.number);
  const split = await pages.post(`/lieta/${one.number}/izdalit`, { mail: more.mail }, ANNA);
  assert.equal(split.statusCode, 303);
  const number = locationOf(split).split('/')[2] ?? '';
  assert.notEqual(number, one.number);
  assert.equal((await pages.post(`/lieta/${one.number}/izdalit`, { mail: 'rubbish' }, ANNA)).statusCode, 422);
  const back = await pages.post(`/lieta/${number}/savienot`, {}, ANNA);
  assert.equal(locationOf(back), `/lieta/${one.number}`);
  await journalAgrees();
});

test('nothing that a sender writes runs: subject, name, text, attachment name, layout', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const body = `--b\nContent-Type: text/html; charset=utf-8\n\n<p onclick="alert(1)">Sveiki ${evil}</p><script>alert(2)</script><iframe src="https://evil.example"></iframe><form action="https://evil.example"><input></form><a href="javascript:alert(3)">te</a><img src="https://pixel.example/p.png">\n--b\nContent-Type: text/plain; name="x"\nContent-Disposition: attachment; filename="${evil}.txt"\n\nsaturs\n--b--\n`;
  const { number, mail } = await letter(
    { From: `"${evil}" <evil@x.example>`, Subject: evil, 'Content-Type': 'multipart/mixed; boundary=b' },
    body,
  );
  for (const path of [`/lieta/${number}`, `/vestule/${mail}`, `/lieta/${number}/zurnals`]) {
    const shown = await pages.get(path, ANNA);
    assert.equal(shown.statusCode, 200);
    assert.ok(!/<img src=x|<script>alert|onerror=alert\(1\)>/.test(shown.body), path);
    await assertValidHtml(shown.body);
  }
  const layout = await pages.get(`/vestule/${mail}/html`, ANNA);
  assert.match(String(layout.headers['content-security-policy']), /default-src 'none'.*sandbox/);
  assert.ok(!/<script|<iframe|<form|onclick|javascript:|onerror|pixel\.example/.test(layout.body), layout.body);
  const pictures = await pages.get(`/vestule/${mail}/html?atteli=1`, ANNA);
  assert.match(pictures.body, /pixel\.example/);
  assert.match(String(pictures.headers['content-security-policy']), /img-src data: https:/);
  const file = await pages.get(`/vestule/${mail}/pielikums/1`, ANNA);
  assert.equal(file.headers['content-type'], 'application/octet-stream');
  assert.match(String(file.headers['content-disposition']), /^attachment;/);
  assert.equal(file.headers['x-content-type-options'], 'nosniff');
  assert.match(String(file.headers['content-security-policy']), /sandbox/);
  assert.equal(file.body.trim(), 'saturs');
});

test('a picture shows itself, a dangerous attachment opens only after its danger was named, another unit sees none of it', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const body = `--b\nContent-Type: text/plain\n\nSk. pielikumu.\n--b\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64\n\n${png}\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="rekins.pdf.exe"\nContent-Transfer-Encoding: base64\n\nTVqQAAMAAAAEAAAA\n--b--\n`;
  const { number, mail } = await letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, body);
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.match(shown.body, /nosaukums slēpj īsto veidu/);
  const picture = await pages.get(`/vestule/${mail}/pielikums/1`, ANNA);
  assert.equal(picture.headers['content-type'], 'image/png');
  assert.equal(picture.rawPayload.toString('base64'), png);
  const warned = await pages.get(`/vestule/${mail}/pielikums/2`, ANNA);
  assert.match(warned.body, /Šis pielikums var būt bīstams/);
  await assertValidHtml(warned.body);
  const taken = await pages.get(`/vestule/${mail}/pielikums/2?tomer=1`, ANNA);
  assert.match(String(taken.headers['content-disposition']), /^attachment;/);
  for (const path of ['', '/html', '/originals', '/pielikums/1'])
    assert.equal((await pages.get(`/vestule/${mail}${path}`, JANIS)).statusCode, 404);
  assert.equal((await pages.get(`/vestule/${mail}/pielikums/9`, ANNA)).statusCode, 404);
  const original = await pages.get(`/vestule/${mail}/originals`, ANNA);
  assert.match(original.body, /^From: /);
});

test('a long thread shows its newest twenty, and the earlier ones upon asking', async () => {
  const one = await letter();
  for (let n = 0; n < 24; n += 1) {
    desk.at(`2026-11-20T17:${10 + n}`);
    await letter({ References: one.id, Subject: `Re: Bedre ${n}` }, `Vēstule numur ${n}.\n`);
  }
  const shown = await pages.get(`/lieta/${one.number}`, ANNA);
  assert.match(shown.body, /Rādīt agrākās \(5\)/);
  assert.ok(!shown.body.includes('Vēstule numur 2.'));
  assert.ok(shown.body.includes('Vēstule numur 23.'));
  const all = await pages.get(`/lieta/${one.number}?rada=60`, ANNA);
  assert.ok(all.body.includes('Vēstule numur 2.'));
  await assertValidHtml(all.body);
});

test('5.3.1: a case by hand begins with the client’s own words; the search for a client loses nothing typed', async () => {
  await letter({ From: 'Zināmais Klients <zinams@iedzivotajs.example>' });
  const unit = desk.as(ANNA).units[0] as string;
  const typed = {
    need: 'Gribu zināt, kad asfaltēs ielu.',
    subject: 'Ielas asfaltēšana',
    channel: 'counter',
    unit,
    submission: 'question',
    mine: 'yes',
  };
  const fresh = await pages.get('/lietas/jauna', ANNA);
  assert.match(fresh.body, /Sāksies: Atbildēt līdz [^(]+\(Iesniegumu likums\)/);
  await assertValidHtml(fresh.body);
  const found = await pages.post('/lietas/jauna', { ...typed, find: 'zinam', do: 'find' }, ANNA);
  assert.match(found.body, /Gribu zināt, kad asfaltēs ielu\./);
  const client = /name="client" value="([0-9a-f-]{36})"/.exec(found.body)?.[1];
  assert.ok(client);
  await assertValidHtml(found.body);
  const nobody = await pages.post('/lietas/jauna', typed, ANNA);
  assert.equal(nobody.statusCode, 422);
  assert.match(nobody.body, /Izvēlieties klientu vai ierakstiet jaunu/);
  const wordless = await pages.post('/lietas/jauna', { ...typed, need: '', client }, ANNA);
  assert.equal(wordless.statusCode, 422);
  const key = '00000000-0000-4000-8000-0000000000ca';
  const opened = await pages.post('/lietas/jauna', { ...typed, client, _form: key }, ANNA);
  assert.equal(opened.statusCode, 303);
  assert.equal(
    locationOf(await pages.post('/lietas/jauna', { ...typed, client, _form: key }, ANNA)),
    locationOf(opened),
    'once',
  );
  const shown = await pages.get(locationOf(opened), ANNA);
  assert.match(shown.body, /Gribu zināt, kad asfaltēs ielu\./);
  assert.match(shown.body, /klātiene/);
  const made = await caseOf(locationOf(opened).split('/')[2] ?? '');
  assert.equal(made.holder, desk.as(ANNA).employee);
  const another = await pages.post(
    '/lietas/jauna',
    { ...typed, name: 'Jauns Klients', submission: 'application' },
    ANNA,
  );
  assert.equal(another.statusCode, 303);
  assert.match((await pages.get(locationOf(another), ANNA)).body, /Iesniegumu likums/);
  await journalAgrees();
});

test('two people on one case see each other', async () => {
  const { number } = await letter();
  await pages.get(`/lieta/${number}`, 'Mārtiņš');
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.match(shown.body, /Mārtiņš [^<]+ arī skatās šo lietu/);
});

test('the journal names every event with its actor and sum', async () => {
  const { number } = await letter();
  await pages.post(`/lieta/${number}/uznemties`, {}, ANNA);
  const shown = await pages.get(`/lieta/${number}/zurnals`, ANNA);
  assert.match(shown.body, /Lieta uzņemta/);
  assert.match(shown.body, /title="[0-9a-f]{64}"/);
  await assertValidHtml(shown.body);
});
