import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseById, changeCase, mergeCases, unmergeCase } from '../../src/desk/cases/index.ts';
import { declareInterests, nameAccused, recuse } from '../../src/desk/interests/index.ts';
import { openDraft, writeDraft } from '../../src/desk/replies/index.ts';
import { followSearch } from '../../src/desk/search/index.ts';
import { changeCases, workCounts } from '../../src/desk/work/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import type { CaseId } from '../../src/vocabulary/ids.ts';
import { pagesOf } from '../../src/web/pages.ts';
import { DESK, dictionary, settled, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { answer, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

/**
 * The places in which a wall is known to leak elsewhere, each asked as the person behind it: the recused one, who knows that
 * the case was, and the accused of a complaint, for whom it must not exist. A control person sees each.
 */
const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const words = await dictionary;

interface Walled {
  readonly who: string;
  readonly control: string;
  readonly id: CaseId;
  readonly number: string;
  readonly mail: string;
  readonly replies: readonly string[];
  readonly client: string;
  /** Stands in the subject, the letter, a note, a sent and a begun reply, and nowhere else. */
  readonly secret: string;
}

function addressOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@klienti.example`;
}

async function walled(secret: string, from: string, who: string, control: string): Promise<Walled> {
  const { id: mail } = await desk.receive(
    letter({
      id: secret,
      from: `${from} <${addressOf(from)}>`,
      subject: `Par ${secret}`,
      text: `Labdien! Kad sāksies ${secret}?`,
    }),
  );
  const { id, number } = await caseOfMail(desk, mail);
  await take(desk, 'Anna', id);
  const sent = await answer(desk, 'Anna', id);
  const again = letter({
    id: `${secret}-2`,
    answers: sent,
    from: addressOf(from),
    subject: `Par ${secret}`,
    text: `Vai ${secret} ir sākts?`,
  });
  await desk.receive(again);
  const draft = await openDraft(desk, desk.as('Anna'), id);
  assert.ok(!('refused' in draft), JSON.stringify(draft));
  const written = await writeDraft(desk, desk.as('Anna'), draft.id, draft.draftVersion, {
    ...draft,
    salutation: draft.parts.salutation,
    body: `<p>Par ${secret} vēl jāskata.</p>`,
    closing: '',
  });
  assert.ok(!('refused' in written));
  await pages.post(`/lieta/${number}/piezime`, { note: `Piezīme: ${secret}` }, 'Anna');
  const replies = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: string }>('select id from reply where tenant = 1 and case_id = $1', [id]),
  );
  return {
    who,
    control,
    id,
    number,
    mail,
    replies: replies.map((one) => one.id),
    client: (await caseNow(desk, id)).client,
    secret,
  };
}

const before = await desk.database.read(desk.as('Anna'), workCounts);
const recused = await walled('zvirbuļkalns', 'Vilnis Strazds', 'Anna', 'Mārtiņš');
const accused = await walled('ezerpurvs', 'Maija Cielava', 'Mārtiņš', 'Inga');
const both = [recused, accused];

// Cases beside them that stay open to both: of the same client, and one that quotes the number.
const beside = await caseOfMail(
  desk,
  (
    await desk.receive(
      letter({
        id: 'beside',
        from: `${addressOf('Vilnis Strazds')}`,
        subject: 'Par ielu',
        text: 'Labdien! Kad tīrīs ielu?',
      }),
    )
  ).id,
);
const quoting = await caseOfMail(
  desk,
  (
    await desk.receive(
      letter({
        id: 'quoting',
        from: 'cits@klienti.example',
        subject: 'Cita lieta',
        text: `Labdien! Kā lietās ${recused.number} un ${accused.number}?`,
      }),
    )
  ).id,
);
const recusal = await recuse(desk, desk.as('Anna'), recused.id, { ground: 'relative', words: 'Brālis' });
assert.ok(!('refused' in recusal), JSON.stringify(recusal));
const naming = await nameAccused(desk, desk.as('Anna'), accused.id, desk.as('Mārtiņš').employee);
assert.ok(!('refused' in naming), JSON.stringify(naming));
await settled(desk);
while (await followSearch(desk, words));

const standards = await loadStandards('adazi');
const routes = pagesOf({ desk, dictionary: words, standards, demo: true, smtpPort: 1 }).routes.filter(
  ({ audience, path }) => audience === 'staff' && !path.startsWith('/demo-pasts'),
);
const NOWHERE = 'PN-2026-99999';
const NO_ID = '01900000-0000-7000-8000-00000000dead';

/** What differs from one answer to the next by itself. */
function plain(body: string, of: Walled): string {
  return body
    .replaceAll(of.number, NOWHERE)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    .replaceAll(/(csrf[^"]*" (content|value)=")[^"]+/g, '$1')
    .replaceAll(/<(code|small)[^>]*>[^<]*<\/\1>/g, '');
}

function leaks(body: string, of: Walled): boolean {
  return body.includes(of.secret) || body.includes(of.number) || body.includes(of.id);
}

for (const of of both) {
  test(`${of.who}: raw SQL under their identity finds no row of the case in any table`, async () => {
    const tables = await desk.database.read(DESK, (tx) =>
      tx.rows<{ name: string; column: string }>(
        `select c.relname as name, a.attname as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attname in ('case_id', 'tenant')
           and has_table_privilege('laipa_app', c.oid, 'select') order by 1`,
      ),
    );
    // What somebody did themselves before the wall: their own log, and own readings of it.
    const own = new Set(['reading', 'barred_deed', 'power_use', 'case_grant']);
    assert.ok(tables.length > 40);
    const found: string[] = [];
    await desk.database.read(desk.as(of.who), async (tx) => {
      for (const { name, column } of tables) {
        if (column === 'case_id' && own.has(name)) continue;
        const where = column === 'case_id' ? 'x.case_id = $1::uuid' : "x::text ilike '%' || $1 || '%'";
        const value = column === 'case_id' ? of.id : of.secret;
        const rows = await tx.rows(`select from ${name} x where ${where} limit 1`, [value]);
        if (rows.length > 0) found.push(`${name} by ${column}`);
      }
      assert.equal((await tx.rows('select from desk_case where id = $1', [of.id])).length, 0);
      assert.equal((await tx.rows('select from desk_case where number = $1', [of.number])).length, 0);
      assert.equal((await tx.rows('select from event where subject_id = $1', [of.id])).length, 0);
      assert.equal((await tx.rows('select from obligation where subject_id = $1', [of.id])).length, 0);
      assert.equal((await tx.rows('select from searchable where case_id = $1', [of.id])).length, 0);
      const bytes = `select from content_piece where position(convert_to($1, 'UTF8') in bytes) > 0`;
      assert.equal((await tx.rows(bytes, [of.secret])).length, 0, 'the letter itself');
    });
    assert.deepEqual(found, []);
    await desk.database.read(desk.as(of.control), async (tx) => {
      assert.equal((await tx.rows('select from desk_case where id = $1', [of.id])).length, 1);
      assert.ok((await tx.rows('select from note where case_id = $1', [of.id])).length > 0);
    });
  });

  test(`${of.who}: every page with the number in its address is the page of no case`, async () => {
    const under = routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/lieta/:number'));
    assert.ok(under.length >= 9, 'case, journal, composer, panels');
    for (const { path } of under) {
      const real = await pages.get(path.replace(':number', of.number), of.who);
      const none = await pages.get(path.replace(':number', NOWHERE), of.who);
      assert.equal(real.statusCode, none.statusCode, path);
      assert.ok(!real.body.includes(of.secret), path);
      if (of.who === recused.who && path.split('/').length <= 4 && real.body.includes('Jūs atstatījāties')) continue;
      assert.equal(plain(real.body, of), plain(none.body, of), path);
    }
    const seen = await pages.get(`/lieta/${of.number}`, of.control);
    assert.equal(seen.statusCode, 200);
    assert.ok(seen.body.includes(of.secret));
  });

  test(`${of.who}: every form on the case is answered as of no case`, async () => {
    const under = routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/lieta/:number'));
    assert.ok(under.length >= 15);
    for (const { path } of under) {
      const real = await pages.post(path.replace(':number', of.number), { note: 'x', ground: 'relative' }, of.who);
      const none = await pages.post(path.replace(':number', NOWHERE), { note: 'x', ground: 'relative' }, of.who);
      assert.equal(real.statusCode, none.statusCode, path);
      assert.ok([403, 404].includes(real.statusCode), `${path} ${real.statusCode}`);
      assert.ok(!leaks(real.body.replaceAll(`/lieta/${of.number}`, ''), of), path);
    }
  });

  test(`${of.who}: letters, replies and their files are not there by their own addresses`, async () => {
    const ids = [of.mail, ...of.replies, of.id];
    const byId = routes.filter(({ method, path }) => method === 'GET' && /^\/(vestule|atbilde)\/:id/.test(path));
    assert.ok(byId.length >= 6);
    for (const { path } of byId) {
      for (const id of ids) {
        const real = await pages.get(path.replace(':id', id).replace(':place', '0'), of.who);
        const none = await pages.get(path.replace(':id', NO_ID).replace(':place', '0'), of.who);
        assert.equal(real.statusCode, none.statusCode, `${path} ${id}`);
        assert.equal(plain(real.body, of), plain(none.body, of), path);
      }
    }
    assert.equal((await pages.get(`/vestule/${of.mail}`, of.control)).statusCode, 200);
  });

  test(`${of.who}: no list, figure, clause page or search names the case`, async () => {
    const lists = routes.filter(({ method, path }) => method === 'GET' && !path.includes(':') && path !== '/live');
    const query = encodeURIComponent(of.secret);
    const asked = [
      ...lists.map(({ path }) => path),
      '/lietas?skats=nodala',
      '/lietas?skats=visas&stavoklis=any',
      '/lietas?skats=manas&stavoklis=any',
      '/mans-darbs?skats=nodala',
      `/lietas?q=${query}`,
      `/lietas?q=${of.number}`,
      ...['5.2.1', '5.2.3', '5.3.1', '5.3.4', '5.1.6', '5.4.3', '9.1', '9.5', '4.1', '5.1.1'].map(
        (clause) => `/standarts/${clause}?saraksts=all`,
      ),
    ];
    for (const path of asked) {
      const page = await pages.get(path, of.who);
      assert.ok(page.statusCode < 500, path);
      // What was searched for stands in the field again.
      const body = page.body.replaceAll(/value="[^"]*"|<title>[^<]*<\/title>|„[^”]*”|href="[^"]*q=[^"]*"/g, '');
      assert.ok(!leaks(body, of), `${path} names it`);
    }
    const seen = await pages.get(`/lietas?q=${query}`, of.control);
    assert.ok(seen.body.includes(of.number), 'the control finds it');
  });

  test(`${of.who}: the palette proposes it neither by a word nor by its number`, async () => {
    for (const typed of [of.secret, of.secret.slice(0, 5), of.number]) {
      const { items } = (await pages.get(`/palette?q=${encodeURIComponent(typed)}`, of.who)).json<{
        items: { title: string; hint?: string; href: string }[];
      }>();
      assert.ok(!items.some(({ href, title }) => href === `/lieta/${of.number}` || title.startsWith('Par ')), typed);
    }
    const control = await pages.get(`/palette?q=${encodeURIComponent(of.secret)}`, of.control);
    assert.ok(control.body.includes(of.number));
  });

  test(`${of.who}: a case of the same client and one that quotes the number do not name it`, async () => {
    for (const { number } of [beside, quoting]) {
      const page = await pages.get(`/lieta/${number}`, of.who);
      assert.equal(page.statusCode, 200);
      const aside = page.body.slice(page.body.indexOf('<aside'));
      assert.ok(!aside.includes(of.number) && !aside.includes(`Par ${of.secret}`), `beside ${number}`);
    }
  });

  test(`${of.who}: a screen may not listen to it, as to a case that does not exist`, async () => {
    for (const id of [of.id, NO_ID])
      assert.equal((await pages.get(`/live?topics=case:${id}`, of.who)).statusCode, 403, id);
  });

  test(`${of.who}: a bulk deed by its id does nothing and names nothing`, async () => {
    const who = desk.as(of.who);
    for (const deed of [
      { do: 'take' },
      { do: 'release' },
      { do: 'assign', to: who.employee, units: who.units },
    ] as const) {
      const done = await desk.database.write(who, (tx) => changeCases(desk, tx, [of.id], deed));
      assert.equal(done.done, 0);
      assert.deepEqual(done.refused, [{ number: null, why: { refused: 'no-such-case' } }]);
    }
  });

  test(`${of.who}: standing in for whoever holds it does not open it`, async () => {
    const holder = (await caseNow(desk, of.id)).holder;
    await desk.database.write(DESK, (tx) =>
      tx.rows(
        `insert into absence (tenant, id, employee_id, first_day, last_day, stand_in_id, made_at)
         values (1, gen_random_uuid(), $1, '2026-11-20', '2026-11-20', $2, now())`,
        [holder, desk.as(of.who).employee],
      ),
    );
    assert.equal((await pages.get(`/lieta/${of.number}`, of.who)).statusCode, 404);
    assert.equal(await desk.database.read(desk.as(of.who), (tx) => caseById(tx, of.id)), null);
    await desk.database.write(DESK, (tx) => tx.rows('update absence set ended_at = now() where tenant = 1'));
  });

  test(`5.1.6: ${of.who}: the attempts were kept, with their ground`, async () => {
    const kept = await desk.database.read(DESK, (tx) =>
      tx.rows<{ ground: string }>(
        'select distinct ground from barred_deed where tenant = 1 and employee_id = $1 and case_id = $2',
        [desk.as(of.who).employee, of.id],
      ),
    );
    assert.deepEqual(kept, [{ ground: of === accused ? 'about-oneself' : 'walled' }]);
  });
}

test('the numbers beside the destinations leave a walled case out', async () => {
  const after = await desk.database.read(desk.as('Anna'), workCounts);
  // Two more of the unit are there since: the one beside and the one that quotes; the complaint is restricted and not the unit's.
  assert.equal(after.cases - before.cases, 2);
});

test('5.4.3: the recused one is told that, and nothing more', async () => {
  const page = await pages.get(`/lieta/${recused.number}`, 'Anna');
  assert.equal(page.statusCode, 404);
  assert.ok(page.body.includes('Jūs atstatījāties. Lieta nodota tālāk.'));
  assert.ok(!page.body.includes('Mārtiņš'), 'not even to whom');
});

test('a screen that was open when the wall was raised is ended, and asks in vain afterwards', async () => {
  const one = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: 'open-screen', from: 'ekrans@klienti.example' }))).id,
  );
  const base = await pages.listen();
  const cookie = await pages.cookieOf('Anna');
  const listen = () => fetch(`${base}/live?topics=case:${one.id}`, { headers: { cookie } });
  const stream = await listen();
  assert.equal(stream.status, 200);
  const done = await recuse(desk, desk.as('Anna'), one.id, { ground: 'own-matter', words: '' });
  assert.ok(!('refused' in done), JSON.stringify(done));
  for (const topic of desk.notices) if (topic.startsWith('walls:')) pages.hub.publish(topic);
  const heard = await stream.text();
  assert.ok(!heard.includes(one.id), 'ended without a word of the case');
  assert.equal((await listen()).status, 403);
});

test('a wall goes along when the case is merged, and away when it is parted', async () => {
  const received = async (id: string) =>
    caseOfMail(desk, (await desk.receive(letter({ id, from: 'apvieno@klienti.example' }))).id);
  const [hidden, open] = [await received('merge-hidden'), await received('merge-open')];
  await recuse(desk, desk.as('Anna'), hidden.id, { ground: 'relative', words: '' });
  const sees = (id: CaseId) => desk.database.read(desk.as('Anna'), (tx) => caseById(tx, id));
  assert.ok(await sees(open.id));
  const merged = await mergeCases(desk, desk.as('Mārtiņš'), hidden.id, open.id, { clientsAreOne: false });
  assert.ok(!('refused' in merged), JSON.stringify(merged));
  assert.equal(await sees(open.id), null, 'the case that took it in');
  assert.equal(await sees(hidden.id), null);
  assert.equal((await pages.get(`/lieta/${open.number}`, 'Anna')).statusCode, 404);
  const parted = await unmergeCase(desk, desk.as('Mārtiņš'), hidden.id);
  assert.ok(!('refused' in parted), JSON.stringify(parted));
  assert.ok(await sees(open.id));
  assert.equal(await sees(hidden.id), null);
});

test('5.4.3: a case held by somebody walled off from another does not take that one in', async () => {
  const received = async (id: string) =>
    caseOfMail(desk, (await desk.receive(letter({ id, from: 'tur@klienti.example' }))).id);
  const [hidden, held] = [await received('held-hidden'), await received('held-open')];
  await take(desk, 'Anna', held.id);
  await recuse(desk, desk.as('Anna'), hidden.id, { ground: 'relative', words: '' });
  const merged = await mergeCases(desk, desk.as('Mārtiņš'), hidden.id, held.id, { clientsAreOne: false });
  assert.deepEqual(merged, { refused: 'not-entrusted', clause: '5.4.3' });
});

test('5.4.3: a declared client is in no list of clients, and no new case of theirs in sight', async () => {
  const one = await caseOfMail(
    desk,
    (
      await desk.receive(
        letter({ id: 'declared', from: 'Gunta Žagata <zagata@klienti.example>', subject: 'Par žagatligzdu' }),
      )
    ).id,
  );
  const declared = await declareInterests(desk, desk.as('Anna'), {
    occasion: 'ad-hoc',
    nothing: false,
    interests: [
      {
        kind: 'person',
        name: 'Gunta Žagata',
        registrationNumber: '',
        email: 'zagata@klienti.example',
        relation: 'māsa',
      },
    ],
  });
  assert.ok(!('refused' in declared));
  const asked = [
    '/klienti?q=%C5%BDagata',
    '/palette?q=%C5%BDagata',
    '/deklaracijas?klients=%C5%BDagata',
    `/klients/${one.client}`,
  ];
  for (const path of asked) {
    const mine = await pages.get(path, 'Anna');
    assert.ok(
      !mine.body.replaceAll(/<h2>Iesniegtās deklarācijas<\/h2>.*/gs, '').includes('zagata@klienti.example'),
      path,
    );
  }
  assert.equal((await pages.get(`/klients/${one.client}`, 'Anna')).statusCode, 404);
  assert.ok((await pages.get('/deklaracijas?klients=%C5%BDagata', 'Mārtiņš')).body.includes('zagata@klienti.example'));
  const seen = await desk.database.read(desk.as('Anna'), (tx) =>
    tx.rows(
      `select id from client where id = $1 union all select client_id from client_contact where client_id = $1
       union all select client_id from findable_client where client_id = $1 union all select id from desk_case where client_id = $1`,
      [one.client],
    ),
  );
  assert.deepEqual(seen, []);
});

test('a wall that is lifted opens again what it closed', async () => {
  const changed = await changeCase(desk, desk.as('Mārtiņš'), recused.id, {
    do: 'assign',
    to: desk.as('Anna').employee,
    unit: desk.as('Anna').units[0]!,
  });
  assert.deepEqual(changed, { refused: 'not-entrusted', clause: '5.4.3' });
  const { liftWall, standingWalls } = await import('../../src/desk/walls/index.ts');
  const walls = await desk.database.read(DESK, (tx) => standingWalls(tx, 100));
  const wall = walls.find((one) => one.case === recused.id && one.employee === desk.as('Anna').employee);
  assert.ok(wall !== undefined);
  const lifted = await liftWall(desk, desk.as('Mārtiņš'), wall.id, 'Izrādījās, ka tas ir vārdabrālis');
  assert.ok(!('refused' in lifted), JSON.stringify(lifted));
  assert.ok(await desk.database.read(desk.as('Anna'), (tx) => caseById(tx, recused.id)));
});

test('5.4.3: a walled person opens no case for that client by hand, a colleague does', async () => {
  const fields = {
    need: 'Lūdz pārcelt vizīti',
    channel: 'counter',
    subject: 'Par vizīti',
    unit: desk.as('Anna').units[0]!,
    submission: 'question',
    name: 'Gunta Žagata',
    email: 'zagata@klienti.example',
    kind: 'natural-person',
  };
  const refused = await pages.post('/lietas/jauna', fields, 'Anna');
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Šī klienta lietas Jums nav uzticamas/);
  assert.equal((await pages.post('/lietas/jauna', fields, 'Mārtiņš')).statusCode, 303);
});
