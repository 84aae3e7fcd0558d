import type { Desk } from '../context.ts';

/** The browser that asks to be let in. */
export interface Asker {
  readonly address: string;
  readonly userAgent: string;
  /** The token of its device cookie; `null`: it has none. */
  readonly device: string | null;
}

/** What signing in needs of the desk. */
export type AccountDesk = Pick<Desk, 'tenant' | 'database' | 'vault' | 'clock'>;

/** How this installation signs people in. */
export interface SignInRules {
  readonly secondFactor: 'roles' | 'everybody';
  /** Letters leave the house, so a notice or a link can be sent. */
  readonly mailLeaves: boolean;
}
