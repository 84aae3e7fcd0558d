import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseById, changeCase, mergeCases } from '../../src/desk/cases/index.ts';
import { splitMail, unsplitMail } from '../../src/desk/mail/index.ts';
import { raiseWall } from '../../src/desk/walls/index.ts';
import type { CaseId, ClientId } from '../../src/vocabulary/ids.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { rawMail } from '../builders/mail.ts';
import { testPages } from '../builders/pages.ts';
import { answer, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

/** Deeds upon cases and letters by whoever stands behind a wall, or that would give something to whoever does. */
const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);

async function opened(id: string, from: string) {
  const mail = await desk.receive(letter({ id, from, subject: `Par ${id}`, text: `Labdien! Kad būs ${id}?` }));
  return { mail: mail.id, one: await caseOfMail(desk, mail.id) };
}

async function wallBefore(who: string, client: ClientId): Promise<void> {
  const employee = desk.as(who).employee;
  await desk.database.write({ ...desk.as(who), system: true }, (tx) =>
    raiseWall(desk, tx, { employee, behind: { client }, ground: 'declared-interest', reason: '', unit: null }),
  );
}

/** A case of one client, answered, into which another client wrote; held by `holder`. */
async function shared(name: string, holder: string) {
  const first = await opened(`${name}-1`, `${name}-viens@klienti.example`);
  await take(desk, holder, first.one.id);
  const sent = await answer(desk, holder, first.one.id);
  const other = await opened(`${name}-cits`, `${name}-otrs@klienti.example`);
  await desk.database.write(DESK, (tx) =>
    tx.rows(`insert into case_party (tenant, case_id, address, name) values (1, $1, $2, 'Otrs')`, [
      first.one.id,
      `${name}-otrs@klienti.example`,
    ]),
  );
  const second = await desk.receive(
    letter({ id: `${name}-2`, answers: sent, from: `${name}-otrs@klienti.example`, text: 'Labdien! Un kad pie mums?' }),
  );
  const joined = await caseOfMail(desk, second.id);
  return { case: first.one, mail: second.id, joined: joined.id === first.one.id, client: other.one.client };
}

test('5.4.3: a letter of a client from whom one is walled off is not split off by oneself, in words', async () => {
  const it = await shared('bulvaris', 'Anna');
  assert.ok(it.joined);
  await wallBefore('Anna', it.client);
  const refused = await splitMail(desk, desk.as('Anna'), it.case.id, it.mail);
  assert.deepEqual(refused, { refused: 'not-entrusted', clause: '5.4.3' });
  const page = await pages.post(`/lieta/${it.case.number}/izdalit`, { mail: it.mail }, 'Anna');
  assert.equal(page.statusCode, 422);
  assert.match(page.body, /5\.4\.3/);
});

test('5.4.3: a letter split off by the head is not given to a holder who is walled off from its sender', async () => {
  const it = await shared('parks', 'Anna');
  await wallBefore('Anna', it.client);
  const made = await splitMail(desk, desk.as('Mārtiņš'), it.case.id, it.mail);
  assert.ok(!('refused' in made), JSON.stringify(made));
  assert.equal((await caseNow(desk, made.id)).holder, null);
  assert.equal(await desk.database.read(desk.as('Anna'), (tx) => caseById(tx, made.id)), null);
  assert.deepEqual(await unsplitMail(desk, desk.as('Anna'), made.id), { refused: 'no-such-case' });
});

