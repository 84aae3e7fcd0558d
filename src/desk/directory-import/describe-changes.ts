import { type Directory, holdsOn, type Person, vacancies } from '../directory/index.ts';
import type { EmployeeId, PostId } from '../../vocabulary/ids.ts';
import type { MatchedPeople } from './match-people.ts';
import { byId, postChanges, postSayer, unitChanges } from './describe-structure.ts';
import { CHANGE_KINDS, type Change, type ChangeKind, type Plan } from './plan.ts';
import { sameName, type Wanted } from './wanted.ts';

interface Seen {
  readonly day: Temporal.PlainDate;
  readonly leaving: ReadonlySet<EmployeeId>;
  readonly wanted: Wanted;
  readonly people: MatchedPeople;
}

/** The difference of two states of the directory in words: names, and what stood and shall stand beside them. */
export function describeChanges(
  before: Directory,
  after: Directory,
  seen: Seen,
): Pick<Plan, 'changes' | 'vacancies' | 'warnings'> {
  const changes = [
    ...personChanges(before, after, seen),
    ...unitChanges(before, after, seen),
    ...postChanges(before, after, seen),
  ];
  const order = new Map<ChangeKind, number>(CHANGE_KINDS.map((kind, index) => [kind, index]));
  return {
    changes: changes.toSorted(
      (a, b) => (order.get(a.what) ?? 0) - (order.get(b.what) ?? 0) || a.name.localeCompare(b.name, 'lv'),
    ),
    vacancies: arising(before, after, seen),
    warnings: warnings(before, after, seen, changes),
  };
}

function personChanges(before: Directory, after: Directory, { day, leaving }: Seen): Change[] {
  const changes: Change[] = [];
  const was = byId(before.people);
  const [heldBefore, heldAfter] = [heldOn(before, day), heldOn(after, day)];
  const [sayBefore, sayAfter] = [postSayer(before), postSayer(after)];
  const everHeld = new Set(before.holdings.map(({ employee }) => employee));
  const futureOf = new Map(
    after.holdings
      .filter(({ from }) => Temporal.PlainDate.compare(from, day) > 0)
      .map(({ employee, post }) => [employee, post]),
  );
  for (const person of after.people) {
    const { id } = person;
    const name = sayPerson(person);
    const old = was.get(id);
    const [mine, now] = [heldBefore.get(id) ?? [], leaving.has(id) ? [] : (heldAfter.get(id) ?? [])];
    const say = (what: ChangeKind, from: string, to: string) =>
      void changes.push({ what, id, name, before: from, after: to });
    if (leaving.has(id)) say('person-leaves', mine.map(sayBefore).join('; '), day.subtract({ days: 1 }).toString());
    else if (old === undefined)
      say(
        'person-comes',
        '',
        (now.length > 0 ? now : [futureOf.get(id)].flatMap((post) => post ?? [])).map(sayAfter).join('; '),
      );
    else if (mine.length === 0 && now.length > 0)
      say(everHeld.has(id) ? 'person-returns' : 'person-comes', '', now.map(sayAfter).join('; '));
    else if (!sameSet(mine, now)) say('person-moves', mine.map(sayBefore).join('; '), now.map(sayAfter).join('; '));
    if (old === undefined || old === person) continue;
    if (sayPerson(old) !== name) say('person-renamed', sayPerson(old), name);
    if (old.email !== person.email) say('person-email', old.email, person.email);
    if (old.phone !== person.phone) say('person-phone', old.phone, person.phone);
    if (old.code !== person.code) say('person-code', old.code ?? '', person.code ?? '');
    if (old.externalId !== person.externalId) say('person-account', old.externalId ?? '', person.externalId ?? '');
  }
  const people = byId(after.people);
  const days = byId(before.holdings);
  const sayDays = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate | null }) => `${from}/${to ?? ''}`;
  for (const holding of after.holdings) {
    const old = days.get(holding.id);
    const person = people.get(holding.employee);
    if (old === undefined || old === holding || person === undefined || leaving.has(holding.employee)) continue;
    // An end that is due to a move is told as the move.
    if (!(heldAfter.get(person.id) ?? []).includes(holding.post) || sayDays(old) === sayDays(holding)) continue;
    changes.push({
      what: 'holding-days',
      id: person.id,
      name: `${sayPerson(person)} · ${sayAfter(holding.post)}`,
      before: sayDays(old),
      after: sayDays(holding),
    });
  }
  return changes;
}

