import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, invite, openLetter, resetAtMachine, resetSignIn } from '../../src/desk/accounts/index.ts';
import { reviewingUnit } from '../../src/desk/powers/index.ts';
import { eventsOfSubject } from '../../src/journal/index.ts';
import type { EmployeeId } from '../../src/vocabulary/ids.ts';
import { DESK, type TestDesk, testDesk } from '../builders/desk.ts';
import { type Door, openDoor, type Visitor } from '../builders/visitor.ts';

const PASSWORD = 'zirgs baterija skava pareizi';
const RULES = { secondFactor: 'roles', mailLeaves: true } as const;

/** The letters about accounts that wait to leave, opened, the latest last. */
async function letters(desk: TestDesk) {
  const pg = await import('pg');
  const client = new pg.default.Client({ connectionString: desk.testDatabase.url });
  await client.connect();
  const { rows } = await client.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'send-account-letter' order by j.id`,
  );
  await client.end();
  return rows.map(({ payload }) => openLetter(desk.vault, payload.id, payload.sealed));
}

/** Somebody with a password and an app, invited by Kārlis; gives the app's secret. */
async function settled(desk: TestDesk, door: Door, given: string): Promise<{ visitor: Visitor; secret: string }> {
  const { employee } = desk.as(given);
  const made = await invite(desk, RULES, employee, { by: desk.as('Kārlis').employee, origin: '' });
  if ('refused' in made) throw new Error(made.refused);
  const visitor = door.visitor();
  const shown = await visitor.get(made.link);
  const secret = (/class="secret">([^<]+)</.exec(shown.body)?.[1] ?? '').replaceAll(' ', '');
  const entered = await visitor.post(`${made.link}/parole`, {
    parole: PASSWORD,
    lietotne: visitor.field('lietotne'),
    kods: codeAt(secret, desk.clock()),
  });
  assert.equal(entered.statusCode, 303, entered.body);
  return { visitor, secret };
}

const email = (given: string) =>
  ({ Anna: 'anna.paraudzina', Kārlis: 'karlis.demonieks', Ilze: 'ilze.paraugkalne' })[given] + '@paraugnovads.example';

async function byPassword(visitor: Visitor, who: string, password = PASSWORD) {
  await visitor.get('/ieeja');
  return visitor.post('/ieeja/parole', { epasts: who, parole: password, uz: '/mans-darbs' });
}

test('an invited clerk sets a password and an app, comes in with both, and the link opens no second time', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const admin = desk.as('Kārlis').employee;
  const made = await invite(desk, RULES, desk.as('Anna').employee, { by: admin, origin: 'https://laipa.example' });
  assert.ok('link' in made && made.link.startsWith('https://laipa.example/ieeja/saite/'));
  const [letter] = await letters(desk);
  assert.equal(letter?.kind, 'invitation');
  assert.equal(letter?.link, made.link);
  const path = new URL(made.link).pathname;

  const visitor = door.visitor();
  const shown = await visitor.get(path);
  assert.match(shown.body, /Labdien, Anna!/);
  // Whoever only looks (a mail scanner) uses nothing up.
  assert.equal((await door.visitor('192.0.2.9').get(path)).statusCode, 200);
  const secret = (/class="secret">([^<]+)</.exec(shown.body)?.[1] ?? '').replaceAll(' ', '');
  const lietotne = visitor.field('lietotne');
  const code = codeAt(secret, desk.clock());
  for (const [parole, say] of [
    ['īsa parole', /vajag vismaz 12 zīmes/],
    ['paroleparole2026', /viena no pirmajām/],
    ['esmu paraudziņa anna', /Jūsu vārds/],
    ['aaaaaaaaaaaaaaaa', /atkārtojas/],
  ] as const) {
    const refused = await visitor.post(`${path}/parole`, { parole, lietotne, kods: code });
    assert.equal(refused.statusCode, 422, parole);
    assert.match(refused.body, say);
  }
  assert.match(
    (await visitor.post(`${path}/parole`, { parole: PASSWORD, lietotne, kods: '000000' })).body,
    /Kods no lietotnes neder/,
  );
  const anonymous = visitor.cookies.get('laipa');
  const entered = await visitor.post(`${path}/parole`, { parole: PASSWORD, lietotne, kods: code });
  assert.equal(entered.headers['location'], '/mans-konts');
  assert.notEqual(visitor.cookies.get('laipa'), anonymous);
  assert.match((await visitor.get('/mans-konts')).body, /Parole ir iestatīta/);
  assert.equal((await door.visitor().get(path)).statusCode, 404, 'used');

  desk.at('2026-11-20T10:00');
  const again = door.visitor();
  const second = await byPassword(again, email('Anna'));
  assert.match(second.body, /Vēl viens solis/);
  assert.equal(again.cookies.get('laipa'), undefined, 'a password alone opens nothing');
  const inside = await again.post('/ieeja/kods', {
    biljete: again.field('biljete'),
    kods: codeAt(secret, desk.clock()),
    uz: '/mans-darbs',
  });
  assert.equal(inside.headers['location'], '/mans-darbs');
  assert.equal((await again.get('/mans-darbs')).statusCode, 200);
});

test('a one-time code opens once: shown again it is refused, and the log says so', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { secret, visitor: owner } = await settled(desk, door, 'Anna');
  desk.at('2026-11-20T09:30');
  const kods = codeAt(secret, desk.clock());
  const [first, second] = [door.visitor(), door.visitor('192.0.2.7')];
  await byPassword(first, email('Anna'));
  await byPassword(second, email('Anna'));
  const ticket = first.field('biljete');
  assert.equal((await first.post('/ieeja/kods', { biljete: ticket, kods })).statusCode, 303);
  assert.equal((await second.post('/ieeja/kods', { biljete: second.field('biljete'), kods })).statusCode, 422);
  assert.match((await owner.get('/mans-konts/zurnals')).body, /kods rādīts otrreiz/);
  // Nor does a step's ticket serve twice, or in another browser.
  desk.at('2026-11-20T09:32');
  const third = door.visitor();
  await third.get('/ieeja');
  const stolen = await third.post('/ieeja/kods', { biljete: ticket, kods: codeAt(secret, desk.clock()) });
  assert.match(stolen.body, /Lapa bija atvērta pārāk ilgi/);
});

test('nobody learns who has an account: the words, the status and the work are the same', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  await settled(desk, door, 'Anna');
  const plain = (body: string) =>
    body
      .replace(/value="[^"]*"|content="[^"]*"|options="[^"]*"/g, '')
      .replace(/nobody@paraugnovads.example|anna.paraudzina@paraugnovads.example/g, '');
  const known = await byPassword(door.visitor('192.0.2.1'), email('Anna'), 'pavisam cita parole');
  const unknown = await byPassword(door.visitor('192.0.2.2'), 'nobody@paraugnovads.example', 'pavisam cita parole');
  const bare = await byPassword(door.visitor('192.0.2.3'), email('Ilze'), 'pavisam cita parole');
  assert.equal(known.statusCode, 422);
  assert.equal(plain(unknown.body), plain(known.body));
  assert.equal(plain(bare.body), plain(known.body), 'an employee without a password');
  const asked = await Promise.all(
    [email('Anna'), 'nobody@paraugnovads.example'].map(async (epasts) => {
      const visitor = door.visitor();
      await visitor.get('/ieeja/nevaru');
      return visitor.post('/ieeja/nevaru', { epasts });
    }),
  );
  assert.deepEqual(new Set(asked.map((one) => `${one.statusCode} ${one.headers['location']}`)).size, 1);
});

test('whoever hammers an account from many addresses does not keep its owner out', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { secret, visitor: owner } = await settled(desk, door, 'Anna');
  await owner.get('/mans-konts');
  await owner.post('/iziet', {});
  desk.at('2026-11-20T11:00');
  let refused = 0;
  for (let at = 0; at < 40; at += 1) {
    const attacker = door.visitor(`198.51.100.${at}`);
    const answer = await byPassword(attacker, email('Anna'), `minējums numur ${at}`);
    if (answer.statusCode === 422) refused += 1;
    // Under attack the code is asked for whether or not the password was right: nothing is learned.
    else assert.match(answer.body, /Vēl viens solis/);
  }
  assert.ok(refused >= 20 && refused < 40, `${refused} plain refusals, then the second step`);
  // One address alone waits longer and longer.
  const stubborn = door.visitor('203.0.113.5');
  const answers = [];
  for (let at = 0; at < 8; at += 1) answers.push((await byPassword(stubborn, email('Anna'), 'nepareizā parole')).body);
  assert.match(answers.at(-1) ?? '', /Pārāk daudz neveiksmīgu mēģinājumu/);
  // The owner: from the device they know, and from a new one.
  assert.match((await byPassword(owner, email('Anna'))).body, /Vēl viens solis/);
  const inside = await owner.post('/ieeja/kods', {
    biljete: owner.field('biljete'),
    kods: codeAt(secret, desk.clock()),
    uz: '/',
  });
  assert.equal(inside.statusCode, 303);
  desk.at('2026-11-20T11:02');
  const elsewhere = door.visitor('192.0.2.200', 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0');
  await byPassword(elsewhere, email('Anna'));
  const there = await elsewhere.post('/ieeja/kods', {
    biljete: elsewhere.field('biljete'),
    kods: codeAt(secret, desk.clock()),
    uz: '/',
  });
  assert.equal(there.statusCode, 303);
  const told = (await letters(desk)).at(-1);
  assert.equal(told?.kind, 'new-device');
  assert.match(told?.facts ?? '', /192\.0\.2\.200/);
});

test('a password alone does not let in a head; for others it may, until the installation asks more', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { visitor } = await settled(desk, door, 'Anna');
  // Without the app: the head cannot take it away, the clerk can.
  const ilze = (await settled(desk, door, 'Ilze')).visitor;
  await ilze.get('/mans-konts');
  const kept = await ilze.post('/mans-konts/lietotne/nonemt', {});
  assert.equal(kept.statusCode, 422);
  assert.match(kept.body, /Jūsu lomai ar paroli vien nepietiek/);
  await visitor.get('/mans-konts');
  assert.equal((await visitor.post('/mans-konts/lietotne/nonemt', {})).statusCode, 303);
  assert.equal((await byPassword(door.visitor(), email('Anna'))).statusCode, 303);
  const strict = await openDoor(desk, { secondFactor: 'everybody' });
  const refused = await byPassword(strict.visitor(), email('Anna'));
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Jūsu lomai ar paroli vien nepietiek/);
});

test('a link by mail sets a new password, wants the app beside it, ends every session and runs out after an hour', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk, { publicUrl: 'https://laipa.example' });
  const { secret } = await settled(desk, door, 'Anna');
  desk.at('2026-11-20T12:00');
  const visitor = door.visitor();
  await visitor.get('/ieeja/nevaru');
  for (let at = 0; at < 5; at += 1)
    await visitor.post('/ieeja/nevaru', { epasts: email('Anna').toUpperCase() }, { host: 'evil.example' });
  await until(async () => (await letters(desk)).filter(({ kind }) => kind === 'recovery').length === 3);
  const sent = (await letters(desk)).filter(({ kind }) => kind === 'recovery');
  assert.ok(
    sent.every(({ link }) => link.startsWith('https://laipa.example/')),
    'never to the host that was asked for',
  );
  const paths = sent.map(({ link }) => new URL(link).pathname);
  const opened = await Promise.all(paths.map((path) => door.visitor().get(path)));
  assert.equal(opened.filter(({ statusCode }) => statusCode === 200).length, 1, 'only the newest opens');
  const path = paths[opened.findIndex(({ statusCode }) => statusCode === 200)] ?? '';

  const owner = door.visitor();
  await owner.get(path);
  const fresh = 'ezers kalns migla ceriņi';
  const without = await owner.post(`${path}/parole`, { parole: fresh, 'kods-blakus': '123456' });
  assert.match(without.body, /rezerves kods neder/);
  const entered = await owner.post(`${path}/parole`, { parole: fresh, 'kods-blakus': codeAt(secret, desk.clock()) });
  assert.equal(entered.statusCode, 303, entered.body);
  assert.equal((await byPassword(door.visitor(), email('Anna'))).statusCode, 422, 'the old password is out');

  desk.at('2026-11-20T14:00');
  await visitor.post('/ieeja/nevaru', { epasts: email('Anna') });
  await until(async () => (await letters(desk)).filter(({ kind }) => kind === 'recovery').length === 4);
  const late = (await letters(desk)).filter(({ kind }) => kind === 'recovery').at(-1);
  desk.at('2026-11-20T15:01');
  assert.equal((await door.visitor().get(new URL(late?.link ?? '').pathname)).statusCode, 404);
  assert.equal((await door.visitor().get(`/ieeja/saite/${'x'.repeat(43)}`)).statusCode, 404);
});

test('5.4.2: the administrator resets with a reason; the ways in are gone, the sessions end at once, the use is recorded', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { visitor: anna } = await settled(desk, door, 'Anna');
  const { visitor: karlis } = await settled(desk, door, 'Kārlis');
  const at = `/administracija/konti/${desk.as('Anna').employee}`;
  assert.equal((await anna.get('/mans-konts')).statusCode, 200);
  assert.equal((await anna.get('/administracija/konti')).statusCode, 403);
  assert.match((await karlis.get('/administracija/konti?q=paraudzina')).body, /Anna Paraudziņa/);
  // A link for somebody who has a way in would go round it without a trace.
  await karlis.get(at);
  assert.equal((await karlis.post(`${at}/uzaicinat`, {})).statusCode, 409);
  await karlis.get(at);
  assert.equal((await karlis.post(`${at}/atiestatit`, { iemesls: '' })).statusCode, 422);
  const nothing = await karlis.post(`${at}/atiestatit`, { iemesls: 'pazudis' });
  assert.equal(nothing.statusCode, 422);
  assert.match(nothing.body, /5\.4\.2\. punkts/);
  assert.equal((await anna.get('/mans-konts')).statusCode, 200, 'nothing is taken away');
  await karlis.get(at);
  const made = await karlis.post(`${at}/atiestatit`, { iemesls: 'Pazudis telefons, atpazīta klātienē.' });
  const link = /class="once">([^<]+)</.exec(made.body)?.[1] ?? '';
  assert.match(link, /^http:\/\/localhost:8080\/ieeja\/saite\//);
  assert.equal((await anna.get('/mans-konts')).statusCode, 303, 'out at once');
  assert.equal((await byPassword(door.visitor(), email('Anna'))).statusCode, 422);
  assert.equal((await door.visitor().get(new URL(link).pathname)).statusCode, 200);
  const own = `/administracija/konti/${desk.as('Kārlis').employee}`;
  assert.equal((await karlis.post(`${own}/atiestatit`, { iemesls: 'Gribu sev jaunu' })).statusCode, 403);
  const events = await desk.database.read(DESK, (tx) =>
    eventsOfSubject(tx, desk.as('Kārlis').employee as EmployeeId as never),
  );
  const used = events.filter(({ kind }) => kind === 'power.used');
  assert.equal(used.length, 1);
  assert.equal(used.map(({ facts }) => (facts as { power?: string }).power).join(), 'reset-sign-in');
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ reason: string; unit_id: string | null }>(
      'select reason, unit_id from power_use where tenant = 1 limit 5',
    ),
  );
  assert.deepEqual(
    rows.map(({ reason }) => reason),
    ['Anna Paraudziņa: Pazudis telefons, atpazīta klātienē.'],
  );
  const { employee } = desk.as('Kārlis');
  const reviewing = await desk.database.read(DESK, (tx) =>
    reviewingUnit(tx, employee, Temporal.PlainDate.from('2026-11-20')),
  );
  assert.equal(rows[0]?.unit_id ?? null, reviewing);
});

test('5.4.2: a head with the power of an administrator is answered for by the head above, not by themselves', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const { link } = (await resetSignIn(desk, RULES, desk.as('Anna').employee, {
    who: desk.as('Mārtiņš'),
    origin: '',
    reason: 'Pazudis telefons, atpazīta klātienē.',
  })) as { link: string };
  assert.match(link, /^\/ieeja\/saite\//);
  const [use] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ unit_id: string | null }>('select unit_id from power_use where tenant = 1 limit 5'),
  );
  assert.notEqual(use?.unit_id, desk.as('Mārtiņš').units[0]);
});

test('where no administrator can come in, the machine itself gives a link, once, and it stands in the sign-in log', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { visitor: karlis } = await settled(desk, door, 'Kārlis');
  assert.deepEqual(await resetAtMachine(desk, 'nav@paraugnovads.example', ''), { refused: 'unknown' });
  assert.equal((await karlis.get('/mans-konts')).statusCode, 200);
  desk.at('2026-11-20T09:01');
  const made = await resetAtMachine(desk, email('Kārlis').toUpperCase(), 'http://localhost:8080');
  assert.ok(!('refused' in made));
  assert.equal((await karlis.get('/mans-konts')).statusCode, 303, 'out');
  assert.equal((await byPassword(door.visitor(), email('Kārlis'))).statusCode, 422);
  assert.equal((await door.visitor().get(new URL(made.link).pathname)).statusCode, 200);
  const log = await desk.database.read(DESK, (tx) =>
    tx.rows<{ outcome: string; way: string }>(
      `select outcome, way from sign_in_log where tenant = 1 and employee_id = $1 and outcome in ('reset', 'link-made') order by id desc limit 1`,
      [desk.as('Kārlis').employee],
    ),
  );
  assert.deepEqual(log, [{ outcome: 'reset', way: 'machine' }]);
});

test('sessions are listed and ended one by one or all but this; a changed password ends the others', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { visitor: here, secret } = await settled(desk, door, 'Anna');
  const enter = async (minute: string, address: string) => {
    desk.at(`2026-11-20T09:${minute}`);
    const visitor = door.visitor(address, 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0');
    await byPassword(visitor, email('Anna'));
    await visitor.post('/ieeja/kods', {
      biljete: visitor.field('biljete'),
      kods: codeAt(secret, desk.clock()),
      uz: '/',
    });
    assert.equal((await visitor.get('/mans-konts')).statusCode, 200);
    return visitor;
  };
  const second = await enter('05', '192.0.2.5');
  const third = await enter('10', '192.0.2.6');
  const shown = await here.get('/mans-konts/sesijas');
  assert.match(shown.body, /Chrome, Windows/);
  assert.match(shown.body, /192\.0\.2\.6/);
  assert.match(shown.body, /šī ierīce/);
  const sesija = /name="sesija" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  await here.post('/mans-konts/sesijas/beigt', { sesija });
  const left = await Promise.all([second, third].map((one) => one.get('/mans-konts')));
  assert.deepEqual(
    left.map(({ statusCode }) => statusCode).sort(),
    [200, 303],
    'at once, not after the memory has run out',
  );
  await here.get('/mans-konts/sesijas');
  await here.post('/mans-konts/sesijas/beigt', {});
  assert.equal((await second.get('/mans-konts')).statusCode + (await third.get('/mans-konts')).statusCode, 606);
  assert.equal((await here.get('/mans-konts')).statusCode, 200);

  const fourth = await enter('20', '192.0.2.7');
  await here.get('/mans-konts');
  const wrong = await here.post('/mans-konts/parole', {
    'pasreizeja-parole': 'nav tā',
    parole: 'ezers kalns migla ceriņi',
  });
  assert.match(wrong.body, /Pašreizējā parole neder/);
  const changed = await here.post('/mans-konts/parole', {
    'pasreizeja-parole': PASSWORD,
    parole: 'ezers kalns migla ceriņi',
  });
  assert.equal(changed.statusCode, 303, changed.body);
  assert.equal((await fourth.get('/mans-konts')).statusCode, 303);
  assert.equal((await here.get('/mans-konts')).statusCode, 200);
  // Half an hour after signing in the ways in cannot be changed without signing in again.
  desk.at('2026-11-20T09:31');
  assert.match((await here.get('/mans-konts')).body, /ienāciet vēlreiz/);
  const tooLate = await here.post('/mans-konts/rezerves-kodi', {});
  assert.doesNotMatch(tooLate.body, /class="codes"/);
});

test('a recovery code stands in for the app, once; ten are shown and never again', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { visitor } = await settled(desk, door, 'Anna');
  await visitor.get('/mans-konts');
  const made = await visitor.post('/mans-konts/rezerves-kodi', {});
  const codes = [...made.body.matchAll(/<li>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})<\/li>/g)].map(
    ([, code = '']) => code,
  );
  assert.equal(new Set(codes).size, 10);
  const shown = await visitor.get('/mans-konts');
  assert.match(shown.body, /Neizlietoti kodi: 10/);
  assert.doesNotMatch(shown.body, new RegExp(codes[0] ?? 'x'));
  for (const [attempt, status] of [
    [codes[0]?.toUpperCase().replaceAll('-', ' '), 303],
    [codes[0], 422],
    ['zzzz-zzzz-zzzz', 422],
  ] as const) {
    const other = door.visitor();
    await byPassword(other, email('Anna'));
    const answer = await other.post('/ieeja/kods', { biljete: other.field('biljete'), kods: attempt ?? '' });
    assert.equal(answer.statusCode, status);
  }
});

test('sessions end after twelve hours, or earlier where nobody uses them; what is kept opens nothing', async () => {
  const desk = await testDesk('2026-11-20T08:00');
  const door = await openDoor(desk, { idleMinutes: 60 });
  const { visitor } = await settled(desk, door, 'Anna');
  desk.at('2026-11-20T08:50');
  assert.equal((await visitor.get('/mans-konts')).statusCode, 200);
  desk.at('2026-11-20T09:45');
  assert.equal((await visitor.get('/mans-konts')).statusCode, 200, 'used meanwhile');
  desk.at('2026-11-20T10:46');
  assert.equal((await visitor.get('/mans-konts')).statusCode, 303, 'nobody was there for an hour');
  for (const table of [
    'account_password',
    'account_totp',
    'recovery_code',
    'passkey',
    'account_link',
    'known_device',
    'sign_in_log',
    'kept_form',
  ]) {
    const seen = await desk.database.read(desk.as('Kārlis'), (tx) =>
      tx.one<{ n: number }>(`select count(*)::int as n from ${table}`),
    );
    assert.equal(seen?.n, 0, `${table} is closed to everybody, an administrator too`);
  }
});

test('a forged form signs nobody in, and a token planted beforehand opens nothing', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const door = await openDoor(desk);
  const { secret } = await settled(desk, door, 'Anna');
  desk.at('2026-11-20T09:30');
  const victim = door.visitor();
  await victim.get('/ieeja');
  const forged = await victim.post('/ieeja/parole', { _csrf: 'x', epasts: email('Anna'), parole: PASSWORD });
  assert.equal(forged.statusCode, 403);
  const cross = await victim.post(
    '/ieeja/parole',
    { epasts: email('Anna'), parole: PASSWORD },
    { 'sec-fetch-site': 'cross-site' },
  );
  assert.equal(cross.statusCode, 403);
  const planted = 'p'.repeat(43);
  victim.cookies.set('laipa', planted);
  await byPassword(victim, email('Anna'));
  await victim.post('/ieeja/kods', {
    biljete: victim.field('biljete'),
    kods: codeAt(secret, desk.clock()),
    uz: '//evil.example',
  });
  assert.notEqual(victim.cookies.get('laipa'), planted);
  const thief = door.visitor('192.0.2.66');
  thief.cookies.set('laipa', planted);
  assert.equal((await thief.get('/mans-konts')).statusCode, 303);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come about within four seconds');
}