test('5.4.3: whoever is walled off from a client does not see a case into which that client’s was merged', async () => {
  const [kept, inner] = [await opened('tilts', 'tilts@klienti.example'), await opened('upe', 'upe@klienti.example')];
  const merged = await mergeCases(desk, desk.as('Mārtiņš'), inner.one.id, kept.one.id, { clientsAreOne: true });
  assert.ok(!('refused' in merged), JSON.stringify(merged));
  const sees = (given: string, id: CaseId) => desk.database.read(desk.as(given), (tx) => caseById(tx, id));
  assert.ok(await sees('Anna', kept.one.id));
  await wallBefore('Anna', inner.one.client);
  assert.equal(await sees('Anna', kept.one.id), null);
  assert.equal(await sees('Anna', inner.one.id), null);
  const { employee, units } = desk.as('Anna');
  const taken = await changeCase(desk, desk.as('Mārtiņš'), kept.one.id, {
    do: 'assign',
    to: employee,
    unit: units[0]!,
  });
  assert.deepEqual(taken, { refused: 'not-entrusted', clause: '5.4.3' });
  await wallBefore('Mārtiņš', inner.one.client);
  for (const path of ['apvienot', 'atdalit', 'savienot']) {
    const asked = await pages.post(
      `/lieta/${inner.one.number}/${path}`,
      { into: kept.one.number, one: 'yes' },
      'Mārtiņš',
    );
    assert.equal(asked.statusCode, 404, path);
  }
});

test('5.4.3: a merger is refused from either side to whoever is walled off from one of them', async () => {
  const [one, other] = [await opened('aka', 'aka@klienti.example'), await opened('dārzs', 'darzs@klienti.example')];
  await wallBefore('Mārtiņš', other.one.client);
  const head = desk.as('Mārtiņš');
  const options = { clientsAreOne: true };
  assert.deepEqual(await mergeCases(desk, head, one.one.id, other.one.id, options), { refused: 'no-such-case' });
  assert.deepEqual(await mergeCases(desk, head, other.one.id, one.one.id, options), { refused: 'no-such-case' });
  const said = await pages.post(`/lieta/${one.one.number}/apvienot`, { into: other.one.number, one: 'yes' }, 'Mārtiņš');
  assert.equal(said.statusCode, 422);
  assert.ok(!said.body.includes('darzs@'));
  assert.equal((await desk.database.read(DESK, (tx) => caseById(tx, other.one.id)))?.state, 'open');
});

test('5.4.3: a letter in quarantine from a client from whom one is walled off is not there; reading one is written down', async () => {
  const it = await opened('liepa', 'liepa@klienti.example');
  const raw = (from: string, id: string) =>
    rawMail(
      {
        'Message-ID': `<${id}@list.example>`,
        From: from,
        'List-Id': '<x.list.example>',
        Precedence: 'list',
        Subject: id,
      },
      'Liepu alejas jaunumi.\n',
    );
  const held = await desk.receive(raw('Liepa <LIEPA@klienti.example>', 'liepas-saraksts'));
  assert.equal(held.fate, 'quarantined');
  assert.equal((await pages.get(`/karantina/${held.id}`, 'Anna')).statusCode, 200);
  const read = await desk.database.read(DESK, (tx) =>
    tx.rows('select what from reading where tenant = 1 and reader_id = $1 and subject_id = $2', [
      desk.as('Anna').employee,
      held.id,
    ]),
  );
  assert.deepEqual(read, [{ what: 'letter' }]);
  await wallBefore('Anna', it.one.client);
  for (const path of [`/karantina/${held.id}`, `/vestule/${held.id}`, `/vestule/${held.id}/originals`])
    assert.equal((await pages.get(path, 'Anna')).statusCode, 404, path);
  assert.doesNotMatch((await pages.get('/karantina', 'Anna')).body, /liepas-saraksts/);
  assert.match((await pages.get('/karantina', 'Dace')).body, /liepas-saraksts/);
});

test('5.4.3: what opened the duty to report a wall is seen by those who may lift it, by nobody behind it', async () => {
  const it = await opened('osis', 'osis@klienti.example');
  await wallBefore('Mārtiņš', it.one.client);
  const seen = (given: string) =>
    desk.database.read(desk.as(given), (tx) =>
      tx.rows(
        `select 1 from event e join subject s on s.tenant = e.tenant and s.id = e.subject_id
         where e.tenant = 1 and s.kind = 'wall' and e.facts->>'employee' = $1`,
        [desk.as('Mārtiņš').employee],
      ),
    );
  assert.ok((await seen('Inga')).length > 0);
  assert.deepEqual(await seen('Mārtiņš'), []);
  assert.deepEqual(await seen('Anna'), []);
});
