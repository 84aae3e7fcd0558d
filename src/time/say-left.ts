import type { Language } from '../vocabulary/words.ts';
import type { TimeLeft } from './time-left.ts';

/** „vēl 3 h 20 min”, „vēl 2 darbdienas”, „nokavēts par 2 darbdienām”; “3 h 20 min left”, “2 working days late”. */
export function sayTimeLeft(left: TimeLeft, language: Language): string {
  if ('workingDays' in left) return sayDays(left.overdue, left.workingDays, language);
  if (left.minutes === 0) return NO_TIME[language][left.overdue ? 'late' : 'left'];
  const amount = sayMinutes(left.minutes);
  if (language === 'en') return left.overdue ? `${amount} late` : `${amount} left`;
  return left.overdue ? `nokavēts par ${amount}` : `vēl ${amount}`;
}

/** „3 h 20 min”, „45 min”, „8 h”: whole minutes; the same in both languages. */
export function sayMinutes(minutes: number): string {
  const whole = Math.floor(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Whether a Latvian noun after the number stands in the singular: 1, 21, 101 – but not 11 or 111. */
export function isLatvianSingular(count: number): boolean {
  return count % 10 === 1 && count % 100 !== 11;
}

function sayDays(overdue: boolean, days: number, language: Language): string {
  if (language === 'en') return `${days} working ${days === 1 ? 'day' : 'days'} ${overdue ? 'late' : 'left'}`;
  const one = isLatvianSingular(days);
  return overdue
    ? `nokavēts par ${days} ${one ? 'darbdienu' : 'darbdienām'}`
    : `vēl ${days} ${one ? 'darbdiena' : 'darbdienas'}`;
}

const NO_TIME: Record<Language, { readonly left: string; readonly late: string }> = {
  lv: { left: 'termiņš beidzas', late: 'termiņš tikko beidzies' },
  en: { left: 'due now', late: 'just past due' },
};
