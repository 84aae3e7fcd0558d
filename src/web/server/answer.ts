import type { Readable } from 'node:stream';
import type { SessionWay } from '../../desk/sessions/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Html } from '../html.ts';
import type { NavigationCounts } from '../web-deps.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** A word carried over one redirect and shown as a toast; `undo` posts back. */
export interface Flash {
  readonly say: string;
  readonly undo?: { readonly action: string; readonly seconds: number };
}

/** What a handler gives back. Refusals that can be expected are answers too; only broken invariants throw. */
export type Answer =
  /** The frame is put around last: its small numbers are read while the page's own rows are. */
  | { readonly answer: 'page'; readonly framed: (counts: NavigationCounts) => Html; readonly status: number }
  | {
      readonly answer: 'redirect';
      readonly to: string;
      readonly flash: Flash | null;
      readonly session: SessionChange | null;
      readonly theme?: 'auto' | 'light' | 'dark';
      /** The token of a client's proved identity to be kept by the browser; `null` takes it away. */
      readonly citizen?: { readonly token: string; readonly maxAge: number } | null;
      /** The token by which this browser is a screen of a hall from now on; `null`: no longer. */
      readonly screen?: string | null;
    }
  /** To an identity provider's page; only where the configuration or the provider's own description leads. */
  | { readonly answer: 'leave'; readonly to: string }
  | { readonly answer: 'json'; readonly value: unknown; readonly status: number }
  | {
      readonly answer: 'file';
      /** A stream for what is made while it is being fetched. */
      readonly bytes: Buffer | string | Readable;
      readonly type: string;
      readonly name: string | null;
      /** A policy of its own, for what others have sent us. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly answer: 'refused';
      readonly status: RefusalStatus;
      readonly say: string | null;
      readonly todo: string | null;
    }
  | {
      readonly answer: 'stream';
      readonly topics: readonly string[];
      /** Says what it has to say beside the topics, until the way to stop it is called. */
      readonly feed?: (say: (event: string, text: string) => void) => () => void;
    };

export type SessionChange =
  | {
      readonly open: EmployeeId;
      /** How the person came in; without it by a click in the demonstration. */
      readonly way?: SessionWay;
      /** Two factors were shown. */
      readonly strong?: boolean;
      /** The token by which the browser is known again. */
      readonly device?: string;
      readonly provider?: ProviderSession;
    }
  | 'close';

/** The sign-in at an identity provider that a session rests on. */
export interface ProviderSession {
  readonly subject: string;
  readonly sid: string | null;
  /** Two factors were shown there. */
  readonly strong: boolean;
}

/** To another page after a form was answered (303), with a word for it. `to` is a path of our own. */
export function redirect(
  to: string,
  flash: Flash | string | null = null,
  session: SessionChange | null = null,
): Extract<Answer, { answer: 'redirect' }> {
  if (!to.startsWith('/') || to.startsWith('//')) throw new Error('A redirect leads to a path of our own');
  return { answer: 'redirect', to, flash: typeof flash === 'string' ? { say: flash } : flash, session };
}

/** To a page of another house: `https:`, or a provider on this very machine. */
export function leave(to: string): Answer {
  const { protocol } = new URL(to);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('A browser is sent to web pages only');
  return { answer: 'leave', to };
}

export function json(value: unknown, status = 200): Answer {
  return { answer: 'json', value, status };
}

/** A file to be saved under `name`; without a name the browser shows it. */
export function file(bytes: Buffer | string, type: string, name: string | null = null): Answer {
  return { answer: 'file', bytes, type, name };
}

/** A refusal with the desk's page for that status; `say` and `todo` put the case's own words in place of the general ones. */
export function refuse(
  status: RefusalStatus,
  say: string | null = null,
  todo: string | null = null,
): Extract<Answer, { answer: 'refused' }> {
  return { answer: 'refused', status, say, todo };
}
