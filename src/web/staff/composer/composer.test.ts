import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { type Answered, composerDesk, fieldsOf, LETTER, type Signed } from '../../../../test/browser/composer-desk.ts';
import { DESK } from '../../../../test/builders/desk.ts';
import { saveLinkStates } from '../../../desk/links/index.ts';
import { withdrawReply } from '../../../desk/replies/index.ts';
import type { ReplyId } from '../../../vocabulary/ids.ts';
import { composerTexts } from './texts.ts';

const BODY =
  'Siltumnīcai līdz 60 kvadrātmetriem būvatļauja nav vajadzīga. Tā noteikts vispārīgo būvnoteikumu 7. punktā.';
const CLOSING = 'Atļauja Jums nav vajadzīga. Ja rodas jautājumi, lūdzu, rakstiet mums.\n\nPaldies par Jūsu vēstuli!';

const made = await composerDesk();
const anna = await made.signIn('Anna');
const janis = await made.signIn('Jānis');
const ilze = await made.signIn('Ilze');
const t = composerTexts('lv');

type Fields = Record<string, string | string[]>;

async function opened(letter = LETTER): Promise<{ number: string; id: string; path: string; fields: Fields }> {
  const { number, id } = await made.openCase(letter);
  const path = `/lieta/${number}/atbilde`;
  return { number, id, path, fields: fieldsOf((await anna.get(path)).body) };
}

async function written(
  more: Fields = {},
): Promise<{ number: string; path: string; reply: string; fields: Fields; read: string }> {
  const { number, path, fields } = await opened();
  const answer = await anna.post(path, { ...fields, body: BODY, closing: CLOSING, ...more, do: 'lasit' });
  assert.equal(answer.status, 303, answer.body.slice(0, 2000));
  const reply = answer.location.split('/')[2] ?? '';
  return { number, path, reply, read: answer.location, fields: fieldsOf((await anna.get(path)).body) };
}

function hashIn({ body }: Answered): string {
  return /name="hash" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '';
}

async function stateOf(reply: string): Promise<string | undefined> {
  const row = await made.desk.database.read(DESK, (tx) =>
    tx.one<{ state: string }>('select state from reply where tenant = 1 and id = $1', [reply]),
  );
  return row?.state;
}

async function check(
  who: Signed,
  path: string,
  fields: Fields,
): Promise<{
  places: Record<string, { html: string; wanting: boolean; length: number | null }>;
  say: string;
  overridable: string[];
  links: string[];
  recipients: string;
}> {
  const answer = await who.json(`${path}/parbaude`, fields);
  assert.equal(answer.status, 200, answer.body);
  return JSON.parse(answer.body);
}

test('the composer opens filled from the case and keeps nothing until something is saved', async () => {
  const { id, fields } = await opened();
  assert.match(String(fields['salutation']), /^Labdien!\n\nAtbildu uz Jūsu 2026\. gada 20\. novembra e-pasta vēstuli/);
  assert.equal(fields['recipient_address'], 'klients@klienti.example');
  assert.equal(fields['upon'], '0');
  const kept = await made.desk.database.read(DESK, (tx) =>
    tx.rows('select id from reply where tenant = 1 and case_id = $1', [id]),
  );
  assert.equal(kept.length, 0);
});

