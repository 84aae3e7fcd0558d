import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { DAY, sketch, TOWN } from '../directory/directory.fixture.ts';
import { copiesFor, headsConcerned, type Participant } from './copies-for.ts';

const town = sketch(TOWN);
const who = (name: string) => name as EmployeeId;
const part = (name: string): Participant =>
  name in TOWN.units ? { key: name, unit: name as UnitId } : { key: name, employee: who(name) };
const copies = (names: readonly string[], sender: string, directory = town, walled: readonly string[] = []) =>
  copiesFor(directory, names.map(part), who(sender), DAY, new Set(walled.map(who))).map(
    ({ to, insteadOf, waits, reasons }) =>
      `${to}${insteadOf === null ? '' : ` for ${insteadOf}`}${waits ? ' waits' : ''}: ${reasons.map(({ of, ground, vacant }) => `${of} ${ground}${vacant.map((post) => ` -${post}`).join('')}`).join(', ')}`,
  );

test('10.3: the head of each participant of another unit gets one copy, one’s own colleagues’ head none', () => {
  assert.deepEqual(copies(['janis'], 'anna'), ['ilze: janis head']);
  assert.deepEqual(copies(['janis', 'dina'], 'anna'), ['ilze: janis head, dina head']);
  assert.deepEqual(copies(['dina'], 'janis'), []);
  assert.deepEqual(copies([], 'anna'), []);
});

test('10.3: a unit as such brings its head in', () => {
  assert.deepEqual(copies(['building'], 'anna'), ['ilze: building head']);
  assert.deepEqual(copies(['building', 'janis'], 'anna'), ['ilze: building head, janis head']);
  assert.deepEqual(copies(['counter'], 'anna'), []);
});

test('10.3: a head who sends or takes part needs no copy, and nobody above is told instead', () => {
  assert.deepEqual(copies(['anna', 'janis'], 'ilze'), ['maris: anna deputy -centre/7']);
  assert.deepEqual(copies(['janis', 'ilze'], 'anna'), ['inga: ilze executive-director']);
  assert.deepEqual(copies(['anna'], 'maris'), []);
});

test('10.3: a head’s own head is the next above; above the chair of the council is nobody', () => {
  assert.deepEqual(copies(['ilze'], 'anna'), ['inga: ilze executive-director']);
  assert.deepEqual(copies(['inga'], 'anna'), ['andris: inga council-chair']);
  assert.deepEqual(copies(['andris'], 'anna'), []);
});

test('10.3: for a vacant post the next in line gets it, and it says which post is vacant', () => {
  assert.deepEqual(copies(['anna'], 'janis'), ['maris: anna deputy -centre/7']);
  const empty = sketch({ ...TOWN, posts: TOWN.posts.filter((line) => !line.startsWith('maris')) });
  assert.deepEqual(copies(['anna'], 'janis', empty), ['inga: anna executive-director -centre/7']);
});

const away = (...absences: string[]) => sketch({ ...TOWN, absences });

test('10.3: for a head who is away the stand-in gets it; where nobody acts it waits for the head', () => {
  assert.deepEqual(copies(['janis'], 'anna', away('ilze 2026-11-18..2026-11-25 dina')), ['dina for ilze: janis head']);
  assert.deepEqual(copies(['janis'], 'anna', away('ilze 2026-11-18..2026-11-25 -')), ['ilze waits: janis head']);
  assert.deepEqual(
    copies(['janis'], 'anna', away('ilze 2026-11-18..2026-11-25 dina', 'dina 2026-11-18..2026-11-25 ilze')),
    ['ilze waits: janis head'],
  );
});

test('10.3: a stand-in who takes part does not oversee themselves', () => {
  const directory = away('ilze 2026-11-18..2026-11-25 janis');
  assert.deepEqual(copies(['janis'], 'anna', directory), ['ilze waits: janis head']);
});

test('10.3: who is concerned as a head and as a stand-in gets one copy, as a head', () => {
  const directory = away('ilze 2026-11-18..2026-11-25 inga');
  assert.deepEqual(copies(['janis', 'juris'], 'anna', directory), ['inga: janis head, juris executive-director']);
});

test('5.4.3, 10.3: a head behind a wall gets none, the next above does, without a word why', () => {
  assert.deepEqual(copies(['janis'], 'anna', town, ['ilze']), ['inga: janis executive-director']);
  assert.deepEqual(copies(['janis'], 'anna', town, ['ilze', 'inga']), ['andris: janis council-chair']);
  assert.deepEqual(copies(['janis'], 'anna', town, ['ilze', 'inga', 'andris']), []);
});

test('5.4.3, 10.3: a stand-in behind a wall gets none: it waits for the head', () => {
  assert.deepEqual(copies(['janis'], 'anna', away('ilze 2026-11-18..2026-11-25 dina'), ['dina']), [
    'ilze waits: janis head',
  ]);
});

test('10.3: who holds two posts of other units has both heads told, directly', () => {
  const directory = sketch({
    ...TOWN,
    posts: [...TOWN.posts, 'janis @ centre as employee', 'zane @ street as employee'],
    units: { ...TOWN.units, street: null },
  });
  assert.deepEqual(copies(['janis'], 'zane', directory), ['ilze: janis head', 'maris: janis deputy -centre/7']);
});

test('10.3: who shares a unit with the sender is a colleague, whatever else they hold', () => {
  const directory = sketch({ ...TOWN, posts: [...TOWN.posts, 'janis @ counter as employee'] });
  assert.deepEqual(copies(['janis'], 'anna', directory), []);
});

test('10.3: a sender without a post has the heads of all told', () => {
  assert.deepEqual(copies(['anna', 'janis'], 'guest'), ['maris: anna deputy -centre/7', 'ilze: janis head']);
});

/** Every set of participants, sender, absent head and walled head of the town. */
test('10.3: whoever takes part, nobody gets two copies, neither sender nor participants get any, and no direct head is passed over', () => {
  const names = ['andris', 'inga', 'juris', 'ilze', 'dina', 'janis', 'maris', 'anna'];
  const direct: Readonly<Record<string, string>> = {
    dina: 'ilze',
    janis: 'ilze',
    anna: 'maris',
    juris: 'inga',
    ilze: 'inga',
  };
  const unit: Readonly<Record<string, string>> = {
    dina: 'b',
    janis: 'b',
    ilze: 'b',
    anna: 'c',
    maris: 'z',
    juris: 'm',
    inga: 'm',
    andris: 'm',
  };
  let looked = 0;
  for (let set = 1; set < 2 ** names.length; set += 1) {
    const taking = names.filter((_, index) => (set >> index) % 2 === 1);
    for (const sender of names) {
      for (const walled of [[], ['ilze'], ['maris', 'inga']]) {
        const found = copiesFor(town, taking.map(part), who(sender), DAY, new Set(walled.map(who)));
        const to = found.map((copy) => copy.to as string);
        looked += 1;
        assert.equal(new Set(to).size, to.length);
        assert.ok(!to.includes(sender) && !to.some((one) => taking.includes(one) || walled.includes(one)));
        for (const one of taking) {
          const head = direct[one];
          if (head === undefined || unit[one] === unit[sender] || walled.includes(head)) continue;
          assert.ok(to.includes(head) || head === sender || taking.includes(head), `${one} by ${sender}: ${to.join()}`);
        }
      }
    }
  }
  assert.equal(looked, 255 * 8 * 3);
  assert.ok(headsConcerned(town, [part('janis')], who('anna'), DAY).includes(who('inga')));
});
