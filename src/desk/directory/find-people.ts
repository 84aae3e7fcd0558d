import { fold } from '../../language/fold.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Directory, Person, Post, Unit } from './directory.ts';
import { byDay } from './by-day.ts';
import { lookup, postsOf } from './lookup.ts';

export interface FoundPerson {
  readonly person: Person;
  /** The post that leads furthest, and its unit; `undefined` where the person holds none that day. */
  readonly post: Post | undefined;
  readonly unit: Unit | undefined;
}

/**
 * People by name, post, unit, phone or address as on a day (civil, Riga): every word must be found somewhere, diacritics and
 * case do not matter. Whoever holds no post that day comes last; at most `limit`.
 */
export function findPeople(directory: Directory, words: string, day: Temporal.PlainDate, limit: number): FoundPerson[] {
  const asked = fold(words.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== '');
  if (asked.length === 0) return [];
  const texts = textsOf(directory, day);
  const { units } = lookup(directory);
  return directory.people
    .filter(({ id }) => asked.every((word) => texts.get(id)?.includes(word)))
    .map((person) => {
      const [post] = postsOf(directory, person.id, day);
      return { person, post, unit: post && units.get(post.unit) };
    })
    .sort((a, b) => Number(a.post === undefined) - Number(b.post === undefined))
    .slice(0, limit);
}

/** What each person is found by, folded; written down once a directory and day. */
const textsOf = byDay((directory, day): ReadonlyMap<EmployeeId, string> => {
  const { units } = lookup(directory);
  const unitText = new Map(
    directory.units.map(({ id, nameLv, nameEn, phone }) => [
      id,
      fold(`${nameLv} ${nameEn} ${phone.replaceAll(' ', '')}`),
    ]),
  );
  return new Map(
    directory.people.map((person) => {
      const posts = postsOf(directory, person.id, day).map(
        (post) =>
          `${fold(`${post.titleLv} ${post.titleEn}`)} ${unitText.get(units.get(post.unit)?.id ?? post.unit) ?? ''}`,
      );
      const own = fold(`${person.givenName} ${person.surname} ${person.email} ${person.phone.replaceAll(' ', '')}`);
      return [person.id, `${own} ${posts.join(' ')}`];
    }),
  );
});
