import { assertNever } from '../../vocabulary/brand.ts';
import type { DisclosedTo, DisclosureRefusal, DisclosureScope, IdentityCheck } from '../../vocabulary/words.ts';
import { type Authority, authorityState, covers } from './authority.ts';

/** What somebody asks for, and what was made sure of before anything is said. */
export interface DisclosureAsked {
  readonly to: DisclosedTo;
  readonly identity: IdentityCheck;
  /** In the employee's words; only where the identity is not checked although something is told. */
  readonly waiveReason: string;
  readonly authority: Authority | null;
  /** The law or the court's ruling that an institution or a third person names. */
  readonly legalGround: string;
  readonly scope: DisclosureScope;
}

export type DisclosureDecision =
  | { readonly may: true; readonly identityChecked: boolean; readonly authorityRecorded: true }
  | { readonly may: false; readonly why: DisclosureRefusal };

/**
 * 5.2: whether it may be told. The client needs nothing but to be the client; a representative a power that is valid
 * today and reaches that far; an institution the law that lets it ask; anybody else the one or the other. Who asks is
 * made sure of first, unless it is waived with a reason (an exceptional power, 5.4.2).
 */
export function decideDisclosure(asked: DisclosureAsked, today: Temporal.PlainDate): DisclosureDecision {
  const identityChecked = asked.identity !== 'none';
  if (!identityChecked && asked.waiveReason.trim() === '') return { may: false, why: 'identity-not-checked' };
  const why = refusalOf(asked, today);
  return why === null ? { may: true, identityChecked, authorityRecorded: true } : { may: false, why };
}

function refusalOf(asked: DisclosureAsked, today: Temporal.PlainDate): DisclosureRefusal | null {
  switch (asked.to) {
    case 'client':
      return null;
    case 'representative':
      return byAuthority(asked, today);
    case 'institution':
      return asked.legalGround.trim() === '' ? 'no-legal-ground' : null;
    case 'third-party':
      if (asked.legalGround.trim() !== '') return null;
      return byAuthority(asked, today);
    default:
      return assertNever(asked.to);
  }
}

function byAuthority({ authority, scope }: DisclosureAsked, today: Temporal.PlainDate): DisclosureRefusal | null {
  if (authority === null) return 'no-authority';
  const state = authorityState(authority, today);
  if (state === 'revoked') return 'authority-revoked';
  if (state === 'expired') return 'authority-expired';
  if (state === 'not-yet') return 'no-authority';
  return covers(authority, scope) ? null : 'outside-scope';
}
