import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { resolveAddressee } from './addressees.ts';
import { DAY, sketch, TOWN } from './directory.fixture.ts';
import { everybodyAnsweredFor, faultsOf } from './faults.ts';
import { headOf, holdersOf } from './heads.ts';
import { standInFor, standsInForOn } from './stand-in.ts';
import { supervisorsOf } from './supervisors.ts';

const town = sketch(TOWN);
const who = (name: string) => name as EmployeeId;
const above = (name: string, directory = town, day = DAY) =>
  supervisorsOf(directory, who(name), day).map(({ employee, ground }) => `${employee} ${ground}`);

test('5.4.3: above an employee stand the head of the unit, those of the units above, the executive director, the chair', () => {
  assert.deepEqual(above('janis'), ['ilze head', 'inga executive-director', 'andris council-chair']);
});

test('5.4.3: a head has the next above as head, nobody is their own', () => {
  assert.deepEqual(above('ilze'), ['inga executive-director', 'andris council-chair']);
  assert.deepEqual(above('inga'), ['andris council-chair']);
  assert.deepEqual(above('juris'), ['inga executive-director', 'andris council-chair']);
  assert.deepEqual(above('andris'), []);
});

test('5.4.3: where the head’s post is vacant the deputy comes next, and it says what was vacant', () => {
  const [direct, next] = supervisorsOf(town, who('anna'), DAY);
  assert.deepEqual([direct?.employee, direct?.ground], ['maris', 'deputy']);
  assert.deepEqual(
    direct?.vacant.map(({ unit, kind }) => `${unit} ${kind}`),
    ['centre head'],
  );
  assert.deepEqual([next?.employee, next?.vacant], ['inga', []]);
});

test('5.4.3: a vacant executive director is followed by the deputy, and then by the chair', () => {
  const without = sketch({ ...TOWN, posts: TOWN.posts.map((line) => line.replace('inga', '-')) });
  assert.deepEqual(above('ilze', without), ['juris deputy', 'andris council-chair']);
});

test('1: yesterday’s question gets yesterday’s answer', () => {
  const changed = sketch({
    units: { building: null },
    posts: [
      'olga @ building as head ..2026-11-19',
      'ilze @ building as head 2026-11-20..',
      'janis @ building as employee',
    ],
  });
  assert.equal(headOf(changed, 'building' as UnitId, DAY.subtract({ days: 1 }))?.employee, 'olga');
  assert.equal(headOf(changed, 'building' as UnitId, DAY)?.employee, 'ilze');
  assert.deepEqual(above('janis', changed, DAY.subtract({ days: 1 })), ['olga head']);
});

test('14: the posts that decide on complaints are found by kind, the vacant ones marked', () => {
  assert.deepEqual(
    holdersOf(town, 'council-chair', DAY).map(({ employee }) => employee),
    ['andris'],
  );
  assert.deepEqual(
    holdersOf(town, 'council-vice-chair', DAY).map(({ employee }) => employee),
    [null],
  );
  assert.deepEqual(resolveAddressee(town, 'head-of-employee', { employee: who('janis') }, DAY), ['ilze']);
  assert.deepEqual(resolveAddressee(town, 'executive-director', { employee: null }, DAY), ['inga']);
  assert.equal(resolveAddressee(town, 'council', { employee: null }, DAY), null);
});

test('1: every employee is whoever holds a post on the day', () => {
  assert.equal(resolveAddressee(town, 'every-employee', { employee: null }, DAY)?.length, 8);
  const left = sketch({ units: { building: null }, posts: ['olga @ building as head ..2026-11-19'] });
  assert.deepEqual(resolveAddressee(left, 'every-employee', { employee: null }, DAY), []);
});

const away = (absences: readonly string[], posts = TOWN.posts) => sketch({ ...TOWN, posts, absences });

test('5.2.3: whoever stands in is followed through their own absence', () => {
  const chain = away(['ilze 2026-11-18..2026-11-25 dina', 'dina 2026-11-20..2026-11-20 janis']);
  assert.deepEqual(standInFor(chain, who('ilze'), DAY), { employee: 'janis', via: ['ilze', 'dina'], why: 'stand-in' });
  assert.equal(standInFor(chain, who('ilze'), DAY.add({ days: 1 })).employee, 'dina');
  assert.equal(standInFor(chain, who('ilze'), DAY.add({ days: 6 })).why, 'present');
  assert.deepEqual(standsInForOn(chain, who('janis'), DAY), ['ilze', 'dina']);
});

