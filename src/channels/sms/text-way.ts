/** A text message as it is handed over: by the centre that `LAIPA_SMPP` names, or into the demo's mailbox. */
export interface OutgoingText {
  /** As dialled from anywhere: `+37129123456`. */
  readonly to: string;
  readonly text: string;
  /** 0–255, the same at every attempt: telephones join by it what was sent before a crash with what was sent after. */
  readonly reference: number;
  /** Parts taken by an earlier attempt, counted from 1. */
  readonly taken: readonly number[];
  /** After this instant the centre need not try any more. */
  readonly until: Temporal.Instant | null;
}

export interface TextWay {
  /**
   * Hands a text over, part by part; `onTaken` hears of each part that was taken before the next one goes. Answers how many
   * parts there are. Throws `TextRefused` where it is refused for good, anything else where it is to be tried again.
   */
  send(
    text: OutgoingText,
    onTaken: (part: { readonly n: number; readonly centreId: string }) => Promise<void>,
  ): Promise<{ readonly parts: number }>;
  /** Takes nothing more, and ends the connection when what is under way is done. */
  close(): Promise<void>;
}

/** Refused for good: the same message would be refused again. */
export class TextRefused extends Error {
  override readonly name = 'TextRefused';
}

/** Nothing is decided: the centre is away, or asks to wait. The same message is to be tried again. */
export class TextDelayed extends Error {
  override readonly name = 'TextDelayed';
}
