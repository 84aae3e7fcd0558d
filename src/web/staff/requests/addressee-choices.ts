import { type Directory, findPeople, holdersOfPost, holdsOn, lookup } from '../../../desk/directory/index.ts';
import { type Asked, findAddressee, nameOf, sayRouted } from '../../../desk/requests/index.ts';
import { fold } from '../../../language/fold.ts';
import { type EmployeeId, type PostId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import type { Choice } from '../../components/field.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { requestTexts } from './texts.ts';

/** „person:<id>”, „unit:<id>”, „post:<id>”; `null`: nobody was chosen. */
export function askedOf(words: string): Asked | null {
  const [kind, rest] = words.split(':');
  const person = parseId<EmployeeId>(rest);
  if (person === null) return null;
  switch (kind) {
    case 'person':
      return { kind, id: person };
    case 'unit':
      return { kind, id: parseId<UnitId>(rest) as UnitId };
    case 'post':
      return { kind, id: parseId<PostId>(rest) as PostId };
    default:
      return null;
  }
}

const PEOPLE = 6;
const UNITS = 4;
const POSTS = 4;

/** Whom the words find: people, units, vacant posts; each says who will answer where it is somebody else. */
export function choicesOf(
  web: WebRequest,
  directory: Directory,
  { find, to }: { readonly find: string; readonly to: string },
): Choice[] {
  const day = web.today;
  const wanted = fold(find).split(/\s+/).filter(Boolean);
  const has = (name: string) => wanted.length > 0 && wanted.every((word) => fold(name).includes(word));
  const people =
    find === '' ? [] : findPeople(directory, find, day, PEOPLE + 1).map(({ person }) => `person:${person.id}`);
  const units = directory.units
    .filter((unit) => holdsOn(unit, day) && has(`${unit.nameLv} ${unit.nameEn}`))
    .slice(0, UNITS)
    .map(({ id }) => `unit:${id}`);
  const posts = directory.posts
    .filter((post) => holdsOn(post, day) && holdersOfPost(directory, post, day).length === 0)
    .filter((post) => has(`${post.titleLv} ${post.titleEn} ${lookup(directory).units.get(post.unit)?.nameLv ?? ''}`))
    .slice(0, POSTS)
    .map(({ id }) => `post:${id}`);
  return [...new Set([...(to === '' ? [] : [to]), ...people, ...units, ...posts])].flatMap((value) => {
    const asked = askedOf(value);
    return asked === null || (asked.kind === 'person' && asked.id === web.me?.employee)
      ? []
      : (choiceOf(web, directory, value, asked) ?? []);
  });
}

function choiceOf(web: WebRequest, directory: Directory, value: string, asked: Asked): Choice | null {
  const { lang, me, today } = web;
  const t = requestTexts(lang).ask_;
  if (me === null) return null;
  const found = findAddressee(directory, asked, me.employee, today);
  const routed =
    'refused' in found ? [requestTexts(lang).refused[found.refused]] : sayRouted(directory, found.routed, lang);
  const goes =
    !('refused' in found) && found.routed.length > 0 && found.holder !== null
      ? [t.goesTo(nameOf(directory, found.holder))]
      : [];
  const { people, units, posts, postsTitle } = namesOf(directory, lang);
  switch (asked.kind) {
    case 'person': {
      const name = people(asked.id);
      return name === ''
        ? null
        : { value, text: name, hint: [postsTitle(asked.id, today), ...routed, ...goes].filter(Boolean).join(' · ') };
    }
    case 'unit': {
      const name = units(asked.id);
      return name === '' ? null : { value, text: name, hint: t.unit };
    }
    case 'post': {
      const name = posts(asked.id);
      return name === '' ? null : { value, text: name, hint: [t.vacant, ...goes].join(' · ') };
    }
  }
}

function namesOf(directory: Directory, lang: WebRequest['lang']) {
  const known = lookup(directory);
  const units = (id: UnitId) => {
    const unit = known.units.get(id);
    return unit === undefined ? '' : lang === 'lv' ? unit.nameLv : unit.nameEn || unit.nameLv;
  };
  const posts = (id: PostId) => {
    const post = known.posts.get(id);
    if (post === undefined) return '';
    return `${lang === 'lv' ? post.titleLv : post.titleEn || post.titleLv}, ${units(post.unit)}`;
  };
  return {
    units,
    posts,
    people: (id: EmployeeId) => nameOf(directory, id),
    postsTitle: (id: EmployeeId, day: Temporal.PlainDate) => {
      const post = (known.holdingsOf.get(id) ?? []).find((one) => holdsOn(one, day))?.post;
      return post === undefined ? '' : posts(post);
    },
  };
}
