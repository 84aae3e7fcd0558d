import { assertNever } from '../../vocabulary/brand.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { ReturnReason } from '../../vocabulary/words.ts';
import { isOpen, type Request, type Routed } from './request.ts';

export type RequestDeed =
  | { readonly do: 'take'; readonly by: EmployeeId }
  | {
      readonly do: 'pass-on';
      readonly unit: UnitId;
      readonly holder: EmployeeId | null;
      readonly routed: readonly Routed[];
    }
  | { readonly do: 'answer'; readonly text: string; readonly channel: 'e-mail' | 'internal' }
  | { readonly do: 'interim'; readonly text: string; readonly answerBy: Temporal.Instant | null }
  | { readonly do: 'return'; readonly reason: ReturnReason; readonly text: string }
  | { readonly do: 'withdraw' }
  | { readonly do: 'rate'; readonly score: number };

export type RequestRefusal =
  | {
      readonly refused:
        | 'ended'
        | 'taken-already'
        | 'nothing-said'
        | 'reason-missing'
        | 'not-answered-yet'
        | 'no-such-score';
    }
  /** 10.1: an interim answer has both, and names a time still to come. */
  | {
      readonly refused: 'interim-incomplete';
      readonly clause: '10.1';
      readonly missing: readonly ('explanation' | 'date' | 'date-passed' | 'date-not-later')[];
    };

export interface DecidedRequest {
  readonly request: Request;
  readonly facts: readonly Fact[];
}

/** An explanation has at least some words; „drīz” explains nothing. */
const WORDS_OF_EXPLANATION = 3;

/**
 * 10.1, pure: what a deed makes of a request. Every deed is judged upon the state as it stands; a refusal says what is
 * missing. `now` is the moment of the deed. Who may do it is asked before (`desk/powers`, the caller).
 */
export function decideRequest(
  request: Request,
  deed: RequestDeed,
  now: Temporal.Instant,
): DecidedRequest | RequestRefusal {
  if (deed.do === 'rate') return rate(request, deed.score, now);
  if (!isOpen(request)) return { refused: 'ended' };
  switch (deed.do) {
    case 'take': {
      if (request.holder !== null) return { refused: 'taken-already' };
      const holder = deed.by;
      return {
        request: { ...request, holder },
        facts: [{ kind: 'request.taken', at: now, facts: { holder, unit: request.unit } }],
      };
    }
    case 'pass-on': {
      const { unit, holder, routed } = deed;
      return {
        request: { ...request, unit, holder, routed: [...request.routed, ...routed] },
        facts: [{ kind: 'request.assigned', at: now, facts: { holder, unit } }],
      };
    }
    case 'answer':
      if (deed.text.trim() === '') return { refused: 'nothing-said' };
      return ended(request, 'answered', now, {
        kind: 'request.answered',
        at: now,
        facts: { channel: deed.channel },
      });
    case 'interim':
      return interim(request, deed, now);
    case 'return':
      if (deed.text.trim() === '') return { refused: 'reason-missing' };
      return ended(request, 'returned', now, { kind: 'request.returned', at: now, facts: { reason: deed.reason } });
    case 'withdraw':
      return ended(request, 'withdrawn', now, { kind: 'request.withdrawn', at: now, facts: {} });
    default:
      return assertNever(deed);
  }
}

/** What an interim answer lacks; nothing where it is whole. */
export function missingOfInterim(
  request: Pick<Request, 'dueAt'>,
  text: string,
  answerBy: Temporal.Instant | null,
  now: Temporal.Instant,
): readonly ('explanation' | 'date' | 'date-passed' | 'date-not-later')[] {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  const day =
    answerBy === null
      ? (['date'] as const)
      : Temporal.Instant.compare(answerBy, now) <= 0
        ? (['date-passed'] as const)
        : request.dueAt !== null && Temporal.Instant.compare(answerBy, request.dueAt) <= 0
          ? (['date-not-later'] as const)
          : [];
  return [...(words < WORDS_OF_EXPLANATION ? (['explanation'] as const) : []), ...day];
}

function interim(
  request: Request,
  { text, answerBy }: Extract<RequestDeed, { do: 'interim' }>,
  now: Temporal.Instant,
): DecidedRequest | RequestRefusal {
  const missing = missingOfInterim(request, text, answerBy, now);
  if (missing.length > 0 || answerBy === null) return { refused: 'interim-incomplete', clause: '10.1', missing };
  return {
    request: { ...request, state: 'interim' },
    facts: [{ kind: 'request.interim-answered', at: now, facts: { explained: true, answerBy: answerBy.toString() } }],
  };
}

function rate(request: Request, score: number, now: Temporal.Instant): DecidedRequest | RequestRefusal {
  if (request.state !== 'answered' && request.state !== 'returned') return { refused: 'not-answered-yet' };
  if (!Number.isInteger(score) || score < 1 || score > 5) return { refused: 'no-such-score' };
  return { request: { ...request, score }, facts: [{ kind: 'request.rated', at: now, facts: { score } }] };
}

function ended(
  request: Request,
  state: 'answered' | 'returned' | 'withdrawn',
  now: Temporal.Instant,
  fact: Fact,
): DecidedRequest {
  return { request: { ...request, state, endedAt: now }, facts: [fact] };
}
