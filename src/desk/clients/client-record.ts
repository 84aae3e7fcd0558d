import type { ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import type { AccessibilityNeed, Channel, ContactKind } from '../../vocabulary/words.ts';
import type { Client } from './clients.store.ts';

/** All that is kept of a client. What clause 5.1.4 names (sex, age, belief …) is not among it. */
export interface ClientRecord extends Client {
  /** `32****-***90`; empty where none is kept. The code itself is sealed. */
  readonly personalCodeMask: string;
  readonly registrationNumber: string;
  /** Lines, as on an envelope. */
  readonly address: string;
  readonly preferredChannel: PreferredChannel | null;
  readonly needs: readonly AccessibilityNeed[];
  readonly needsWords: string;
  /** The day on which the client wished it to be kept, in Riga. */
  readonly needsAgreedOn: Temporal.PlainDate | null;
  readonly version: number;
  readonly mergedInto: ClientId | null;
  readonly contacts: readonly Contact[];
}

export type PreferredChannel = Exclude<Channel, 'internal'>;

/** A way to reach a client; an address or number belongs to one client at most. */
export interface Contact {
  readonly id: string;
  readonly kind: ContactKind;
  /** As compared: lower case, `+371…`. */
  readonly value: string;
  readonly writtenAs: string;
  /** „darbā”, „meita Anna”: in the client's words. */
  readonly label: string;
  /** The first of its kind to be used. */
  readonly main: boolean;
  readonly verified: boolean;
  /** It is the client's, yet they do not wish to be reached there. */
  readonly doNotUse: boolean;
}

/** What a form says of a client; the personal code apart, since it is not shown in a form. */
export type ClientDraft = Pick<
  ClientRecord,
  | 'kind'
  | 'name'
  | 'language'
  | 'formOfAddress'
  | 'registrationNumber'
  | 'address'
  | 'preferredChannel'
  | 'needs'
  | 'needsWords'
  | 'needsAgreedOn'
> & {
  readonly contacts: readonly ContactDraft[];
  /** New code as typed; `null` leaves the one that is kept, `''` takes it away. */
  readonly personalCode: string | null;
};

/** `id: null` for a new one; those of the record that are missing are taken away. */
export type ContactDraft = Omit<Contact, 'id' | 'writtenAs'> & {
  readonly id: string | null;
  readonly writtenAs: string;
};

export type ClientRefusal =
  | { readonly refused: 'no-such-client' }
  /** Somebody changed it since the form was opened. */
  | { readonly refused: 'changed-since' }
  | { readonly refused: 'merged'; readonly into: ClientId }
  | {
      readonly refused: 'contact-of-another';
      readonly value: string;
      readonly client: ClientId;
      readonly name: string | null;
    }
  | { readonly refused: 'consent-missing' }
  | { readonly refused: 'nothing-to-undo' };

/** Who made a change and when, for taking it back. */
export interface ClientEdit {
  readonly id: string;
  readonly madeBy: EmployeeId | null;
  readonly madeAt: Temporal.Instant;
}
