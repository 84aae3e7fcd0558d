import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../../vocabulary/words.ts';
import type { Flash } from '../server/answer.ts';
import type { WebConfig } from '../web-deps.ts';

/** Our cookies and how they are written; the `__Host-` names bind them to this very host where there is TLS. */
export interface Cookies {
  readonly session: string;
  readonly visitor: string;
  readonly flash: string;
  /** By which a browser is known again to whoever has signed in from it. */
  readonly device: string;
  /** Who a client proved to be (`citizen/identity`). */
  readonly citizen: string;
  /** Which screen of a hall a browser is (`desk/devices`). */
  readonly screen: string;
  set(reply: FastifyReply, name: string, value: string, maxAge: number, readable?: boolean): void;
  clear(reply: FastifyReply, name: string): void;
}

export const LANGUAGE_COOKIE = 'valoda';
export const THEME_COOKIE = 'izskats';
export const YEAR = 365 * 86400;

export function cookiesOf(config: WebConfig): Cookies {
  const secure = config.publicUrl?.startsWith('https://') ?? false;
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}laipa`,
    visitor: `${prefix}laipa-v`,
    flash: `${prefix}laipa-f`,
    device: `${prefix}laipa-d`,
    citizen: `${prefix}laipa-i`,
    screen: `${prefix}laipa-e`,
    set: (reply, name, value, maxAge, readable = false) =>
      void reply.setCookie(name, value, { path: '/', httpOnly: !readable, sameSite: 'lax', secure, maxAge }),
    clear: (reply, name) => void reply.clearCookie(name, { path: '/', secure }),
  };
}

/** `?valoda=en` first (and it is remembered), then the cookie, then Latvian. */
export function languageOf(request: FastifyRequest): { readonly lang: Language; readonly chosen: boolean } {
  const asked = (request.query as Record<string, unknown> | null)?.['valoda'];
  const chosen = LANGUAGES.find((lang) => lang === asked);
  if (chosen !== undefined) return { lang: chosen, chosen: true };
  return { lang: LANGUAGES.find((lang) => lang === request.cookies[LANGUAGE_COOKIE]) ?? 'lv', chosen: false };
}

export function themeOf(request: FastifyRequest): 'auto' | 'light' | 'dark' {
  const theme = request.cookies[THEME_COOKIE];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

export function writeFlash(flash: Flash): string {
  return Buffer.from(JSON.stringify(flash)).toString('base64url');
}

/** The carried word; anything unreadable is no word. */
export function readFlash(value: string | undefined): Flash | null {
  if (value === undefined || value.length > 3000) return null;
  try {
    const flash = JSON.parse(Buffer.from(value, 'base64url').toString()) as Partial<Flash> | null;
    if (typeof flash?.say !== 'string') return null;
    const { undo } = flash;
    if (typeof undo?.action !== 'string' || !/^\/(?!\/)/.test(undo.action) || typeof undo.seconds !== 'number')
      return { say: flash.say };
    return { say: flash.say, undo: { action: undo.action, seconds: undo.seconds } };
  } catch {
    return null;
  }
}
