import type { Confirmation } from '../mechanism.ts';
import { type Occasion, type Opening, openTimed } from './duty.ts';

/** Read-and-confirm: owed by each of the audience from the publication on. */
export function openConfirmation(confirmation: Confirmation, occasion: Occasion): Opening {
  return openTimed(occasion, null, confirmation.due, confirmation.nearShare);
}

/** Who of the audience has not confirmed; each once, in the order of the audience. */
export function notConfirmed<Person>(audience: readonly Person[], confirmed: ReadonlySet<Person>): readonly Person[] {
  return [...new Set(audience)].filter((person) => !confirmed.has(person));
}
