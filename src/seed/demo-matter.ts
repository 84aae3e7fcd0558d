import type { AnswerKind } from '../language/reply-draft.ts';
import type { Override } from '../desk/replies/index.ts';
import type {
  ClientKind,
  ClosingOutcome,
  HandOverReason,
  Language,
  ReplyWay,
  SubmissionKind,
} from '../vocabulary/words.ts';

/**
 * When something happens in the demo, counted back from now, so that the day is always alive.
 * `'3 09:12'`: at 09.12 three working days before the demo's last working day (`'0 …'` is that day itself).
 * `'3-1 21:40'`: on the calendar day before it. `'~40'`: forty minutes ago.
 */
export type When = string;

export interface DemoFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A letter of an invented client, or of a machine; `headers` stand beside the usual ones or replace them. */
export interface DemoLetter {
  /** `Vārds Uzvārds <adrese>`. */
  readonly from: string;
  /** The mailbox's local part: `dome`, `buvvalde`, … */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly charset?: 'windows-1257';
  readonly files?: readonly DemoFile[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What it answers: the last word of this matter, or the thread of another. */
  readonly answers?: 'last-reply' | 'first-letter' | { readonly thread: string };
}

/** The words of a reply; the salutation is the one the desk proposes unless told otherwise. */
export interface DemoReply {
  readonly body: string;
  readonly closing: string;
  readonly kind?: AnswerKind;
  readonly way?: ReplyWay;
  readonly language?: Language;
  readonly files?: readonly DemoFile[];
  readonly overrides?: readonly Override[];
}

/** One thing that happens, to the minute; `by` is the given name of a demo employee. */
export type DemoStep =
  | { readonly at: When; readonly letter: DemoLetter }
  /** The report that the last reply has not arrived. */
  | { readonly at: When; readonly bounce: { readonly status: string; readonly said: string } }
  | { readonly at: When; readonly by: string; readonly take: true }
  | { readonly at: When; readonly by: string; readonly classify: SubmissionKind }
  | { readonly at: When; readonly by: string; readonly note: string }
  | { readonly at: When; readonly by: string; readonly reply: DemoReply }
  | { readonly at: When; readonly by: string; readonly draft: DemoReply }
  | { readonly at: When; readonly by: string; readonly dispatch: true }
  | { readonly at: When; readonly by: string; readonly putToClient: true }
  | { readonly at: When; readonly by: string; readonly close: ClosingOutcome }
  | { readonly at: When; readonly by: string; readonly reopen: true }
  | {
      readonly at: When;
      readonly by: string;
      readonly handOver: { readonly to: string | null; readonly unitOf: string; readonly reason: HandOverReason };
    }
  | { readonly at: When; readonly by: string; readonly mergeInto: string };

/** A client's matter from the first letter on. */
export interface DemoMatter {
  /** By which other matters refer to it. */
  readonly key: string;
  /** Who the client is, where name and address do not tell. */
  readonly client?: { readonly kind?: ClientKind; readonly language?: Language; readonly formOfAddress?: string };
  readonly steps: readonly DemoStep[];
}
