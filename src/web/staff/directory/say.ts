import { assertNever } from '../../../vocabulary/brand.ts';
import type {
  AbsenceRefusal,
  Directory,
  DirectoryRefusal,
  MandateRefusal,
  PlaceRefusal,
  Post,
  RoleRefusal,
  Unit,
  Validity,
} from '../../../desk/directory/index.ts';
import type { EmployeeId, PostId, UnitId } from '../../../vocabulary/ids.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayDate } from '../../../time/say-date.ts';
import { directoryTexts } from './texts.ts';

export function unitName(lang: Language, unit: Pick<Unit, 'nameLv' | 'nameEn'> | undefined): string {
  return unit === undefined ? '—' : lang === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.nameLv;
}

export function postTitle(lang: Language, post: Pick<Post, 'titleLv' | 'titleEn'> | undefined): string {
  return post === undefined ? '—' : lang === 'en' && post.titleEn !== '' ? post.titleEn : post.titleLv;
}

export function personName(directory: Directory, id: EmployeeId): string {
  const found = directory.people.find((one) => one.id === id);
  return found === undefined ? '—' : `${found.givenName} ${found.surname}`;
}

export function sayDays(lang: Language, { from, to }: Validity): string {
  const t = directoryTexts(lang);
  const begins = sayDate(from, lang, 'genitive');
  return to === null ? t.from(begins) : t.fromTo(begins, sayDate(to, lang, 'dative'));
}

type Refusal = DirectoryRefusal | AbsenceRefusal | MandateRefusal | RoleRefusal | PlaceRefusal;

/** A refusal in words, with the names of what stands in the way; says what to do. */
export function sayRefusal(lang: Language, directory: Directory, refusal: Refusal): string {
  const t = directoryTexts(lang);
  const { refused } = t;
  const unit = (id: UnitId) =>
    unitName(
      lang,
      directory.units.find((one) => one.id === id),
    );
  const post = (id: PostId) => directory.posts.find((one) => one.id === id);
  const names = (ids: readonly EmployeeId[]) => ids.map((id) => personName(directory, id)).join(', ');
  switch (refusal.refused) {
    case 'not-allowed':
      return refused.notAllowed;
    case 'ends-before-it-starts':
      return refused[refusal.refused](sayDate(refusal.from, lang, 'nominative'));
    case 'unit-cycle':
      return refused[refusal.refused](refusal.units.map(unit).join(' → '));
    case 'two-heads':
      return refused[refusal.refused](unit(refusal.unit), names([refusal.employee]), sayDays(lang, refusal));
    case 'post-is-held':
      return refused[refusal.refused](
        names([refusal.employee]),
        refusal.to === null ? '' : ` (${t.standsInUntil(sayDate(refusal.to, lang, 'dative'))})`,
      );
    case 'outside-days-of-unit': {
      const found = directory.units.find((one) => one.id === refusal.unit);
      return refused[refusal.refused](unitName(lang, found), found === undefined ? '—' : sayDays(lang, found));
    }
    case 'outside-days-of-post': {
      const found = post(refusal.post);
      return refused[refusal.refused](postTitle(lang, found), found === undefined ? '—' : sayDays(lang, found));
    }
    case 'outside-days-of-institution': {
      const found = directory.institutions.find((one) => one.id === refusal.institution);
      return refused[refusal.refused](unitName(lang, found), found === undefined ? '—' : sayDays(lang, found));
    }
    case 'units-below':
      return refused[refusal.refused](refusal.units.slice(0, 8).map(unit).join(', '));
    case 'posts-below':
      return refused[refusal.refused](
        refusal.posts
          .slice(0, 8)
          .map((id) => postTitle(lang, post(id)))
          .join(', '),
      );
    case 'holders-below':
      return refused[refusal.refused](names(refusal.employees.slice(0, 8)));
    case 'address-taken':
      return refused[refusal.refused](names([refusal.employee]));
    case 'away-already': {
      const { firstDay, lastDay } = refusal.absence;
      return refused[refusal.refused](sayDays(lang, { from: firstDay, to: lastDay }));
    }
    case 'nobody-left':
      return refused[refusal.refused](sayDate(refusal.day, lang));
    case 'number-taken':
      return refused[refusal.refused](refusal.number);
    case 'unknown-institution':
    case 'unknown-unit':
    case 'unknown-post':
    case 'unknown-person':
    case 'nothing-changed':
    case 'unknown-stand-in':
    case 'stands-in-for-oneself':
    case 'not-there':
    case 'to-oneself':
    case 'ended-already':
    case 'own-administrator':
    case 'desks-below':
    case 'unknown-place':
      return refused[refusal.refused];
    default:
      return assertNever(refusal);
  }
}

/** Which field of the form is meant by a refusal. */
export function fieldOf(refusal: Refusal): string {
  switch (refusal.refused) {
    case 'ends-before-it-starts':
    case 'units-below':
    case 'posts-below':
    case 'holders-below':
    case 'desks-below':
      return 'to';
    case 'outside-days-of-unit':
    case 'outside-days-of-post':
    case 'outside-days-of-institution':
    case 'away-already':
      return 'from';
    case 'unit-cycle':
      return 'parent';
    case 'unknown-institution':
      return 'institution';
    case 'unknown-unit':
      return 'unit';
    case 'two-heads':
    case 'post-is-held':
    case 'unknown-person':
      return 'person';
    case 'address-taken':
      return 'email';
    case 'unknown-stand-in':
    case 'stands-in-for-oneself':
    case 'nobody-left':
      return 'standIn';
    case 'number-taken':
      return 'number';
    case 'to-oneself':
    case 'unknown-post':
      return 'to';
    case 'own-administrator':
      return 'role';
    case 'not-allowed':
    case 'nothing-changed':
    case 'not-there':
    case 'ended-already':
    case 'unknown-place':
      return 'form';
    default:
      return assertNever(refusal);
  }
}
