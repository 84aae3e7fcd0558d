import type { ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { ServiceWay } from '../../vocabulary/words.ts';
import { demoId, UNITS } from '../demo-people.ts';

/** The words of a card in one language. */
export interface CardWords {
  readonly name: string;
  readonly about: string;
  readonly steps: readonly string[];
  readonly documents: string;
  readonly fee: string;
  readonly term: string;
  readonly decides: string;
}

/** A service of the invented municipality. Fees and terms are samples: they say so themselves. */
export interface DemoService {
  readonly id: ServiceId;
  readonly letter: string;
  readonly unit: UnitId;
  readonly minutes: number;
  readonly byAppointment: boolean;
  readonly walkIn: boolean;
  readonly lv: CardWords;
  readonly en: CardWords;
  readonly law?: { readonly title: string; readonly url: string };
  readonly solutions: readonly (readonly [lv: string, en: string, nextLv: string, nextEn: string])[];
  readonly ways: readonly (readonly [kind: ServiceWay, at: string, lv: string, en: string])[];
}

export const serviceId = (n: number): ServiceId => demoId<ServiceId>(6, n);

/** The unit with this mailbox, and its telephone. */
export function unitOf(mailbox: string): { readonly id: UnitId; readonly phone: string; readonly mailbox: string } {
  const found = UNITS.find((one) => one.mailbox.startsWith(`${mailbox}@`));
  if (found === undefined) throw new Error(`No demo unit has the mailbox ${mailbox}`);
  return found;
}

export const NO_FEE = { lv: 'Bez maksas', en: 'Free of charge' } as const;
export const SAMPLE_TERM = {
  lv: (words: string) => `${words} (parauga termiņš)`,
  en: (words: string) => `${words} (sample term)`,
} as const;
export const SAMPLE_FEE = {
  lv: (words: string) => `${words} (parauga cena)`,
  en: (words: string) => `${words} (sample fee)`,
} as const;
export const E_ADDRESS = 'Paraugnovada pašvaldība';
