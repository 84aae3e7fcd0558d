import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface Phone {
  /** As compared and dialled: `+37129123456`; a short number or one that cannot be read stands as it was written. */
  readonly value: string;
  /** What seems wrong with it; never hinders. */
  readonly advice: 'not-a-number' | 'no-such-number' | null;
  /** Whether a text message reaches it; `null` where the plan of numbers does not tell. */
  readonly mobile: boolean | null;
}

/** Emergency and service numbers of a few digits stand in no plan of numbers and are right as they are. */
const SHORT = /^\d{3,6}$/;

/** Reads a telephone number by the plans of all countries, of Latvia where none is named; `null` where nothing is written. */
export function readPhone(written: string): Phone | null {
  const text = written.trim().replace(/\s+/g, ' ');
  if (text === '') return null;
  const compact = text.replace(/[\s()./–—-]/g, '');
  if (SHORT.test(compact)) return { value: compact, advice: null, mobile: false };
  const read = parsePhoneNumberFromString(compact.replace(/^00/, '+'), 'LV');
  if (read === undefined) return { value: text, advice: 'not-a-number', mobile: null };
  const type = read.getType();
  return {
    value: read.number,
    advice: read.isValid() ? null : 'no-such-number',
    mobile: type === undefined || type === 'FIXED_LINE_OR_MOBILE' ? null : type === 'MOBILE',
  };
}

/** For people: `29 123 456` at home, `+49 30 1234567` from abroad. */
export function sayPhone(value: string): string {
  if (!value.startsWith('+')) return value;
  const read = parsePhoneNumberFromString(value);
  if (read === undefined) return value;
  return read.country === 'LV' ? read.formatNational() : read.formatInternational();
}
