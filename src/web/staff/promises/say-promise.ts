import { assertNever } from '../../../vocabulary/brand.ts';
import type { ChangeRefusal } from '../../../desk/promises/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayWhen } from '../../texts/say.ts';
import { promisesTexts } from './texts.ts';

/** A refusal as a sentence that says what to do. */
export function sayRefusal(
  refusal: ChangeRefusal,
  { lang, now }: { readonly lang: Language; readonly now: Temporal.Instant },
): string {
  const texts = promisesTexts(lang);
  switch (refusal.refused) {
    case 'other-form':
      return texts.refused['other-form'](texts.form[refusal.promised]);
    case 'later-than-parent':
    case 'earlier-than-child':
      return texts.refused[refusal.refused](sayWhen(lang, refusal.by, now));
    case 'promise-not-open':
    case 'no-such-promise':
    case 'time-past':
    case 'too-far':
    case 'same-time':
    case 'same-holder':
    case 'to-oneself':
    case 'words-missing':
    case 'not-entrusted':
      return texts.refused[refusal.refused];
    default:
      return assertNever(refusal);
  }
}
