import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Directory, holdsOn } from '../directory/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { applied, isEmpty, planChanges } from './plan-changes.ts';
import type { Plan } from './plan.ts';
import { readCsv } from './read-csv.ts';
import type { Faults, Wanted, WantedRow } from './wanted.ts';

const DAY = Temporal.PlainDate.from('2026-11-23');
const EMPTY: Directory = { institutions: [], units: [], posts: [], people: [], holdings: [], absences: [] };
const HEADING =
  'Kods;Vārds;Uzvārds;E-pasts;Tālrunis;Iestāde;Struktūrvienība;Augstākā struktūrvienība;Amats;Amata veids;Vadītājs;No;Līdz';

let count = 0;
const newId = () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`;

function read(rows: readonly string[], heading = HEADING): Wanted {
  const list = readCsv(Buffer.from([heading, ...rows].join('\r\n')), DAY);
  if ('refused' in list) throw new Error(JSON.stringify(list.faults));
  return list;
}

const plan = (current: Directory, wanted: Wanted, day = DAY, administrators: EmployeeId[] = []) =>
  planChanges(current, wanted, { day, newId, administrators });

function planned(current: Directory, wanted: Wanted, day = DAY): Plan {
  const made = plan(current, wanted, day);
  if ('refused' in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

const faulty = (current: Directory, wanted: Wanted) => {
  const made = plan(current, wanted) as Faults;
  return made.faults.map(({ reason, row, others }) => [reason, row, ...(others ?? [])]);
};

const brought = (rows: readonly string[], day = DAY.subtract({ days: 30 })): Directory => {
  const wanted = read(rows);
  return applied(EMPTY, planned(EMPTY, wanted, day));
};

const changes = (made: Plan) => made.changes.map(({ what, name, before, after }) => [what, name, before, after]);

const LIST = [
  'D1;Anna;Paraudze;anna@novads.example;;Pārvalde;Vadība;-;Izpilddirektore;;;;',
  'D2;Juris;Piemērs;juris@novads.example;;Pārvalde;Būvvalde;Vadība;Būvvaldes vadītājs;;jā;;',
  'D3;Ilze;Sarma;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektore;;;;',
  'D4;Oskars;Lazda;oskars@novads.example;;Pārvalde;Būvvalde;Vadība;Arhitekts;;;;',
  ';;;;;Pārvalde;Būvvalde;Vadība;Lietvedis;;;;',
];
const without = (...codes: string[]) => LIST.filter((row) => !codes.some((code) => row.startsWith(`${code};`)));

test('a list brought into an empty directory gives its institutions, units, posts, people, and the posts that stand vacant', () => {
  const made = planned(EMPTY, read(LIST));
  assert.deepEqual(Object.fromEntries(Object.entries(made.rows).map(([kind, rows]) => [kind, rows.length])), {
    institutions: 1,
    units: 2,
    posts: 5,
    people: 4,
    holdings: 4,
  });
  const after = applied(EMPTY, made);
  assert.equal(after.posts.find(({ titleLv }) => titleLv === 'Izpilddirektore')?.kind, 'executive-director');
  assert.equal(after.posts.find(({ titleLv }) => titleLv === 'Būvvaldes vadītājs')?.kind, 'head');
  const [above, below] = ['Vadība', 'Būvvalde'].map((name) => after.units.find(({ nameLv }) => nameLv === name));
  assert.equal(below?.parent, above?.id);
  assert.deepEqual(
    made.vacancies.map(({ what, name }) => [what, name]),
    [['post-vacant', 'Lietvedis, Būvvalde']],
  );
  assert.equal(isEmpty(planned(after, read(LIST))), true);
});

test('whoever changes the name stays the same person, by the code or by the address; never by the name alone', () => {
  const current = brought(LIST);
  const byCode = planned(
    current,
    read([...without('D3'), 'D3;Ilze;Bērza;ilze.berza@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektore;;;;']),
  );
  assert.deepEqual(changes(byCode), [
    ['person-renamed', 'Ilze Bērza', 'Ilze Sarma', 'Ilze Bērza'],
    ['person-email', 'Ilze Bērza', 'ilze@novads.example', 'ilze.berza@novads.example'],
  ]);
  const byEmail = planned(
    current,
    read([...without('D3'), ';Ilze;Bērza;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektore;;;;']),
  );
  assert.deepEqual(changes(byEmail), [['person-renamed', 'Ilze Bērza', 'Ilze Sarma', 'Ilze Bērza']]);
  const another = planned(
    current,
    read([...without('D3'), 'D9;Ilze;Sarma;ilze.sarma2@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektore;;;;']),
  );
  assert.deepEqual(
    another.changes.map(({ what, name }) => [what, name]),
    [
      ['person-leaves', 'Ilze Sarma'],
      ['person-comes', 'Ilze Sarma'],
    ],
  );
  assert.deepEqual(
    another.warnings.map(({ what, before, after }) => [what, before, after]),
    [['same-name', 'ilze@novads.example', 'ilze.sarma2@novads.example']],
  );
});

test('an address that passed to another person with an account of their own does not make them one', () => {
  const current = brought(LIST);
  assert.deepEqual(
    faulty(
      current,
      read([...without('D3'), 'D9;Pēteris;Kļava;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektors;;;;']),
    ),
    [['email-taken', 6]],
  );
});

test('two people may exchange their addresses in one list', () => {
  const current = brought(LIST);
  const swapped = read([
    ...without('D3', 'D4'),
    'D3;Ilze;Sarma;oskars@novads.example;;Pārvalde;Būvvalde;Vadība;Inspektore;;;;',
    'D4;Oskars;Lazda;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Arhitekts;;;;',
  ]);
  const made = planned(current, swapped);
  assert.deepEqual(
    made.changes.map(({ what }) => what),
    ['person-email', 'person-email'],
  );
});

test('a head who left: the post ends the day before, the headship is said to be vacant, and nothing of the past is gone', () => {
  const current = brought(LIST);
  const made = planned(current, read([...without('D2'), ';;;;;Pārvalde;Būvvalde;Vadība;Būvvaldes vadītājs;;jā;;']));
  assert.deepEqual(changes(made), [['person-leaves', 'Juris Piemērs', 'Būvvaldes vadītājs, Būvvalde', '2026-11-22']]);
  assert.deepEqual(
    made.vacancies.map(({ what, name, before }) => [what, name, before]),
    [['headship-vacant', 'Būvvaldes vadītājs, Būvvalde', 'Juris Piemērs']],
  );
  const after = applied(current, made);
  const juris = after.people.find(({ code }) => code === 'D2');
  const held = after.holdings.filter(({ employee }) => employee === juris?.id);
  assert.deepEqual(
    held.map((holding) => [holdsOn(holding, DAY.subtract({ days: 1 })), holdsOn(holding, DAY)]),
    [[true, false]],
  );
  assert.deepEqual(made.leaving, [juris?.id]);
});

test('a new head takes over the headship of the unit; the former one may stay in another post', () => {
  const current = brought(LIST);
  const made = planned(
    current,
    read([
      ...without('D2', 'D3'),
      'D2;Juris;Piemērs;juris@novads.example;;Pārvalde;Būvvalde;Vadība;Padomnieks;;;;',
      'D3;Ilze;Sarma;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Būvvaldes vadītāja;;jā;;',
    ]),
  );
  const after = applied(current, made);
  const heads = after.posts.filter(({ kind }) => kind === 'head');
  assert.equal(heads.length, 1);
  const holders = after.holdings.filter((holding) => holding.post === heads[0]?.id && holdsOn(holding, DAY));
  assert.deepEqual(
    holders.map(({ employee }) => after.people.find(({ id }) => id === employee)?.code),
    ['D3'],
  );
  assert.equal(
    isEmpty(
      planned(
        after,
        read([
          ...without('D2', 'D3'),
          'D2;Juris;Piemērs;juris@novads.example;;Pārvalde;Būvvalde;Vadība;Padomnieks;;;;',
          'D3;Ilze;Sarma;ilze@novads.example;;Pārvalde;Būvvalde;Vadība;Būvvaldes vadītāja;;jā;;',
        ]),
      ),
    ),
    true,
  );
});

test('a head until a day and the next one from the day after share the headship', () => {
  const rows = [
    ...without('D2'),
    'D2;Juris;Piemērs;juris@novads.example;;Pārvalde;Būvvalde;Vadība;Vadītājs;;jā;;30.11.2026.',
    'D7;Maija;Ozola;maija@novads.example;;Pārvalde;Būvvalde;Vadība;Vadītājs;;jā;01.12.2026.;',
  ];
  const made = planned(EMPTY, read(rows));
  assert.equal(made.rows.posts.filter(({ kind }) => kind === 'head').length, 1);
  assert.equal(isEmpty(planned(applied(EMPTY, made), read(rows))), true);
});

test('cycles, two heads, an unknown unit above, a doubled address or code and one person under two names are refused with their rows', () => {
  const row = (code: string, unit: string, over: string, extra = ';;;') =>
    `${code};Vārds${code};Uzvārds;${code}@novads.example;;Pārvalde;${unit};${over};Amats${extra}`;
  assert.deepEqual(
    faulty(EMPTY, read([row('1', 'A', 'B', ';;;;'), row('2', 'B', 'C', ';;;;'), row('3', 'C', 'A', ';;;;')])),
    [['unit-cycle', 2, 3, 4]],
  );
  assert.deepEqual(faulty(EMPTY, read([row('1', 'A', '', ';;jā;;'), row('2', 'A', '', ';;jā;;')])), [
    ['two-heads', 3, 2],
  ]);
  assert.deepEqual(faulty(EMPTY, read([row('1', 'A', 'Nav tādas', ';;;;')])), [['unit-above-unknown', 2]]);
  assert.deepEqual(faulty(EMPTY, read([row('1', 'A', '', ';;;;'), row('2', 'A', '', ';;;;').replace('2@', '1@')])), [
    ['email-twice', 3, 2],
  ]);
  assert.deepEqual(
    faulty(EMPTY, read([row('1', 'A', '', ';;;;'), row('1', 'A', '', ';;;;').replace('Vārds1', 'Cits')])),
    [['person-two-forms', 3, 2]],
  );
  assert.deepEqual(
    faulty(EMPTY, read([row('1', 'A', 'B', ';;;;'), row('2', 'A', '-', ';;;;'), row('3', 'B', '', ';;;;')])),
    [['unit-two-places', 3, 2]],
  );
});

test('a unit renamed together with its people stays the same unit, with its address and matters', () => {
  const current = brought(LIST);
  const made = planned(current, read(LIST.map((row) => row.replace(';Būvvalde;', ';Būvniecības pārvalde;'))));
  assert.deepEqual(changes(made), [['unit-renamed', 'Būvniecības pārvalde', 'Būvvalde', 'Būvniecības pārvalde']]);
});

test('institutions that the file does not name stay as they are', () => {
  const current = brought([...LIST, 'S1;Zane;Skola;zane@skola.example;;Skola;Kanceleja;-;Lietvede;;;;']);
  const made = planned(current, read(LIST));
  assert.equal(isEmpty(made), true);
});

test('units and posts that the file does not name any more end, their people too', () => {
  const current = brought([...LIST, 'D8;Līva;Ieva;liva@novads.example;;Pārvalde;Arhīvs;Vadība;Arhivāre;;;;']);
  const made = planned(current, read(LIST));
  assert.deepEqual(
    made.changes.map(({ what, name }) => [what, name]),
    [
      ['person-leaves', 'Līva Ieva'],
      ['unit-ends', 'Arhīvs'],
      ['post-ends', 'Arhivāre, Arhīvs'],
    ],
  );
});

test('more than a third of the people gone asks for a tick, and nobody removes the last administrator', () => {
  const current = brought(LIST);
  assert.equal(planned(current, read(without('D4'))).brake, null);
  assert.deepEqual(planned(current, read(without('D3', 'D4'))).brake, { ends: 2, of: 4 });
  const anna = current.people.find(({ code }) => code === 'D1')?.id as EmployeeId;
  const made = plan(current, read(without('D1')), DAY, [anna]) as Faults;
  assert.deepEqual(
    made.faults.map(({ reason }) => reason),
    ['last-administrator'],
  );
});

const fromServer = (list: Wanted, known: Wanted['known'] = []): Wanted => ({
  source: 'ldap',
  notes: [],
  known,
  rows: list.rows.flatMap((row): WantedRow[] =>
    row.person === null ? [] : [{ ...row, person: { ...row.person, externalId: `guid-${row.person.email}` } }],
  ),
});

test('a directory server ends what a person with a closed or vanished account holds; posts stay, vacant; people entered by hand stay', () => {
  const hand = 'D8;Līva;Ieva;liva@novads.example;;Pārvalde;Arhīvs;Vadība;Arhivāre;;;;';
  const first = brought([...LIST, hand]);
  const current = applied(first, planned(first, fromServer(read(LIST)), DAY.subtract({ days: 3 })));
  const vanished = planned(current, fromServer(read(without('D2'))));
  assert.deepEqual(
    vanished.changes.map(({ what, name }) => [what, name]),
    [['person-leaves', 'Juris Piemērs']],
  );
  assert.deepEqual(
    vanished.vacancies.map(({ what, name }) => [what, name]),
    [['headship-vacant', 'Būvvaldes vadītājs, Būvvalde']],
  );
  assert.deepEqual(
    vanished.warnings.map(({ what, name }) => [what, name]),
    [['entered-by-hand', 'Līva Ieva']],
  );
  const account = { externalId: 'guid-juris@novads.example', code: null, email: null, name: 'Juris' };
  const closed = planned(current, fromServer(read(without('D2')), [{ ...account, closed: true }]));
  assert.deepEqual(
    closed.changes.map(({ what }) => what),
    ['person-leaves'],
  );
  const nowhere = planned(current, fromServer(read(without('D2')), [{ ...account, closed: false }]));
  assert.equal(isEmpty(nowhere), true, 'known to the server, only without a unit');
});

const person = fc.integer({ min: 0, max: 14 });
const list = fc
  .uniqueArray(
    fc.record({
      who: person,
      married: fc.boolean(),
      unit: fc.integer({ min: 0, max: 4 }),
      post: fc.integer({ min: 0, max: 2 }),
      head: fc.boolean(),
      vacant: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 14, selector: ({ who }) => who },
  )
  .map((people) => {
    const led = new Set<number>();
    return people.map(({ who, married, unit, post, head, vacant }) => {
      const leads = head && !led.has(unit);
      if (leads) led.add(unit);
      const name = `D${who};Vārds${who};${married ? 'Jaunais' : 'Vecais'};d${who}@novads.example;`;
      // An empty day means „as it is”: whoever has days has the same ones in both lists.
      const days = [';', '01.11.2026.;', ';31.12.2026.', '01.12.2026.;'][who % 4];
      const over = unit === 0 ? '-' : '';
      return `${vacant ? ';;;;' : name};Pārvalde;Vienība ${unit};${over};${leads ? 'Vadītājs' : `Amats ${post}`};;${leads ? 'jā' : 'nē'};${vacant ? ';' : days}`;
    });
  });

test('applying a plan gives what the list says, and a second plan of the same list is empty', () => {
  fc.assert(
    fc.property(list, list, (before, wanted) => {
      const current = applied(EMPTY, planned(EMPTY, read(before), DAY.subtract({ days: 9 })));
      const after = applied(current, planned(current, read(wanted)));
      assert.deepEqual(statedOn(after), read(wanted).rows.flatMap(said).toSorted());
      const again = planned(after, read(wanted));
      assert.deepEqual(again.rows, { institutions: [], units: [], posts: [], people: [], holdings: [] });
      assert.deepEqual([again.changes, again.leaving], [[], []]);
      for (const { id } of current.holdings)
        assert.ok(
          after.holdings.some((one) => one.id === id),
          'nothing is deleted',
        );
    }),
    { numRuns: 300 },
  );
});

/** A row that holds on the day, as text: who, under what name, in which post of which unit. */
function said({ person: who, unit, post, head, from }: WantedRow): string[] {
  const holds = from === null || Temporal.PlainDate.compare(from, DAY) <= 0;
  const name = who === null || !holds ? 'vacant' : `${who.code} ${who.givenName} ${who.surname}`;
  return [`${name} · ${post} · ${head === true} · ${unit}`];
}

function statedOn(directory: Directory): string[] {
  return directory.posts
    .filter((post) => holdsOn(post, DAY) || Temporal.PlainDate.compare(post.from, DAY) > 0)
    .flatMap((post) => {
      const held = directory.holdings.filter((holding) => holding.post === post.id && holdsOn(holding, DAY));
      const unit = directory.units.find(({ id }) => id === post.unit)?.nameLv;
      const names = held.map(({ employee }) => {
        const who = directory.people.find(({ id }) => id === employee);
        return `${who?.code} ${who?.givenName} ${who?.surname}`;
      });
      return (names.length > 0 ? names : ['vacant']).map(
        (name) => `${name} · ${post.titleLv} · ${post.kind === 'head'} · ${unit}`,
      );
    })
    .toSorted();
}

test('„vadītājs: jā” beside the executive director or the council’s chair is that post, not a second headship', () => {
  const row = 'D1;Anna;Paraudze;anna@novads.example;;Pārvalde;Vadība;-;Izpilddirektore;;jā;;';
  const current = brought([row]);
  assert.deepEqual(
    current.posts.map(({ kind }) => kind),
    ['executive-director'],
  );
  assert.equal(isEmpty(planned(current, read([row]))), true);
  const named = row.replace('Izpilddirektore', 'Pašvaldības vadītāja');
  const kept = { ...current, posts: current.posts.map((post) => ({ ...post, titleLv: 'Pašvaldības vadītāja' })) };
  assert.equal(isEmpty(planned(kept, read([named]))), true);
});

test('whoever is ended on the day on which they began holds nothing on that day, and another list changes nothing more', () => {
  const before = brought(LIST, DAY);
  const made = planned(before, read(without('D4')));
  assert.equal(made.leaving.length, 1);
  const after = applied(before, made);
  assert.deepEqual(
    after.holdings.filter((holding) => made.leaving.includes(holding.employee) && holdsOn(holding, DAY)),
    [],
  );
  assert.ok(isEmpty(planned(after, read(without('D4')))));
});

test('whoever leaves does not come back by a post that they would have held later', () => {
  const before = brought(LIST);
  const oskars = before.people.find(({ code }) => code === 'D4')!.id;
  const vacant = before.posts.find(({ titleLv }) => titleLv === 'Lietvedis')!.id;
  const later = { id: newId(), employee: oskars, post: vacant, from: DAY.add({ days: 7 }), to: null };
  const made = planned({ ...before, holdings: [...before.holdings, later] }, read(without('D4')));
  assert.deepEqual(made.leaving, [oskars]);
  const after = applied({ ...before, holdings: [...before.holdings, later] }, made);
  for (const day of [DAY, DAY.add({ days: 7 }), DAY.add({ days: 400 })])
    assert.deepEqual(
      after.holdings.filter((holding) => holding.employee === oskars && holdsOn(holding, day)),
      [],
      day.toString(),
    );
});
