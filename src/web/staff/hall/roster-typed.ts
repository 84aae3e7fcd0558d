import type { FieldError } from '../../components/form.ts';

/** A form of the roster that came back with something to mend. */
export interface RosterTyped {
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}