test('9.1–9.3: without script a letter goes the whole way: refused with what is missing, mended, read, sent, taken back, sent', async () => {
  const { number, path, fields } = await opened();
  const empty = await anna.get(`/lieta/${number}/atbilde`);
  assert.match(empty.body, /id="part-salutation"[^>]* data-wanting="false"/);
  assert.match(empty.body, /id="part-body"[^>]* data-wanting="true"/);
  const toRead = await anna.post(path, { ...fields, do: 'lasit' });
  assert.match(toRead.location, /^\/atbilde\/[0-9a-f-]{36}\/lasit$/);
  const wanting = await anna.get(toRead.location);
  assert.match(wanting.body, /Pirms sūtīšanas jāizlabo/);
  assert.doesNotMatch(wanting.body, /data-send/);
  const reply = toRead.location.split('/')[2]!;
  const forced = await anna.post(`/atbilde/${reply}/sutit`, { hash: '0'.repeat(64) });
  assert.equal(forced.status, 409);
  assert.match(forced.body, /trūkst: 9\.2\., 9\.3\./);
  assert.equal(await stateOf(reply), 'draft');

  await anna.post(path, { ...fieldsOf((await anna.get(path)).body), body: BODY, closing: CLOSING, do: 'saglabat' });
  const hash = hashIn(await anna.get(toRead.location));
  const sent = await anna.post(`/atbilde/${reply}/sutit`, { hash });
  assert.equal(sent.status, 303, sent.body.slice(0, 1000));
  assert.equal(sent.location, `/lieta/${number}`);
  const flash = JSON.parse(
    Buffer.from(/laipa-f=([^;]+)/.exec(String(sent.headers['set-cookie']))?.[1] ?? '', 'base64url').toString(),
  );
  assert.deepEqual(flash.undo, { action: `/atbilde/${reply}/atsaukt`, seconds: 10 });

  const again = await anna.post(`/atbilde/${reply}/sutit`, { hash });
  assert.equal(again.location, `/lieta/${number}`);
  const approvals = await made.desk.database.read(DESK, (tx) =>
    tx.rows(`select 1 from event where tenant = 1 and kind = 'reply.approved' and facts->>'reply' = $1`, [reply]),
  );
  assert.equal(approvals.length, 1);

  assert.equal((await anna.post(`/atbilde/${reply}/atsaukt`, {})).location, path);
  assert.equal(fieldsOf((await anna.get(path)).body)['body'], BODY);
  assert.equal(
    (await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(toRead.location)) })).status,
    303,
  );
});

test('two presses at the same instant send one letter', async () => {
  const { reply, read } = await written();
  const hash = hashIn(await anna.get(read));
  const answers = await Promise.all([1, 2, 3].map(() => anna.post(`/atbilde/${reply}/sutit`, { hash })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
  const approvals = await made.desk.database.read(DESK, (tx) =>
    tx.rows(`select 1 from event where tenant = 1 and kind = 'reply.approved' and facts->>'reply' = $1`, [reply]),
  );
  assert.equal(approvals.length, 1);
});

test('9.5: a letter that was changed after it was read is not sent, and says to read it again', async () => {
  const { path, reply, read, fields } = await written();
  const hash = hashIn(await anna.get(read));
  await anna.post(path, { ...fields, body: `${BODY} Papildināts pēc tam.`, do: 'saglabat' });
  const refused = await anna.post(`/atbilde/${reply}/sutit`, { hash });
  assert.equal(refused.status, 409);
  assert.match(refused.body, /9\.5\. punkts: pēc izlasīšanas vēstule mainījās/);
  assert.equal(await stateOf(reply), 'draft');
});

test('too late to take back: the refusal names the clause on mistakes', async () => {
  const { reply, read } = await written();
  await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) });
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(`update reply set state = 'delivered' where tenant = 1 and id = $1`, [reply]),
  );
  const late = await anna.post(`/atbilde/${reply}/atsaukt`, {});
  assert.equal(late.status, 409);
  assert.match(late.body, /5\.4\.4\. punkts/);
});

test('the check answers while one types, with spans that fit the text and replacements; nothing is kept by it', async () => {
  const { path, fields, id } = await opened();
  const body = '<p>Saskaņā ar augstāk minēto atļauja <b>nav</b> vajadzīga.</p><ul><li>Viens</li></ul>';
  const answer = await check(anna, path, { ...fields, body_html: body });
  assert.equal(answer.places['body']?.length, 'Saskaņā ar augstāk minēto atļauja nav vajadzīga.\nViens\n'.length);
  assert.match(answer.places['body']?.html ?? '', /data-start="0" data-end="25"[^]*data-replacement="Tāpēc"/);
  assert.match(answer.say, /Trūkst: 9\.3\./);
  assert.match(answer.places['salutation']?.html ?? '', /finding met/);
  const kept = await made.desk.database.read(DESK, (tx) =>
    tx.rows('select id from reply where tenant = 1 and case_id = $1', [id]),
  );
  assert.equal(kept.length, 0);
});

