import type { ExceptionalPower } from '../../vocabulary/words.ts';

/** Signs that a reason has at least: enough to be one that a head can judge. An override is said beside its clause. */
const LEAST: Readonly<Record<ExceptionalPower, number>> = {
  'override-check': 3,
  'unmask-personal-code': 10,
  'break-glass': 20,
  'lift-wall': 10,
  'waive-identity-check': 10,
  'export-client': 10,
  'erase-client': 10,
  'reset-sign-in': 10,
};

/** How long a reason for this power has to be, in signs without the spaces around it. */
export function leastReason(power: ExceptionalPower): number {
  return LEAST[power];
}

/** 5.4.2: whether the reason says anything: long enough, and not one sign over and over. */
export function isReason(power: ExceptionalPower, reason: string): boolean {
  const words = reason.trim();
  return words.length >= LEAST[power] && new Set(words.toLowerCase()).size > 2;
}
