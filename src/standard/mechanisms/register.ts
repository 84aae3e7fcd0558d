import type { Register } from '../mechanism.ts';
import { type Occasion, type Opening, openTimed } from './duty.ts';

/** An entry in a register: with a time, its author is owed an answer; without one the entry itself is the evidence. */
export function openRegister(register: Register, occasion: Occasion): Opening {
  if (register.due !== null) return openTimed(occasion, null, register.due, register.nearShare);
  return { topic: null, due: null, nearAt: null, verdict: 'met', inTime: null };
}