test('9.2: an attachment is no ground in law, a law is', async () => {
  const { path, fields } = await opened();
  const ground = async (body: string) =>
    /Pamatojums/.test((await check(anna, path, { ...fields, body })).places['body']?.html ?? '');
  assert.equal(await ground('Skici nosūtu pielikumā, skatiet to uzmanīgi.'), false);
  assert.equal(await ground('Tā noteikts Būvniecības likumā un Iesniegumu likumā.'), true);
  assert.equal(await ground('Tā noteikts Civillikumā.'), true);
});

test('an override needs its words: a short reason does not count, a full one is kept with the letter and in the journal', async () => {
  const { reply, read } = await written({ body: `${BODY} Skici nosūtu pielikumā.`, 'reason_9.2': 'ok' });
  assert.match((await anna.get(read)).body, /Pirms sūtīšanas jāizlabo/);
  const { path } = await opened();
  const fields = fieldsOf((await anna.get(path)).body);
  const kept = await anna.post(path, {
    ...fields,
    body: `${BODY} Skici nosūtu pielikumā.`,
    closing: CLOSING,
    'reason_9.2': 'Skice ir pie iepriekšējās vēstules',
    do: 'lasit',
  });
  const page = await anna.get(kept.location);
  assert.match(page.body, /Sūtāt ar iemeslu/);
  const id = kept.location.split('/')[2]!;
  assert.equal((await anna.post(`/atbilde/${id}/sutit`, { hash: hashIn(page) })).status, 303);
  const [event] = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ overridden: string[] }>(
      `select facts->'overridden' as overridden from event where tenant = 1 and kind = 'reply.approved' and facts->>'reply' = $1`,
      [id],
    ),
  );
  assert.deepEqual(event?.overridden, ['9.2']);
  const uses = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ reason: string }>(`select reason from power_use where tenant = 1 and power = 'override-check'`),
  );
  assert.deepEqual(uses, [{ reason: '9.2. punkts: Skice ir pie iepriekšējās vēstules' }], '5.4.2: on the head’s list');
  assert.notEqual(reply, id);
});

test('a placeholder of a template can not be overridden', async () => {
  const { read } = await written({ body: `${BODY} Atbildīgais: {{vārds}}.`, 'reason_9.2': 'gribu sūtīt tā' });
  const page = await anna.get(read);
  assert.match(page.body, /neaizpildīta sagataves vieta/);
  assert.equal(hashIn(page), '');
});

test('recipients: added by role, the unknown one stands out, one taken out stays out over saving, reading and taking back', async () => {
  const { path, read, fields, reply } = await written();
  const added = await anna.post(path, {
    ...fields,
    new_address: 'Svešais <svess@cits.example>',
    new_field: 'to',
    do: 'pievienot',
  });
  assert.equal(added.location, path);
  let page = await anna.get(path);
  assert.match(page.body, /recipient stranger[^]*svess@cits\.example[^]*lietā nezināms/);
  assert.match((await anna.get(read)).body, /svess@cits\.example[^]*Pārliecinieties/);
  await anna.post(path, { ...fieldsOf(page.body), do: 'nonemt:0' });
  page = await anna.get(path);
  assert.equal(fieldsOf(page.body)['recipient_address'], 'svess@cits.example');
  assert.match(page.body, /Klienta adrese nav starp saņēmējiem/);
  await anna.post(path, { ...fieldsOf(page.body), do: 'nonemt:0' });
  assert.match((await anna.get(path)).body, /Vēstulei nav saņēmēja/);
  assert.equal(fieldsOf((await anna.get(path)).body)['recipient_address'], undefined);
  assert.equal(await stateOf(reply), 'draft');
});

