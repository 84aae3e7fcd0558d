import type { Role } from '../../vocabulary/words.ts';

/** Whom a password alone does not let in: they see or decide over others' matters, or give others their access. */
export const SECOND_FACTOR_ROLES: readonly Role[] = [
  'head',
  'executive-director',
  'council-chair',
  'data-protection-officer',
  'administrator',
];

/** For whom the installation demands a second factor beside the password: the roles above, or everybody. */
export type SecondFactorRule = 'roles' | 'everybody';

/** How a session was opened. A passkey verifies its holder and so counts as two factors. */
export type Way = 'demo' | 'passkey' | 'password' | 'password-and-code' | 'link' | 'provider';

/** The ways in that an account has. */
export interface WaysIn {
  readonly password: boolean;
  readonly totp: boolean;
  readonly passkeys: number;
  /** Recovery codes that are still unused. */
  readonly codes: number;
  /** Known to an identity provider. */
  readonly provider: boolean;
}

export function demandsSecondFactor(roles: readonly Role[], rule: SecondFactorRule): boolean {
  return rule === 'everybody' || roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}

/** Whether somebody with these ways could come in by themselves. */
export function canEnter({ password, totp, passkeys, provider }: WaysIn, demanded: boolean): boolean {
  return provider || passkeys > 0 || (password && (totp || !demanded));
}

/** Why a way may not be taken away; `null`: it may. The last way in stays, and so does a demanded second factor. */
export function mayRemove(
  ways: WaysIn,
  what: 'passkey' | 'totp',
  demanded: boolean,
): { readonly refused: 'last-way' | 'second-factor-demanded' } | null {
  const left = what === 'passkey' ? { ...ways, passkeys: ways.passkeys - 1 } : { ...ways, totp: false };
  if (!canEnter(left, demanded)) {
    return { refused: ways.password && demanded ? 'second-factor-demanded' : 'last-way' };
  }
  return null;
}
