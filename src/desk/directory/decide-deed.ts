import { assertNever } from '../../vocabulary/brand.ts';
import type { DirectoryDeed, DirectoryRefusal } from './deed.ts';
import type { Directory, Holding, Institution, Post, Unit, Validity } from './directory.ts';
import { cycles } from './faults.ts';
import { lookup } from './lookup.ts';

/**
 * What the directory is after a deed, or why it may not be. All days are looked at, not only today: a head who begins next
 * month must not find another one there. Pure.
 */
export function decideDeed(directory: Directory, deed: DirectoryDeed): Directory | DirectoryRefusal {
  if (deed.put !== 'person' && endsBeforeItStarts(deed.row))
    return { refused: 'ends-before-it-starts', from: deed.row.from };
  const refusal = refusalOf(directory, deed);
  if (refusal !== null) return refusal;
  const after = applied(directory, deed);
  return after ?? { refused: 'nothing-changed' };
}

function refusalOf(directory: Directory, deed: DirectoryDeed): DirectoryRefusal | null {
  switch (deed.put) {
    case 'institution':
      return institutionRefusal(directory, deed.row);
    case 'unit':
      return unitRefusal(directory, deed.row);
    case 'post':
      return postRefusal(directory, deed.row);
    case 'person': {
      const other = directory.people.find(
        ({ id, email }) => id !== deed.row.id && email.toLowerCase() === deed.row.email.toLowerCase(),
      );
      return other === undefined ? null : { refused: 'address-taken', employee: other.id };
    }
    case 'holding':
      return holdingRefusal(directory, deed.row);
    default:
      return assertNever(deed);
  }
}

function institutionRefusal(directory: Directory, row: Institution): DirectoryRefusal | null {
  const hanging = directory.units.filter((unit) => unit.institution === row.id && !within(unit, row));
  return hanging.length === 0 ? null : { refused: 'units-below', units: hanging.map(({ id }) => id) };
}

function unitRefusal(directory: Directory, row: Unit): DirectoryRefusal | null {
  const institution = directory.institutions.find(({ id }) => id === row.institution);
  if (institution === undefined) return { refused: 'unknown-institution' };
  if (!within(row, institution)) return { refused: 'outside-days-of-institution', institution: institution.id };
  const { units, below, postsOfUnit } = lookup(directory);
  if (row.parent !== null) {
    const parent = row.parent === row.id ? row : units.get(row.parent);
    if (parent === undefined) return { refused: 'unknown-unit' };
    const ring = cycles({ ...directory, units: put(directory.units, row) }).find((one) => one.units.includes(row.id));
    if (ring !== undefined) return { refused: 'unit-cycle', units: ring.units };
    if (!within(row, parent)) return { refused: 'outside-days-of-unit', unit: parent.id };
  }
  const units_ = (below.get(row.id) ?? []).filter((unit) => !within(unit, row));
  if (units_.length > 0) return { refused: 'units-below', units: units_.map(({ id }) => id) };
  const posts = (postsOfUnit.get(row.id) ?? []).filter((post) => !within(post, row));
  return posts.length === 0 ? null : { refused: 'posts-below', posts: posts.map(({ id }) => id) };
}

function postRefusal(directory: Directory, row: Post): DirectoryRefusal | null {
  const unit = lookup(directory).units.get(row.unit);
  if (unit === undefined) return { refused: 'unknown-unit' };
  if (!within(row, unit)) return { refused: 'outside-days-of-unit', unit: unit.id };
  const held = lookup(directory).holdingsOfPost.get(row.id) ?? [];
  const hanging = held.filter((holding) => !within(holding, row));
  if (hanging.length > 0) return { refused: 'holders-below', employees: hanging.map(({ employee }) => employee) };
  for (const holding of held) {
    const second = secondHead({ ...directory, posts: put(directory.posts, row) }, row, holding);
    if (second !== null) return second;
  }
  return null;
}

function holdingRefusal(directory: Directory, row: Holding): DirectoryRefusal | null {
  const { posts, people, holdingsOfPost } = lookup(directory);
  const post = posts.get(row.post);
  if (post === undefined) return { refused: 'unknown-post' };
  if (!people.has(row.employee)) return { refused: 'unknown-person' };
  if (!within(row, post)) return { refused: 'outside-days-of-post', post: post.id };
  const held = (holdingsOfPost.get(post.id) ?? []).find((one) => one.id !== row.id && overlap(one, row));
  if (held !== undefined) return { refused: 'post-is-held', employee: held.employee, to: held.to };
  return secondHead(directory, post, row);
}

/** Another person who heads the same unit on one of these days. One person may hold both posts. */
function secondHead(directory: Directory, post: Post, row: Holding): DirectoryRefusal | null {
  if (post.kind !== 'head') return null;
  const { postsOfUnit, holdingsOfPost } = lookup(directory);
  const others = (postsOfUnit.get(post.unit) ?? [])
    .filter(({ id, kind }) => kind === 'head' && id !== post.id)
    .flatMap(({ id }) => holdingsOfPost.get(id) ?? [])
    .filter((one) => one.id !== row.id && one.employee !== row.employee && overlap(one, row));
  const [other] = others;
  return other === undefined
    ? null
    : { refused: 'two-heads', unit: post.unit, employee: other.employee, from: other.from, to: other.to };
}

function applied(directory: Directory, deed: DirectoryDeed): Directory | null {
  switch (deed.put) {
    case 'institution':
      return changed(
        directory,
        { institutions: put(directory.institutions, deed.row) },
        directory.institutions,
        deed.row,
      );
    case 'unit':
      return changed(directory, { units: put(directory.units, deed.row) }, directory.units, deed.row);
    case 'post':
      return changed(directory, { posts: put(directory.posts, deed.row) }, directory.posts, deed.row);
    case 'person':
      return changed(directory, { people: put(directory.people, deed.row) }, directory.people, deed.row);
    case 'holding':
      return changed(directory, { holdings: put(directory.holdings, deed.row) }, directory.holdings, deed.row);
    default:
      return assertNever(deed);
  }
}

function changed<Row extends { readonly id: string }>(
  directory: Directory,
  part: Partial<Directory>,
  before: readonly Row[],
  row: Row,
): Directory | null {
  const old = before.find(({ id }) => id === row.id);
  return old !== undefined && JSON.stringify(sorted(old)) === JSON.stringify(sorted(row))
    ? null
    : { ...directory, ...part };
}

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
}

function put<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): Row[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}

function endsBeforeItStarts({ from, to }: Validity): boolean {
  return to !== null && Temporal.PlainDate.compare(to, from) < 0;
}

/** Whether all days of one are days of the other. */
function within(inner: Validity, outer: Validity): boolean {
  const begins = Temporal.PlainDate.compare(outer.from, inner.from) <= 0;
  const ends = outer.to === null || (inner.to !== null && Temporal.PlainDate.compare(inner.to, outer.to) <= 0);
  return begins && ends;
}

function overlap(a: Validity, b: Validity): boolean {
  const before = (one: Validity, other: Validity) =>
    one.to !== null && Temporal.PlainDate.compare(one.to, other.from) < 0;
  return !before(a, b) && !before(b, a);
}
