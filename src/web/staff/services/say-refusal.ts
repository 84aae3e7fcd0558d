import { type CatalogueRefusal, inLanguage } from '../../../desk/services/index.ts';
import { sayDate } from '../../../time/say-date.ts';
import type { Language } from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import { servicesTexts } from './texts.ts';

/** A refusal in words, at the field where it can be mended. */
export function refusalAt(lang: Language, refusal: CatalogueRefusal): FieldError {
  return { name: fieldOf(refusal), say: sayRefusal(lang, refusal) };
}

export function sayRefusal(lang: Language, refusal: CatalogueRefusal): string {
  const { refused } = servicesTexts(lang);
  switch (refusal.refused) {
    case 'ends-before-it-starts':
      return refused[refusal.refused](sayDate(refusal.from, lang, 'nominative'));
    case 'letter-taken':
      return refused[refusal.refused](refusal.letter, inLanguage(refusal.by, lang));
    default:
      return refused[refusal.refused];
  }
}

function fieldOf({ refused }: CatalogueRefusal): string {
  return FIELDS[refused] ?? 'form';
}

const FIELDS: Partial<Record<CatalogueRefusal['refused'], string>> = {
  'unknown-unit': 'unit',
  'unknown-place': 'place',
  'name-missing': 'nameLv',
  'letter-malformed': 'letter',
  'letter-taken': 'letter',
  'law-not-https': 'lawUrl',
  'no-way-in': 'byAppointment',
  'minutes-out-of-bounds': 'usualMinutes',
  'ends-before-it-starts': 'to',
  'text-missing': 'textLv',
  'too-many-solutions': 'n',
  'number-out-of-bounds': 'n',
  'url-not-https': 'at',
  'phone-malformed': 'at',
  'email-malformed': 'at',
  'at-missing': 'at',
};
