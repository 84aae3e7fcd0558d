import { fold } from '../../language/fold.ts';

/** Endings by which the names of a man and a woman of one family differ: Bērziņš/Bērziņa, Lācis/Lāce, Baltais/Baltā. */
const ENDINGS = ['ais', 'is', 'us', 's', 'a', 'e'];
const LEAST_STEM = 3;

/**
 * Whether a surname stands in a client's name, gender endings and diacritics aside. A hint only: many families bear the
 * same name.
 */
export function sameFamilyName(surname: string, clientName: string): boolean {
  const stems = new Set(familyStems(surname));
  return familyStems(clientName).some((stem) => stems.has(stem));
}

/** What of a surname is the same for all of a family, folded; a double name gives each of its parts. */
function familyStems(surname: string): readonly string[] {
  return fold(surname)
    .split(/[^\p{Letter}]+/u)
    .filter((part) => part.length >= LEAST_STEM)
    .map(stemOf);
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= LEAST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
