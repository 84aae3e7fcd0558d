import { deskIdentity } from '../../database/connect.ts';
import {
  closeSession,
  openSession,
  type SignedIn,
  sessionByToken,
  signedInPerson,
  type StoredSession,
  touchSession,
} from '../../desk/sessions/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { ProviderSession } from '../server/answer.ts';
import type { WebDeps } from '../web-deps.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A working day and its margins; whoever works longer signs in again. */
const LIFE = Temporal.Duration.from({ hours: 12 });
/** A burst of requests asks the database once; a role taken away holds no longer than this. */
const KNOWN_FOR_MS = 3000;
const KNOWN_AT_MOST = 5000;
const TOUCH_AFTER_MS = 5 * 60_000;

export interface Session {
  readonly person: SignedIn;
  readonly csrf: string;
}

export interface SessionKeeper {
  find(token: string): Promise<Session | null>;
  /** Gives the token for the cookie. */
  open(employee: EmployeeId, userAgent: string, provider?: ProviderSession): Promise<string>;
  close(token: string): Promise<void>;
  /** Seconds a cookie lives. */
  readonly maxAge: number;
}

/** Sessions in the database, with a short memory in this process. */
export function keepSessions(deps: WebDeps): SessionKeeper {
  const desk = deskIdentity(deps.tenant);
  const known = new Map<string, { readonly session: Session; readonly until: number }>();

  async function fromDatabase(hash: Buffer): Promise<Session | null> {
    const now = deps.now();
    const found = await deps.database.read(desk, async (tx) => {
      const stored = await sessionByToken(tx, hash, now);
      const person =
        stored && (await signedInPerson(tx, stored.employee, now.toZonedDateTimeISO('Europe/Riga').toPlainDate()));
      return stored && person ? { stored, person } : null;
    });
    if (found === null) return null;
    if (isStale(found.stored, now)) await deps.database.write(desk, (tx) => touchSession(tx, hash, now));
    return { person: found.person, csrf: found.stored.csrf };
  }

  return {
    maxAge: LIFE.total('seconds'),
    async find(token) {
      const hash = tokenHash(token);
      const key = hash.toString('base64');
      const moment = deps.now().epochMilliseconds;
      const remembered = known.get(key);
      if (remembered !== undefined && remembered.until > moment) return remembered.session;
      const session = await fromDatabase(hash);
      known.delete(key);
      if (session === null) return null;
      if (known.size >= KNOWN_AT_MOST) known.clear();
      known.set(key, { session, until: moment + KNOWN_FOR_MS });
      return session;
    },
    async open(employee, userAgent, provider) {
      const token = newToken();
      const now = deps.now();
      const session = {
        tokenHash: tokenHash(token),
        employee,
        csrf: newToken(),
        userAgent: userAgent.slice(0, 200),
        now,
        expiresAt: now.add(LIFE),
        provider: provider ?? null,
      };
      await deps.database.write(desk, (tx) => openSession(tx, session));
      return token;
    },
    async close(token) {
      const hash = tokenHash(token);
      known.delete(hash.toString('base64'));
      await deps.database.write(desk, (tx) => closeSession(tx, hash));
    },
  };
}

function isStale(session: StoredSession, now: Temporal.Instant): boolean {
  return now.epochMilliseconds - session.lastSeenAt.epochMilliseconds > TOUCH_AFTER_MS;
}