function arising(before: Directory, after: Directory, { day }: Seen): Change[] {
  const vacant = new Set(vacancies(before, day).map(({ id }) => id));
  const say = postSayer(after);
  const people = byId(before.people);
  const held = new Map(
    before.holdings.filter((holding) => holdsOn(holding, day)).map(({ post, employee }) => [post, employee]),
  );
  const posts = vacancies(after, day)
    .filter(({ id }) => !vacant.has(id))
    .map(({ id, kind }): Change => {
      const last = people.get(held.get(id) ?? ('' as EmployeeId));
      return {
        what: kind === 'head' ? 'headship-vacant' : 'post-vacant',
        id,
        name: say(id),
        before: last === undefined ? '' : sayPerson(last),
        after: '',
      };
    });
  const led = (directory: Directory) =>
    new Set(directory.posts.filter((post) => post.kind === 'head' && holdsOn(post, day)).map(({ unit }) => unit));
  const [ledBefore, ledAfter] = [led(before), led(after)];
  const headless = after.units
    .filter((unit) => holdsOn(unit, day) && ledBefore.has(unit.id) && !ledAfter.has(unit.id))
    .map(({ id, nameLv }): Change => ({ what: 'headship-vacant', id, name: nameLv, before: '', after: '' }));
  return [...headless, ...posts].toSorted((a, b) => a.what.localeCompare(b.what));
}

function warnings(
  before: Directory,
  after: Directory,
  { day, leaving, wanted, people }: Seen,
  changes: readonly Change[],
): Change[] {
  const known = byId(before.people);
  const gone = new Map(
    [...leaving].flatMap((id) => known.get(id) ?? []).map((person) => [sameName(sayPerson(person)), person]),
  );
  const alike = after.people.flatMap((person): Change[] => {
    const same = known.has(person.id) ? undefined : gone.get(sameName(sayPerson(person)));
    return same === undefined
      ? []
      : [{ what: 'same-name', id: person.id, name: sayPerson(person), before: same.email, after: person.email }];
  });
  const ended = new Set(changes.filter(({ what }) => what === 'unit-ends').map(({ id }) => id));
  const addresses = after.units
    .filter(({ id, email }) => ended.has(id) && email !== '')
    .map(({ id, nameLv, email }): Change => ({ what: 'unit-has-address', id, name: nameLv, before: email, after: '' }));
  return [...alike, ...addresses, ...(wanted.source === 'ldap' ? byHand(after, day, people) : [])];
}

/** Whom the directory server does not know and never did: entered by hand, left as they are. */
function byHand(after: Directory, day: Temporal.PlainDate, { of, known, closed }: MatchedPeople): Change[] {
  const listed = new Set(of.values());
  const holding = heldOn(after, day);
  return after.people
    .filter(
      ({ id, externalId }) =>
        externalId === null && holding.has(id) && !listed.has(id) && !known.has(id) && !closed.has(id),
    )
    .map((person) => ({
      what: 'entered-by-hand',
      id: person.id,
      name: sayPerson(person),
      before: person.email,
      after: '',
    }));
}

function heldOn({ holdings }: Directory, day: Temporal.PlainDate): ReadonlyMap<EmployeeId, PostId[]> {
  const held = new Map<EmployeeId, PostId[]>();
  for (const holding of holdings)
    if (holdsOn(holding, day)) held.set(holding.employee, [...(held.get(holding.employee) ?? []), holding.post]);
  return held;
}

function sayPerson({ givenName, surname }: Person): string {
  return `${givenName} ${surname}`;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
