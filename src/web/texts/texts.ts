import type { Language } from '../../vocabulary/words.ts';

/** The shape of the texts of one area: sentences, functions that make sentences, or groups of them. */
export interface TextTree {
  readonly [key: string]: string | ((...values: never[]) => string) | TextTree;
}

/** Any text in place of the very one that the Latvian side says. */
type Same<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string
    ? string
    : Tree[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Same<Tree[Key]>;
};

export interface Texts<Tree> {
  (lang: Language): Same<Tree>;
  readonly lv: Same<Tree>;
  readonly en: Same<Tree>;
}

/**
 * The texts of one area in both languages. The Latvian side sets the keys; the compiler refuses an English side with one
 * missing or one too many, and a guard test compares them again.
 */
export function defineTexts<const Tree extends TextTree>(both: {
  readonly lv: Tree;
  readonly en: Same<NoInfer<Tree>>;
}): Texts<Tree> {
  const lv = both.lv as unknown as Same<Tree>;
  const choose = (lang: Language) => (lang === 'lv' ? lv : both.en);
  return Object.assign(choose, { lv, en: both.en });
}
