import { fold } from '../../language/fold.ts';
import { COMMON_ROOTS } from './common-passwords.ts';

/** Characters at least; what they are made of is not asked (NIST SP 800-63B, 3.1.1.2). */
export const PASSWORD_MIN = 12;
/** Characters at most: longer ones only cost time. */
export const PASSWORD_MAX = 200;

export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'own-name' | 'repeated';

/** What is wrong with a new password of this person; `null` where nothing is. */
export function passwordFault(
  password: string,
  person: { readonly givenName: string; readonly surname: string; readonly email: string },
): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  const folded = fold(password);
  if (new Set(folded).size < 5 || isSequence(folded)) return 'repeated';
  if (COMMON_ROOTS.has(folded.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, ''))) return 'too-common';
  const own = [person.givenName, person.surname, person.email.split('@')[0] ?? ''].map(fold);
  return own.some((name) => name.length >= 4 && folded.includes(name)) ? 'own-name' : null;
}

/** Each sign follows the one before: 123456789012, abcdefghijkl. */
function isSequence(text: string): boolean {
  return [...text].every(
    (sign, index, all) =>
      index === 0 || [1, -9].includes(sign.charCodeAt(0) - (all[index - 1] as string).charCodeAt(0)),
  );
}
