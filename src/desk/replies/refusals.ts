import type { CheckedClause, ReplyCheck } from '../../language/reply-check.ts';
import type { Case } from '../cases/index.ts';
import type { Reply } from './reply.ts';

export type DraftRefusal =
  | { readonly refused: 'no-such-case' }
  | { readonly refused: 'no-such-reply' }
  | { readonly refused: 'case-not-open'; readonly state: Case['state'] }
  | { readonly refused: 'not-a-draft'; readonly state: Reply['state'] }
  /** A draft is written by its author alone. */
  | { readonly refused: 'not-the-author' }
  /** Another window or a colleague saved in between; what was typed comes back with the page. */
  | { readonly refused: 'draft-moved-on'; readonly newest: Reply };

export type SendRefusal =
  | DraftRefusal
  /** 9.1–9.5 and the others: what is missing stands in the check, with what to do. */
  | { readonly refused: 'reply-incomplete'; readonly check: ReplyCheck; readonly clauses: readonly CheckedClause[] }
  /** 9.5: the letter was changed after it was read through, or was not read through. */
  | { readonly refused: 'not-read-through'; readonly clause: '9.5' }
  | { readonly refused: 'override-without-reason'; readonly clause: string }
  /** Too late to take it back: it has left. */
  | { readonly refused: 'already-left'; readonly state: Reply['state'] };