test('an address that is none is refused at its field, and the text that was typed is kept', async () => {
  const { path, fields } = await written();
  const refused = await anna.post(path, {
    ...fields,
    body: `${BODY} Vēl viens teikums.`,
    new_address: 'nav adrese',
    do: 'pievienot',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /href="#f-new_address"/);
  assert.match(String(fieldsOf(refused.body)['body']), /Vēl viens teikums/);
});

test('saved in another window meanwhile: both texts are shown, nothing is lost, and saving again keeps mine', async () => {
  const { path, fields } = await written();
  const other = await anna.json(`${path}/melnraksts`, { ...fields, body: 'Otra loga teksts.' });
  assert.equal(other.status, 200);
  const script = await anna.json(`${path}/melnraksts`, { ...fields, body: 'Mans teksts.' });
  assert.equal(script.status, 409);
  assert.match(JSON.parse(script.body).conflict.text, /Otra loga teksts/);
  const page = await anna.post(path, { ...fields, body: 'Mans teksts.', do: 'lasit' });
  assert.equal(page.status, 409);
  assert.match(page.body, /Otra loga teksts/);
  const again = fieldsOf(page.body);
  assert.equal(again['body'], 'Mans teksts.');
  assert.equal((await anna.post(path, { ...again, do: 'saglabat' })).status, 303);
  assert.equal(fieldsOf((await anna.get(path)).body)['body'], 'Mans teksts.');
});

test('two windows that both begin a draft end with one, and the second is told', async () => {
  const { path, fields } = await opened();
  const second = fieldsOf((await anna.get(path)).body);
  assert.equal((await anna.json(`${path}/melnraksts`, { ...fields, body: 'Pirmais.' })).status, 200);
  assert.equal((await anna.json(`${path}/melnraksts`, { ...second, body: 'Otrais.' })).status, 409);
});

test('text areas keep the markup of what was not touched', async () => {
  const { path, fields } = await opened();
  await anna.json(`${path}/melnraksts`, {
    ...fields,
    body_html: '<p>Viens <b>svarīgs</b> vārds.</p><ol><li>pirmais</li><li>otrais</li></ol>',
  });
  const shown = fieldsOf((await anna.get(path)).body);
  await anna.post(path, { ...shown, closing: CLOSING, do: 'saglabat' });
  assert.match((await anna.get(path)).body, /data-html="&lt;p&gt;Viens &lt;b&gt;svarīgs/);
});

test('attachments: put, named, taken away; too much or empty is refused; what is said to be HTML is only ever saved', async () => {
  const { path, reply, fields } = await written();
  const html = { name: '../../skice<script>.html', type: 'text/html', bytes: Buffer.from('<script>alert(1)</script>') };
  const put = await anna.upload(`${path}/pielikumi`, { reply }, [html]);
  assert.equal(put.status, 200, put.body);
  assert.doesNotMatch(put.body, /<script>/);
  const got = await anna.get(`/atbilde/${reply}/pielikums/0`);
  assert.equal(got.headers['content-type'], 'application/octet-stream');
  assert.match(String(got.headers['content-disposition']), /^attachment/);
  assert.equal(got.headers['x-content-type-options'], 'nosniff');
  const empty = await anna.upload(`${path}/pielikumi`, { reply }, [
    { name: 'tukss.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) },
  ]);
  assert.equal(empty.status, 422);
  assert.match(empty.body, /tukss\.pdf/);
  const large = await anna.upload(`${path}/pielikumi`, { reply }, [
    { name: 'liels.bin', type: 'x/y', bytes: Buffer.alloc(25 * 1024 * 1024) },
  ]);
  assert.equal(large.status, 413);
  assert.match(large.body, /25 MB/);
  const value = /value="(atvienot:0:[0-9a-f]{64})"/.exec((await anna.get(path)).body)?.[1] ?? '';
  assert.equal((await anna.post(path, { ...fieldsOf((await anna.get(path)).body), do: value })).location, path);
  assert.equal((await anna.get(`/atbilde/${reply}/pielikums/0`)).status, 404);
  assert.ok(fields['reply']);
});

test('what is typed never becomes markup: not in the page, not in the letter, not in the check', async () => {
  const evil =
    '<p onclick="x()">Labi<img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">šeit</a></p><style>*{}</style><iframe src="//x"></iframe>';
  const { path, fields } = await opened(LETTER.replace('Vai siltumnīcai', '"><img src=x onerror=alert(1)>'));
  const filled = {
    ...fields,
    salutation_html: evil,
    body_html: evil,
    closing_html: evil,
    subject: '"><script>alert(1)</script>',
    recipient_address: '"><script>@x.lv',
    'reason_9.2': '"><script>',
  };
  const answer = await check(anna, path, filled);
  for (const { html } of Object.values(answer.places))
    assert.doesNotMatch(html, /<script|<img|onclick|onerror=alert\(1\)>/);
  assert.doesNotMatch(answer.recipients, /<script/);
  const saved = await anna.post(path, { ...filled, do: 'lasit' });
  for (const url of [path, saved.location, `${saved.location}?skats=teksts`]) {
    const { body } = await anna.get(url);
    assert.doesNotMatch(body, /<script>alert|<img src=x|<p onclick|href="javascript/, url);
  }
  const letter = await anna.get(`/atbilde/${saved.location.split('/')[2]}/skats`);
  assert.doesNotMatch(letter.body, /script|onerror|javascript:|iframe|onclick/);
  assert.match(String(letter.headers['content-security-policy']), /default-src 'none'.*sandbox/);
});

test('links: a dead one asks for a reason, an untried one is never held against the letter', async () => {
  const { path, fields } = await opened();
  const body_html =
    '<p>Atļauja nav vajadzīga, skatiet <a href="https://www.paraugs.example/dead">noteikumus</a> un <a href="https://cits.example/">kārtību</a>.</p>';
  const before = await check(anna, path, { ...fields, body_html, closing: CLOSING });
  assert.deepEqual(before.links, ['https://www.paraugs.example/dead', 'https://cits.example/']);
  assert.equal(before.places['body']?.wanting, false);
  await made.desk.database.write(DESK, (tx) =>
    saveLinkStates(tx, [{ href: 'https://www.paraugs.example/dead', opens: false }], made.desk.clock()),
  );
  const after = await check(anna, path, { ...fields, body_html, closing: CLOSING });
  assert.match(after.places['body']?.html ?? '', /Saite neatveras/);
  assert.deepEqual(after.overridable, ['9.2']);
  const saved = await anna.post(path, { ...fields, body_html, closing: CLOSING, do: 'lasit' });
  assert.match((await anna.get(saved.location)).body, /neatveras[^]*nav pārbaudīta/);
});

test('links into the inner network are not tried', async () => {
  const { path } = await opened();
  const answer = await anna.json(`${path}/saites`, {
    links: [
      'http://127.0.0.1/',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'http://10.0.0.1:8080/',
      'file:///etc/passwd',
    ],
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(JSON.parse(answer.body), { dead: [], changed: false });
});

test('templates: a head saves one, it fills empty parts only, and an employee has no such button', async () => {
  const { path, fields } = await opened();
  assert.doesNotMatch((await anna.get(path)).body, /value="sablons"/);
  await anna.post(path, { ...fields, template_title: 'Mēģinājums', do: 'sablons' });
  const none = await made.desk.database.read(DESK, (tx) => tx.rows('select 1 from template where tenant = 1'));
  assert.equal(none.length, 0);
  const unit = made.desk.as('Anna').units[0]!;
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into template (tenant, id, unit_id, language, title, body, closing) values (1, '00000000-0000-4000-8000-000000000001', $1, 'lv', 'Siltumnīca', '<p>Sagataves pamatdaļa.</p>', '<p>Sagataves nobeigums.</p>')`,
      [unit],
    ),
  );
  const page = await anna.get(path);
  assert.match(page.body, /<option value="00000000-0000-4000-8000-000000000001">Siltumnīca/);
  await anna.post(path, {
    ...fieldsOf(page.body),
    closing: 'Mans nobeigums.',
    template: '00000000-0000-4000-8000-000000000001',
    do: 'ielikt',
  });
  const filled = fieldsOf((await anna.get(path)).body);
  assert.equal(filled['body'], 'Sagataves pamatdaļa.');
  assert.equal(filled['closing'], 'Mans nobeigums.');
});

test('5.5.2: an official letter is signed by mandate; without one it needs a reason, which the head sees', async () => {
  const { read, reply, path } = await written({ way: 'official-letter' });
  const refused = await anna.get(read);
  assert.match(refused.body, /Jums nav pilnvarojuma parakstīt/);
  assert.notEqual((await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(refused) })).status, 303);
  assert.equal(await stateOf(reply), 'draft');
  const fields = fieldsOf((await anna.get(path)).body);
  const reason = 'Vadītājas rīkojums 20.11.2026., uz papīra';
  await anna.post(path, { ...fields, 'reason_5.5.2': reason, do: 'lasit' });
  assert.equal((await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) })).status, 303);
  assert.deepEqual(await statementOf(reply), { mandated: false, verdict: 'not-assessable' });
  const [use] = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ reason: string }>(`select reason from power_use where tenant = 1 and reason like '5.5.2%'`),
  );
  assert.equal(use?.reason, `5.5.2. punkts: ${reason}`);
});

/** What the journal says of a signed letter, and the verdict on 5.5.2. */
async function statementOf(reply: string) {
  const [row] = await made.desk.database.read(DESK, (tx) =>
    tx.rows<{ mandated: boolean; verdict: string }>(
      `select (e.facts->>'mandated')::boolean as mandated, o.verdict from event e
       join event a on a.tenant = 1 and a.subject_id = e.subject_id and a.kind = 'reply.approved' and a.facts->>'reply' = $1
       join obligation o on o.tenant = 1 and o.subject_id = e.subject_id and o.clause = '5.5.2' and o.opened_by in (a.version, e.version)
       where e.tenant = 1 and e.kind = 'statement.made' and e.facts->>'reply' = $1 order by a.version desc`,
      [reply],
    ),
  );
  return row;
}

test('5.5.2, 9: the official letter gets its number on approval, is printed, and „Nodota nosūtīšanai” settles it', async () => {
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into mandate (tenant, id, employee_id, kind, scope, document, valid_from, made_at)
       values (1, gen_random_uuid(), $1, 'sign', 'Atbildes iedzīvotājiem', 'Rīkojums Nr. 7', '2026-01-01', now())`,
      [made.desk.as('Anna').employee],
    ),
  );
  const { read, reply, number } = await written({ way: 'official-letter' });
  const approved = await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) });
  assert.equal(approved.location, `/atbilde/${reply}/vestule`);
  assert.deepEqual(await statementOf(reply), { mandated: true, verdict: 'met' });
  const page = await anna.get(approved.location);
  assert.match(page.body, /Vēstule Nr\. PN-V\/2026\/\d{5}/);
  assert.match((await anna.get(`/atbilde/${reply}/skats`)).body, /Nr\. PN-V\/2026/);
  assert.match(String((await anna.get(`${approved.location}?fails`)).headers['content-disposition']), /attachment/);
  assert.equal((await anna.post(`/atbilde/${reply}/nodota`, {})).location, `/lieta/${number}`);
  assert.equal(await stateOf(reply), 'delivered');
  assert.equal((await anna.post(`/atbilde/${reply}/nodota`, {})).status, 303);
});

test('5.5.2: an official letter that is taken back before it was sent is no evidence of having spoken with a mandate', async () => {
  const { read, reply } = await written({ way: 'official-letter' });
  assert.equal((await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) })).status, 303);
  assert.deepEqual(await statementOf(reply), { mandated: true, verdict: 'met' });
  const back = await withdrawReply(made.desk, made.desk.as('Anna'), reply as ReplyId);
  assert.ok(!('refused' in back), JSON.stringify(back));
  assert.deepEqual(await statementOf(reply), { mandated: true, verdict: 'not-assessable' });
});

