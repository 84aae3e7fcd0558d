import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseById, changeCase } from '../../src/desk/cases/index.ts';
import {
  closingWords,
  type HandedOver,
  handBackCase,
  handOverCase,
  likeMatters,
} from '../../src/desk/hand-over/index.ts';
import { followSearch } from '../../src/desk/search/index.ts';
import type { CaseId, UnitId } from '../../src/vocabulary/ids.ts';
import type { HandOverReason } from '../../src/vocabulary/words.ts';
import { DESK, dictionary, settled, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseNow, caseOfMail, duties, letter, take } from '../builders/story.ts';
import { testPages } from '../builders/pages.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);

const unitOf = (given: string): UnitId => desk.as(given).units[0]!;

async function received(id: string, text?: string, to?: string): Promise<CaseId> {
  const { id: mail } = await desk.receive(letter({ id, ...(text === undefined ? {} : { text }) }), to);
  return (await caseOfMail(desk, mail)).id;
}

async function handOver(
  from: string,
  id: CaseId,
  to: { unit: UnitId; to?: string; reason?: HandOverReason; phraseGiven?: boolean },
): Promise<HandedOver> {
  const done = await desk.database.write(desk.as(from), async (tx) => {
    const one = await caseById(tx, id);
    assert.ok(one !== null, `${from} sees the case`);
    return handOverCase(desk, tx, one, {
      unit: to.unit,
      to: to.to === undefined ? null : desk.as(to.to).employee,
      reason: to.reason ?? 'outside-my-competence',
      phraseGiven: to.phraseGiven ?? false,
    });
  });
  assert.ok(!('refused' in done), JSON.stringify(done));
  return done;
}

const handBack = (who: string, id: CaseId, words = 'Tas nav būvdarbu jautājums.') =>
  desk.database.write(desk.as(who), async (tx) => {
    const one = await caseById(tx, id);
    assert.ok(one !== null, `${who} sees the case`);
    return handBackCase(desk, tx, one, { reason: 'outside-my-competence', words });
  });

test('5.7.6: handing over with the closing words is evidence of a discussion ended properly; without them it stays undecided', async () => {
  const id = await received('told');
  await take(desk, 'Anna', id);
  await handOver('Anna', id, { unit: unitOf('Jānis'), phraseGiven: true });
  const [ended] = await duties(desk, id, '5.7.6');
  assert.deepEqual([ended?.verdict, ended?.unit, ended?.holder], ['met', unitOf('Anna'), desk.as('Anna').employee]);

  const silent = await received('not-told');
  await handOver('Anna', silent, { unit: unitOf('Jānis') });
  assert.deepEqual(
    (await duties(desk, silent, '5.7.6')).map(({ verdict }) => verdict),
    ['not-assessable'],
  );
  assert.deepEqual(await duties(desk, await received('workload-only'), '5.7.6'), []);
  for (const language of ['lv', 'en'] as const) {
    const words = closingWords(language, { unit: 'Būvvalde', phone: '+371 60000002', number: 'PN-2026-00001' }).join(
      ' ',
    );
    assert.match(words, /Būvvalde.*60000002.*PN-2026-00001/);
  }
});

test('5.2.3: the receiver hands back within a working day, with words; the case is with whoever handed it over, the due time as before', async () => {
  const id = await received('back-once');
  await take(desk, 'Anna', id);
  const [answer] = await duties(desk, id, '5.2.1');
  await handOver('Anna', id, { unit: unitOf('Jānis'), to: 'Jānis' });
  assert.deepEqual(await handBack('Jānis', id, ' '), { refused: 'words-missing' });
  const done = await handBack('Jānis', id);
  assert.ok(!('refused' in done), JSON.stringify(done));
  const now = await caseNow(desk, id);
  assert.deepEqual([now.unit, now.holder], [unitOf('Anna'), desk.as('Anna').employee]);
  const [after] = await duties(desk, id, '5.2.1');
  assert.deepEqual([after?.holder, String(after?.dueAt)], [desk.as('Anna').employee, String(answer?.dueAt)]);
  const own = await duties(desk, id, '5.2.3');
  assert.ok(
    own.every(({ verdict }) => verdict === 'met'),
    '5.2.3: somebody held it all the time, and both ways were within competence',
  );
  assert.equal(own.filter(({ mechanism }) => mechanism === 'step').length, 2);
  assert.deepEqual(await handBack('Anna', id), { refused: 'not-to-hand-back' });
});