test('5.2.3: two who stand in for each other and are both away leave nobody, and it says so', () => {
  const ring = away(['ilze 2026-11-18..2026-11-25 dina', 'dina 2026-11-18..2026-11-25 ilze']);
  assert.deepEqual(standInFor(ring, who('ilze'), DAY), { employee: null, via: ['ilze', 'dina'], why: 'all-away' });
  assert.ok(faultsOf(ring, DAY).some((one) => one.fault === 'nobody-stands-in' && one.why === 'all-away'));
});

test('5.2.3: a stand-in who has left is no stand-in, and stands among the faults', () => {
  const posts = TOWN.posts.map((line) => (line.startsWith('dina') ? `${line} ..2026-10-31` : line));
  const stale = away(['ilze 2026-11-18..2026-11-25 dina'], posts);
  assert.equal(standInFor(stale, who('ilze'), DAY).why, 'left');
  assert.ok(faultsOf(stale, DAY).some((one) => one.fault === 'stand-in-left' && one.standIn === 'dina'));
});

test('1: vacancies, cycles and second heads are found, each once', () => {
  const broken = sketch({
    units: { a: 'b', b: 'c', c: 'a', alone: null },
    posts: ['x @ alone as head', 'y @ alone as head', '- @ a as head'],
  });
  const faults = faultsOf(broken, DAY);
  assert.deepEqual(
    faults.filter(({ fault }) => fault === 'unit-cycle').map((one) => 'units' in one && one.units.toSorted()),
    [['a', 'b', 'c']],
  );
  assert.equal(faults.filter(({ fault }) => fault === 'two-heads').length, 1);
  assert.equal(faults.filter(({ fault }) => fault === 'vacant-post').length, 1);
  assert.deepEqual(above('x', broken), []);
  assert.equal(everybodyAnsweredFor(broken, DAY), false);
  assert.equal(everybodyAnsweredFor(town, DAY), true);
});

/** Every way in which five people can stand in for each other, all or some of them away. */
test('whatever ring the stand-ins form, the question ends, never with somebody who is away, and both directions agree', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  let asked = 0;
  for (let code = 0; code < 6 ** 5; code += 7) {
    const choices = names.map((_, index) => Math.floor(code / 6 ** index) % 6);
    const absences = names.flatMap((name, index) => {
      const choice = choices[index] ?? 0;
      // 5: not away; oneself: nobody named.
      if (choice === 5) return [];
      return [`${name} 2026-11-20..2026-11-20 ${choice === index ? '-' : names[choice]}`];
    });
    const directory = sketch({ units: { u: null }, posts: names.map((name) => `${name} @ u as employee`), absences });
    for (const name of names) {
      const found = standInFor(directory, who(name), DAY);
      asked += 1;
      const isAway = (one: string) => absences.some((line) => line.startsWith(`${one} `));
      if (found.employee === null) assert.ok(isAway(name));
      else {
        assert.ok(!isAway(found.employee));
        assert.equal(found.employee === name, !isAway(name));
        if (found.employee !== name) assert.ok(standsInForOn(directory, found.employee, DAY).includes(who(name)));
      }
      assert.equal(new Set(found.via).size, found.via.length);
    }
  }
  assert.ok(asked > 5_000);
});

/** Every way in which four units can stand above each other. */
test('whatever ring the units form, those above are found and the question ends', () => {
  const names = ['a', 'b', 'c', 'd'];
  for (let code = 0; code < 5 ** 4; code += 1) {
    const parents = names.map((_, index) => names[(Math.floor(code / 5 ** index) % 5) - 1] ?? null);
    const directory = sketch({
      units: Object.fromEntries(names.map((name, index) => [name, parents[index] ?? null])),
      posts: [...names.map((name) => `head-${name} @ ${name} as head`), 'x @ a as employee'],
    });
    const found = supervisorsOf(directory, who('x'), DAY);
    assert.equal(found[0]?.employee, 'head-a');
    assert.equal(new Set(found.map(({ employee }) => employee)).size, found.length);
    const hasCycle = faultsOf(directory, DAY).some(({ fault }) => fault === 'unit-cycle');
    assert.equal(
      hasCycle,
      names.some((name) => reachesItself(name, names, parents)),
    );
  }
});

function reachesItself(name: string, names: readonly string[], parents: readonly (string | null)[]): boolean {
  let at: string | null = name;
  for (let step = 0; step < names.length; step += 1) {
    at = at === null ? null : (parents[names.indexOf(at)] ?? null);
    if (at === name) return true;
  }
  return false;
}