test('a letter that came back is written again with its text', async () => {
  const { read, reply, path } = await written();
  await anna.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) });
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(`update reply set state = 'failed', trouble = '550 no such user' where tenant = 1 and id = $1`, [reply]),
  );
  assert.equal((await anna.post(`/atbilde/${reply}/velreiz`, {})).location, path);
  assert.equal(fieldsOf((await anna.get(path)).body)['body'], BODY);
});

test('5.2.3: who does not hold the case may write but not send; a stranger to the unit sees nothing', async () => {
  const { number } = await made.openCase();
  const path = `/lieta/${number}/atbilde`;
  const outside = await ilze.get(path);
  assert.ok([403, 404].includes(outside.status), String(outside.status));
  const { reply, read } = await written();
  assert.ok([403, 404].includes((await ilze.get(read)).status));
  assert.ok(
    [403, 404].includes((await ilze.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await anna.get(read)) })).status),
  );
  assert.equal(await stateOf(reply), 'draft');
});

test('5.2.3: whoever gave the case back keeps the draft but does not send it; the head of the unit may', async () => {
  const { number, path, reply, read } = await written();
  await made.desk.database.write(DESK, (tx) =>
    tx.rows('update desk_case set holder_id = null where tenant = 1 and number = $1', [number]),
  );
  const page = await anna.get(read);
  assert.match(page.body, /5\.2\.3\. punkts/);
  assert.equal(hashIn(page), '');
  const forced = await anna.post(`/atbilde/${reply}/sutit`, { hash: '0'.repeat(64) });
  assert.equal(forced.status, 403);
  assert.equal(fieldsOf((await anna.get(path)).body)['body'], BODY);
  const martins = await made.signIn('Mārtiņš');
  assert.match((await martins.get(path)).body, /value="sablons"/);
  const refused = await martins.json(`${path}/melnraksts`, { ...fieldsOf((await anna.get(path)).body), body: 'Cits' });
  assert.equal(refused.status, 403);
  assert.match(refused.body, /kolēģis/);
  assert.equal((await martins.post(`/atbilde/${reply}/sutit`, { hash: hashIn(await martins.get(read)) })).status, 303);
  assert.equal(await stateOf(reply), 'approved');
});

