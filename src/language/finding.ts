/** A stretch of a part's plain text: UTF-16 offsets, `end` is the first one behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence for the employee in both languages of the desk. */
export interface Wording {
  readonly lv: string;
  readonly en: string;
}

/** Something in a text that could be better, and what to do about it. */
export interface Finding {
  readonly span: Span;
  /** Stable name of the rule, kebab-case; the screen and the tests know it, figures may count it. */
  readonly code: string;
  readonly message: Wording;
  /** Texts that may stand instead of the span, best first; empty where only a person can say it better. */
  readonly replacements: readonly string[];
}
