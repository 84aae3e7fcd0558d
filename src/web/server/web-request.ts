import type { Database, Identity, Tx } from '../../database/database.ts';
import { deskIdentity } from '../../database/connect.ts';
import { type Action, may, type Relation } from '../../desk/powers/index.ts';
import type { KeptForm } from '../../desk/accounts/index.ts';
import type { SignedIn } from '../../desk/sessions/index.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Session, SessionKeeper } from '../session/keep-sessions.ts';
import type { NavigationCounts, WebDeps } from '../web-deps.ts';
import type { Flash } from './answer.ts';

/** One request as a page sees it: who asks, in which language, when; and the ways to the database under that identity. */
export interface WebRequest {
  readonly lang: Language;
  readonly now: Temporal.Instant;
  /** Today in Riga. */
  readonly today: Temporal.PlainDate;
  /** The signed-in person; `null` on public and citizens' pages. */
  readonly me: SignedIn | null;
  readonly identity: Identity;
  /** The session of the signed-in person, and all of this process (to forget those that were ended). */
  readonly session: Session | null;
  readonly sessions: SessionKeeper;
  /** What this person had typed when their session ended, to be put back into the page. */
  readonly kept: KeptForm | null;
  /** Where the request comes from, as far as our own proxies tell. */
  readonly address: string;
  /** The host that the browser asked for; never to be trusted for links in letters. */
  readonly host: string;
  readonly userAgent: string;
  /** The token by which this browser is known again. */
  readonly device: string | null;
  /** Repeated by every form (`form` component does it). */
  readonly csrf: string;
  readonly url: URL;
  readonly method: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly flash: Flash | null;
  readonly demo: boolean;
  /** Made on the machine that Laipa runs on, through no proxy. */
  readonly fromThisMachine: boolean;
  /** The token of a client's proved identity, as the browser sent it. */
  readonly citizenToken: string | null;
  /** The token by which this browser is a screen of a hall. */
  readonly screenToken: string | null;
  /** A number to quote when something failed. */
  readonly reference: string;
  readonly deps: WebDeps;
  /** The small numbers beside the destinations; what the page's own transaction brought, else read now. */
  counts(): Promise<NavigationCounts>;
  /** Whether the person may do this (to this matter). */
  mayI(action: Action, relation?: Relation): boolean;
  /**
   * Something that has to be done before the answer leaves: that a client's data is read is written down. It runs beside
   * the page's own work; where it fails, nothing is shown.
   */
  before(work: Promise<void>): void;
  /** Waits for all of it. */
  allDone(): Promise<void>;
  read<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

export interface RequestFacts {
  readonly lang: Language;
  readonly me: SignedIn | null;
  readonly session: Session | null;
  readonly sessions: SessionKeeper;
  readonly kept: KeptForm | null;
  readonly address: string;
  readonly host: string;
  readonly userAgent: string;
  readonly device: string | null;
  readonly csrf: string;
  readonly url: URL;
  readonly method: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly flash: Flash | null;
  readonly reference: string;
  /** Asks for a whole page, not for a part or for data. */
  readonly wantsPage: boolean;
  readonly fromThisMachine: boolean;
  readonly citizenToken: string | null;
  readonly screenToken: string | null;
}

/** Nobody in particular: sees only what is open to everybody. */
function nobody(deps: WebDeps): Identity {
  return { ...deskIdentity(deps.tenant), system: false };
}

export function webRequest(deps: WebDeps, facts: RequestFacts): WebRequest {
  const now = deps.now();
  const identity = facts.me?.identity ?? nobody(deps);
  const database: Database = deps.database;
  const counting = deps.counts !== undefined && facts.me !== null && facts.wantsPage ? deps.counts : null;
  let counted: Promise<NavigationCounts> | null = null;
  const beforehand: Promise<void>[] = [];
  /** A page that is looked at has its numbers from its first transaction: they travel with its first statement. */
  const withCounts = <Result>(work: (tx: Tx) => Promise<Result>) => {
    if (facts.method !== 'GET' || counting === null || counted !== null) return work;
    return (tx: Tx) => {
      counted = counting(tx);
      // Where it fails the transaction fails, and tells; the next one brings the numbers.
      counted.catch(() => (counted = null));
      return work(tx);
    };
  };
  return {
    ...facts,
    now,
    today: now.toZonedDateTimeISO('Europe/Riga').toPlainDate(),
    identity,
    demo: deps.config.demo,
    deps,
    mayI: (action, relation) => may(facts.me === null ? null : identity, action, relation),
    counts: async () => counted ?? (counting === null ? {} : database.read(identity, counting)),
    before(work) {
      // Waited for only once the page's own connection is free.
      work.catch(() => {});
      beforehand.push(work);
    },
    allDone: async () => void (await Promise.all(beforehand)),
    read: (work) => database.read(identity, withCounts(work)),
    write: (work) => database.write(identity, withCounts(work)),
  };
}
