import { type Directory, holdsOn, type Post, type Unit } from '../directory/index.ts';
import type { PostId, UnitId } from '../../vocabulary/ids.ts';
import type { Change, ChangeKind } from './plan.ts';

/** What changes of institutions and units. */
export function unitChanges(
  before: Directory,
  after: Directory,
  { day }: { readonly day: Temporal.PlainDate },
): Change[] {
  const was = byId(before.units);
  const institutions = byId(after.institutions);
  const units = byId(after.units);
  const under = (unit: Unit) =>
    (unit.parent === null ? undefined : (units.get(unit.parent)?.nameLv ?? was.get(unit.parent)?.nameLv)) ??
    institutions.get(unit.institution)?.nameLv ??
    '';
  const changes: Change[] = after.institutions
    .filter(({ id }) => !before.institutions.some((one) => one.id === id))
    .map(({ id, nameLv }) => ({ what: 'institution-comes', id, name: nameLv, before: '', after: '' }));
  for (const unit of after.units) {
    const { id, nameLv: name } = unit;
    const old = was.get(id);
    const say = (what: ChangeKind, from: string, to: string) =>
      void changes.push({ what, id, name, before: from, after: to });
    if (old === undefined) say('unit-comes', '', under(unit));
    else if (old !== unit) {
      if (holdsOn(old, day) && unit.to !== null && !unit.to.equals(old.to ?? day.add({ years: 1000 })))
        say('unit-ends', under(old), unit.to.toString());
      if (old.nameLv !== name) say('unit-renamed', old.nameLv, name);
      if (old.parent !== unit.parent || old.institution !== unit.institution)
        say('unit-moves', under(old), under(unit));
      if (old.code !== unit.code) say('unit-code', old.code ?? '', unit.code ?? '');
    }
  }
  return changes;
}

/** What changes of posts; a new one that somebody holds is told with the person. */
export function postChanges(
  before: Directory,
  after: Directory,
  { day }: { readonly day: Temporal.PlainDate },
): Change[] {
  const changes: Change[] = [];
  const was = byId(before.posts);
  const [sayBefore, sayAfter] = [postSayer(before), postSayer(after)];
  const units = byId(after.units);
  const held = new Set(
    after.holdings.filter(({ to }) => to === null || Temporal.PlainDate.compare(to, day) >= 0).map(({ post }) => post),
  );
  for (const post of after.posts) {
    const { id } = post;
    const old = was.get(id);
    const name = sayAfter(id);
    const say = (what: ChangeKind, from: string, to: string) =>
      void changes.push({ what, id, name, before: from, after: to });
    if (old === undefined) {
      // A new post that somebody holds is told with the person.
      if (!held.has(id)) say('post-comes', '', units.get(post.unit)?.nameLv ?? '');
    } else if (old !== post) {
      if (post.to !== null && !post.to.equals(old.to ?? day.add({ years: 1000 })))
        say('post-ends', '', post.to.toString());
      if (old.titleLv !== post.titleLv) say('post-renamed', sayBefore(id), name);
      if (old.kind !== post.kind) say('post-kind', old.kind, post.kind);
      if (old.unit !== post.unit) say('post-moves', sayBefore(id), name);
      if (old.code !== post.code) say('post-code', old.code ?? '', post.code ?? '');
      if (!old.from.equals(post.from)) say('post-days', old.from.toString(), post.from.toString());
    }
  }
  return changes;
}

/** A post as it is said: title and unit. */
export function postSayer({ posts, units }: Directory): (id: PostId) => string {
  const [post, unit] = [byId<PostId, Post>(posts), byId<UnitId, Unit>(units)];
  return (id) => {
    const found = post.get(id);
    return found === undefined ? '' : `${found.titleLv}, ${unit.get(found.unit)?.nameLv ?? ''}`;
  };
}

export function byId<Id extends string, Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
