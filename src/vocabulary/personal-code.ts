/** A personal code as it was given. What seems wrong with it is advice: it never hinders anybody from being served. */
export interface PersonalCode {
  /** `DDMMYY-NNNNN` or `32NNNN-NNNNN`; another country's code as it was written, in capitals. */
  readonly text: string;
  readonly form: 'by-birth' | 'since-2017' | 'other';
  readonly advice: PersonalCodeAdvice | null;
}

export type PersonalCodeAdvice = 'check-digit' | 'no-such-day' | 'not-latvian';

const WEIGHTS = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Reads a personal code; `null` where nothing is written. Codes given since July 2017 begin with 32, tell no birthday and
 * have no check digit; of the older ones the last digit is (1101 − Σ wᵢdᵢ) mod 11.
 */
export function readPersonalCode(written: string): PersonalCode | null {
  const compact = written.trim().toUpperCase();
  if (compact === '') return null;
  const digits = compact.replace(/^LV/, '').replace(/[\s–—-]/g, '');
  if (!/^\d{11}$/.test(digits)) return { text: compact, form: 'other', advice: 'not-latvian' };
  const text = `${digits.slice(0, 6)}-${digits.slice(6)}`;
  if (digits.startsWith('32')) return { text, form: 'since-2017', advice: null };
  if (!isDay(digits)) return { text, form: 'by-birth', advice: 'no-such-day' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return { text, form: 'by-birth', advice: (1101 - sum) % 11 === Number(digits[10]) ? null : 'check-digit' };
}

/** `32****-***90`: enough to tell two clients apart at the counter, too little to use. */
export function maskPersonalCode({ text }: Pick<PersonalCode, 'text'>): string {
  if (text.length < 8) return text.replace(/[^-]/g, '*');
  return text.slice(0, 2) + text.slice(2, -2).replace(/[^-]/g, '*') + text.slice(-2);
}

/** Whether words that were typed into a search are a personal code: then it is looked for as such and shown nowhere. */
export function looksLikePersonalCode(typed: string): boolean {
  return /^\d{6}\s?[-–—]?\s?\d{5}$/.test(typed.trim());
}

function isDay(digits: string): boolean {
  const century = { '0': 1800, '1': 1900, '2': 2000 }[digits[6] ?? ''];
  if (century === undefined) return false;
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  try {
    Temporal.PlainDate.from({ day: day ?? 0, month: month ?? 0, year: century + (year ?? 0) }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
