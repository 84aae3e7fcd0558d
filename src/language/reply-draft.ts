import type { Language, ReplyWay, ClientKind } from '../vocabulary/words.ts';
import type { LetterText } from './letter-text.ts';

/** The three parts of a letter by 9.1–9.3. A part's `text` is what every span of the check counts in. */
export const LETTER_PARTS = ['salutation', 'body', 'closing'] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];

/** A reply as it is being written. The texts are composed (NFC); HTML goes through `htmlToText` first. */
export interface ReplyDraft {
  readonly language: Language;
  readonly parts: Readonly<Record<LetterPart, LetterText>>;
  readonly signature: Signature;
  readonly attachments: readonly { readonly name: string }[];
  readonly recipients: readonly Recipient[];
  readonly way: ReplyWay;
}

/** The signature block of 9.4; an empty text is a missing one. */
export interface Signature {
  /** Given name and surname. */
  readonly name: string;
  readonly institution: string;
  readonly post: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
}

export interface Recipient {
  readonly address: string;
  readonly field: 'to' | 'cc' | 'bcc';
  /** Who it is to the case; `stranger` where the case does not know the address. */
  readonly role: 'client' | 'representative' | 'employee' | 'supervisor' | 'institution' | 'stranger';
  /** 5.2: the power of attorney that is kept for this address, as it stands today; absent where none is. */
  readonly power?: RecipientPower;
  /** The address of another client: what is written here is not for them. */
  readonly ofAnother?: true;
}

export interface RecipientPower {
  readonly state: 'valid' | 'not-yet' | 'expired' | 'revoked';
  /** Its last day, `2026-11-22`; `null` where it has none. */
  readonly until: string | null;
}

export const ANSWER_KINDS = ['answer', 'refusal', 'interim'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** What the case knows and the letter is held against. */
export interface ReplyContext {
  readonly client: {
    /** As the case has it, given name first; empty where unknown. */
    readonly name: string;
    readonly kind: ClientKind;
    /** How the client is addressed, where known. */
    readonly form: 'mr' | 'ms' | null;
    /** Addresses the client is known to read, in lower case; empty where the client has none. */
    readonly addresses: readonly string[];
  };
  /** The civil day (Europe/Riga) the letter being answered came; `null` where no letter is answered. */
  readonly received: Temporal.PlainDate | null;
  readonly subject: string;
  readonly kind: AnswerKind;
  /** Whether the answer's due time has passed: then an apology is expected (9.3). */
  readonly late: boolean;
  /** 5.5.2: the author's post or a mandate lets them sign in the name of the municipality. */
  readonly mandated: boolean;
  /** 10.3: addresses of the supervisors who are to have a copy; empty where the clause does not speak. */
  readonly supervisors: readonly string[];
  /** Links found dead by the one who tried them. */
  readonly deadLinks: readonly string[];
  /** Names and terms that are no spelling mistakes: of employees, streets, firms. The client's name need not be here. */
  readonly ownWords: readonly string[];
}
