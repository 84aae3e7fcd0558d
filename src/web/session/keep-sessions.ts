import { deskIdentity } from '../../database/connect.ts';
import {
  closeSession,
  openSession,
  pastSession,
  type SessionWay,
  type SignedIn,
  sessionByToken,
  signedInPerson,
  type StoredSession,
  touchSession,
} from '../../desk/sessions/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { SessionChange } from '../server/answer.ts';
import type { WebDeps } from '../web-deps.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A working day and its margins; whoever works longer signs in again. */
const LIFE = Temporal.Duration.from({ hours: 12 });
/** The cookie outlives the session: a form sent too late is then known to be this person's, and is kept for them. */
const COOKIE_LIFE = LIFE.add({ hours: 12 });
/** A burst of requests asks the database once; a role taken away holds no longer than this. */
const KNOWN_FOR_MS = 3000;
const KNOWN_AT_MOST = 5000;
const TOUCH_AFTER_MS = 60_000;

export interface Session {
  readonly person: SignedIn;
  readonly csrf: string;
  readonly id: string;
  readonly way: SessionWay;
  readonly openedAt: Temporal.Instant;
}

export interface SessionKeeper {
  /** The session of a cookie's token; `address`: where it is seen from now. */
  find(token: string, address?: string): Promise<Session | null>;
  /** Gives the token for the cookie. */
  open(
    change: Exclude<SessionChange, 'close'>,
    from: { readonly address: string; readonly userAgent: string },
  ): Promise<string>;
  close(token: string): Promise<void>;
  /** What this process remembers of somebody's sessions; to be called when some were ended. */
  forget(employee: EmployeeId): void;
  /** Whose session a token was, though it holds no more. */
  past(token: string): Promise<{ readonly employee: EmployeeId; readonly csrf: string } | null>;
  /** Seconds a cookie lives. */
  readonly maxAge: number;
}

/** Sessions in the database, with a short memory in this process. */
export function keepSessions(deps: WebDeps): SessionKeeper {
  const desk = deskIdentity(deps.tenant);
  const known = new Map<string, { readonly session: Session; readonly until: number }>();

  async function fromDatabase(hash: Buffer, address: string): Promise<Session | null> {
    const now = deps.now();
    const { idleMinutes = 0 } = deps.config;
    const found = await deps.database.read(desk, async (tx) => {
      const stored = await sessionByToken(
        tx,
        hash,
        now,
        idleMinutes > 0 ? now.subtract({ minutes: idleMinutes }) : null,
      );
      const person =
        stored && (await signedInPerson(tx, stored.employee, now.toZonedDateTimeISO('Europe/Riga').toPlainDate()));
      return stored && person ? { stored, person } : null;
    });
    if (found === null) return null;
    const { stored, person } = found;
    if (isStale(stored, now) || (address !== '' && stored.lastAddress !== address))
      await deps.database.write(desk, (tx) => touchSession(tx, hash, now, address));
    return { person, csrf: stored.csrf, id: stored.id, way: stored.way, openedAt: stored.createdAt };
  }

  return {
    maxAge: COOKIE_LIFE.total('seconds'),
    async find(token, address = '') {
      const hash = tokenHash(token);
      const key = hash.toString('base64');
      const moment = deps.now().epochMilliseconds;
      const remembered = known.get(key);
      if (remembered !== undefined && remembered.until > moment) return remembered.session;
      const session = await fromDatabase(hash, address);
      known.delete(key);
      if (session === null) return null;
      if (known.size >= KNOWN_AT_MOST) known.clear();
      known.set(key, { session, until: moment + KNOWN_FOR_MS });
      return session;
    },
    async open({ open: employee, way, strong, provider }, { address, userAgent }) {
      const token = newToken();
      const now = deps.now();
      const session = {
        tokenHash: tokenHash(token),
        employee,
        csrf: newToken(),
        way: way ?? (provider === undefined ? 'demo' : 'provider'),
        strong: strong ?? provider?.strong ?? false,
        userAgent: userAgent.slice(0, 200),
        address: address.slice(0, 60),
        now,
        expiresAt: now.add(LIFE),
        provider: provider ?? null,
      } as const;
      await deps.database.write(desk, (tx) => openSession(tx, session));
      return token;
    },
    async close(token) {
      const hash = tokenHash(token);
      known.delete(hash.toString('base64'));
      await deps.database.write(desk, (tx) => closeSession(tx, hash));
    },
    forget(employee) {
      for (const [key, { session }] of known) if (session.person.employee === employee) known.delete(key);
    },
    past: (token) => deps.database.read(desk, (tx) => pastSession(tx, tokenHash(token))),
  };
}

function isStale(session: StoredSession, now: Temporal.Instant): boolean {
  return now.epochMilliseconds - session.lastSeenAt.epochMilliseconds > TOUCH_AFTER_MS;
}