test('5.2.3: after the receiver’s working day a hand-over is not handed back any more', async () => {
  const id = await received('too-late');
  await handOver('Anna', id, { unit: unitOf('Jānis') });
  desk.at('2026-11-24T10:00');
  assert.deepEqual(await handBack('Jānis', id), { refused: 'not-to-hand-back' });
  desk.at('2026-11-20T10:00');
});

test('5.2.3: what comes back a second time climbs to the common head, whose decision stands', async () => {
  const id = await received('climbs');
  await take(desk, 'Anna', id);
  await handOver('Anna', id, { unit: unitOf('Jānis'), to: 'Jānis' });
  await handBack('Jānis', id);
  await handOver('Anna', id, { unit: unitOf('Edgars') });
  const done = await handBack('Edgars', id, 'Arī ne par īpašumu.');
  assert.ok(!('refused' in done), JSON.stringify(done));
  assert.equal(done.climbedTo?.employee, desk.as('Inga').employee);
  assert.equal((await caseNow(desk, id)).holder, desk.as('Inga').employee);
  await handOver('Inga', id, { unit: unitOf('Jānis'), to: 'Jānis', reason: 'client-asked' });
  assert.deepEqual(await handBack('Jānis', id), { refused: 'not-to-hand-back' });
  assert.equal((await caseNow(desk, id)).holder, desk.as('Jānis').employee, 'never a loop');
});

test('5.2.3: sending a case to and fro by handing it over is counted as handing back', async () => {
  const id = await received('ping-pong');
  await take(desk, 'Anna', id);
  await handOver('Anna', id, { unit: unitOf('Jānis'), to: 'Jānis' });
  assert.equal((await handOver('Jānis', id, { unit: unitOf('Anna'), to: 'Anna' })).climbedTo, null);
  const third = await handOver('Anna', id, { unit: unitOf('Jānis'), to: 'Jānis' });
  assert.equal(third.climbedTo?.employee, desk.as('Inga').employee);
  assert.equal((await caseNow(desk, id)).holder, desk.as('Inga').employee);
});