test('a colleague’s draft is not written over', async () => {
  const { path, fields } = await written();
  const refused = await janis.json(`${path}/melnraksts`, fields);
  assert.ok([403, 404].includes(refused.status), refused.body);
});

test('without a token nothing changes, without a session the sign-in page comes', async () => {
  const { path } = await written();
  const bare = await made.server.inject({
    method: 'POST',
    url: path,
    headers: { cookie: anna.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'do=izmest',
  });
  assert.equal(bare.statusCode, 403);
  assert.equal((await made.server.inject({ url: path, headers: { accept: 'text/html' } })).statusCode, 303);
});

test('an unknown case, reply or attachment is 404, whatever stands in the address', async () => {
  for (const url of [
    '/lieta/PN-2026-99999/atbilde',
    '/atbilde/nav/lasit',
    '/atbilde/00000000-0000-4000-8000-000000000000/lasit',
    '/atbilde/00000000-0000-4000-8000-000000000000/skats',
    '/atbilde/%00/vestule',
    '/atbilde/00000000-0000-4000-8000-000000000000/pielikums/x',
  ])
    assert.equal((await anna.get(url)).status, 404, url);
});

test('two people on one case see each other', async () => {
  const { number } = await made.openCase();
  const path = `/lieta/${number}/atbilde`;
  const first = await anna.json(`${path}/klatbutne`, { doing: 'writing' });
  assert.deepEqual(JSON.parse(first.body), { others: '' });
  const other = made.desk.as('Jānis');
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into presence (tenant, case_id, employee_id, doing, seen_at) select 1, id, $2, 'writing', $3 from desk_case where tenant = 1 and number = $1`,
      [number, other.employee, made.desk.clock()],
    ),
  );
  assert.match(
    JSON.parse((await anna.json(`${path}/klatbutne`, { doing: 'writing' })).body).others,
    /Jānis [^<]+ arī raksta atbildi/,
  );
  assert.match((await anna.get(path)).body, /arī raksta atbildi/);
});

test('discarding a draft throws it away once, and only one’s own', async () => {
  const { path, number, reply, fields } = await written();
  assert.equal((await anna.post(path, { ...fields, do: 'izmest' })).location, `/lieta/${number}`);
  assert.equal(await stateOf(reply), undefined);
  assert.equal((await anna.post(path, { ...fields, do: 'izmest' })).status, 303);
});

test('a closed case shows why nothing can be written', async () => {
  const { path, id } = await opened();
  await made.desk.database.write(DESK, (tx) =>
    tx.rows(
      `update desk_case set state = 'closed', outcome = 'answered', closed_at = $2 where tenant = 1 and id = $1`,
      [id, made.desk.clock()],
    ),
  );
  const page = await anna.get(path);
  assert.equal(page.status, 200);
  assert.match(page.body, new RegExp(t.refusals.closed.slice(0, 30)));
});

test('pages are valid HTML in both languages', async () => {
  const { path, read, reply } = await written();
  for (const url of [path, read, `${read}?skats=teksts`, `${path}?valoda=en`, `${read}?valoda=en`]) {
    const { body } = await anna.get(url);
    await assertValidHtml(body, url);
    assert.ok(Buffer.byteLength(body) < 40_000, `${url}: ${Buffer.byteLength(body)} bytes`);
  }
  assert.equal(made.log.length, 0, JSON.stringify(made.log));
  assert.ok(reply);
});