test('5.2.3: handing over and handing back are each taken back by one press', async () => {
  const id = await received('undone');
  await take(desk, 'Anna', id);
  const { number } = await caseNow(desk, id);
  await pages.post(
    `/lieta/${number}/nodot`,
    { to: `unit:${unitOf('Jānis')}`, reason: 'outside-my-competence', told: 'yes', _form: 'undo-1' },
    'Anna',
  );
  assert.equal((await caseNow(desk, id)).unit, unitOf('Jānis'));
  const shown = await pages.get(`/lieta/${number}`, 'Jānis');
  assert.match(shown.body, new RegExp(`href="/lieta/${number}/atteikt"`));
  const empty = await pages.post(`/lieta/${number}/atteikt`, { reason: 'other', words: '', _form: 'undo-2' }, 'Jānis');
  assert.equal(empty.statusCode, 422);
  await pages.post(
    `/lieta/${number}/atteikt`,
    { reason: 'not-enough-known', words: 'Kurā ielā tas ir?', _form: 'undo-3' },
    'Jānis',
  );
  assert.equal((await caseNow(desk, id)).holder, desk.as('Anna').employee);
  assert.match((await pages.get(`/lieta/${number}`, 'Anna')).body, /Atgrieza Jānis Piemērs[\s\S]*Kurā ielā tas ir\?/);
  const undone = await pages.post(`/lieta/${number}/nodot/atsaukt`, { _form: 'undo-4' }, 'Jānis');
  assert.equal(undone.statusCode, 303);
  assert.equal((await caseNow(desk, id)).unit, unitOf('Jānis'));
  assert.match((await pages.get(`/lieta/${number}`, 'Jānis')).body, /atteikt"/, 'it may be handed back again');
});

test('5.2.3: units that answered like matters are proposed with their number, and nothing else of them', async () => {
  const text = 'Labdien! Kur siltumnīcas būvniecībai jāiesniedz paskaidrojuma raksts un novietojuma skice?';
  for (const n of [1, 2]) {
    const id = await received(`like-${n}`, text, 'buvvalde@paraugnovads.example');
    await take(desk, 'Jānis', id);
    await desk.database.write(DESK, (tx) =>
      tx.rows(
        `update desk_case set state = 'closed', outcome = 'answered', closed_at = $2 where tenant = 1 and id = $1`,
        [id, desk.clock()],
      ),
    );
  }
  const id = await received('like-3', text);
  await settled(desk);
  const words = await dictionary;
  while (await followSearch(desk, words));
  const like = await desk.database.read(desk.as('Anna'), (tx) => likeMatters(tx, id));
  assert.deepEqual(
    like.map(({ unit, lv, count }) => [unit, lv, count]),
    [[unitOf('Jānis'), 'Būvvalde', 2]],
  );
  const { number } = await caseNow(desk, id);
  const shown = await pages.get(`/lieta/${number}/nodot?kam=unit:${unitOf('Jānis')}`, 'Anna');
  assert.match(shown.body, /Būvvalde<\/a>: 2 līdzīgas lietas/);
  assert.match(shown.body, /Uz to atbildēs Būvvalde/);
  // Dace sees no case of the centre, so that nothing of it is counted for her.
  assert.deepEqual(await desk.database.read(desk.as('Dace'), (tx) => likeMatters(tx, id)), []);
});

test('5.2.3: the database itself lets no unfinished case be without a unit that stands, or with a holder who does not serve', async () => {
  const id = await received('constraint');
  const set = (what: string, value: unknown) =>
    desk.database.write(DESK, (tx) =>
      tx.rows(`update desk_case set ${what} = $2 where tenant = 1 and id = $1`, [id, value]),
    );
  await assert.rejects(set('unit_id', null), /not-null/);
  await assert.rejects(set('unit_id', '00000000-0000-7000-8000-000000999999'), /foreign key/);
  await assert.rejects(set('holder_id', '00000000-0000-7000-8000-000000999999'), /foreign key/);
  const ended = await desk.database.write(DESK, async (tx) => {
    await tx.rows(
      `insert into unit (tenant, id, institution_id, name_lv, name_en, valid_from, valid_to)
       select tenant, '00000000-0000-7000-8000-0000000029f9', institution_id, 'Bijusī nodaļa', 'Former unit', '2023-12-01', '2024-12-31' from unit where tenant = 1 limit 1`,
    );
    await tx.rows(
      `insert into employee (tenant, id, given_name, surname, email) values (1, '00000000-0000-7000-8000-0000000039f9', 'Bijusī', 'Demo', 'bijusi@paraugnovads.example')`,
    );
    return '00000000-0000-7000-8000-0000000029f9';
  });
  await assert.rejects(set('unit_id', ended), /has a unit that stands/);
  await assert.rejects(set('holder_id', '00000000-0000-7000-8000-0000000039f9'), /held by somebody who serves/);
  assert.equal((await caseNow(desk, id)).unit, unitOf('Anna'));
  const refused = await changeCase(desk, desk.as('Anna'), id, {
    do: 'hand-over',
    unit: unitOf('Anna'),
    to: null,
    reason: 'workload',
  });
  assert.deepEqual(refused, { refused: 'same-unit-and-holder' });
});

test('5.7.6: the closing words go into an interim reply, in the client’s language and by the unit’s name alone', async () => {
  const id = await received('interim-words');
  await take(desk, 'Anna', id);
  const { number } = await caseNow(desk, id);
  const to = `${desk.as('Jānis').employee}@${unitOf('Jānis')}`;
  const put = await pages.post(`/lieta/${number}/nodot/starpatbilde`, { to, _form: 'interim-1' }, 'Anna');
  assert.equal(put.headers['location'], `/lieta/${number}/atbilde`);
  const [draft] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ kind: string; body: string }>('select kind, body from reply where tenant = 1 and case_id = $1', [id]),
  );
  assert.equal(draft?.kind, 'interim');
  assert.match(draft?.body ?? '', /Uz to atbildēs Būvvalde, tālrunis \+371 60000002/);
  assert.doesNotMatch(draft?.body ?? '', /Jānis/);
  await pages.post(`/lieta/${number}/nodot/starpatbilde`, { to, _form: 'interim-2' }, 'Anna');
  const again = await desk.database.read(DESK, (tx) =>
    tx.rows<{ body: string }>('select body from reply where tenant = 1 and case_id = $1', [id]),
  );
  assert.deepEqual(
    again.map(({ body }) => body),
    [draft?.body],
    'pressed twice it stands there once',
  );
});

test('the journal of all this is whole, and judged again gives the same', () => assertJournalIsWhole(desk));
