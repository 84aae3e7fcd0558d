import type { Database, Tx } from '../database/database.ts';
import type { TenantId } from '../vocabulary/ids.ts';
import type { Vault } from '../desk/vault.ts';
import type { SignInWay } from './session/ways.ts';
import type { IdentityProviders } from './identity-providers.ts';
import type { LiveHub } from './server/live-hub.ts';
import type { Route } from './server/define-route.ts';
import type { WebRequest } from './server/web-request.ts';

/** What the web needs from the rest of the desk; put together in `main.ts` and in tests. */
export interface WebDeps {
  readonly database: Database;
  readonly tenant: TenantId;
  readonly config: WebConfig;
  /** The server's clock. */
  readonly now: () => Temporal.Instant;
  readonly hub: LiveHub;
  /** The pages of the desk, beside those of the kit. */
  readonly routes: readonly Route[];
  /** Small numbers beside the destinations („Mans darbs 7”), read once a page, in the page's own transaction. */
  readonly counts?: (tx: Tx) => Promise<NavigationCounts>;
  /** Whether a signed-in person may listen to a topic; absent: the kit's own rule (`mayHear`). */
  readonly mayHear?: (request: WebRequest, topic: string) => Promise<boolean>;
  /** Seals what is kept of a form whose session had ended; without it the page only shows what was typed. */
  readonly vault?: Vault;
  /** The ways in that the sign-in page offers, one under the other. */
  readonly ways?: readonly SignInWay[];
  /** Identity providers that are set up; absent: none. */
  readonly providers?: IdentityProviders;
  /** Keeps an attempt upon a case that this person does not see (5.1.6); where no wall stands before it nothing is kept. */
  readonly barred?: (request: WebRequest, number: string | undefined, deed: string) => Promise<void>;
  /** What the palette finds beside destinations: cases, clauses, people. At most ten each. */
  readonly palette?: readonly PaletteSource[];
}

export interface WebConfig {
  /** Invented people and cases; opens the sign-in page by a click, from the machine itself only. */
  readonly demo: boolean;
  /** `https://…` where the desk stands behind TLS: cookies are then marked Secure. */
  readonly publicUrl: string | null;
  /** Minutes after which a session that nobody uses ends; 0 or absent: only the absolute limit holds. */
  readonly idleMinutes?: number;
  /** Whom a second factor beside the password is demanded of; absent: of the roles that the policy names. */
  readonly secondFactor?: 'roles' | 'everybody';
  /** Letters leave the house: invitations, links and notices are sent. */
  readonly mailLeaves?: boolean;
  /** Addresses of our own proxies, whose word about the client's address counts (for limits only). */
  readonly proxies?: readonly string[];
  /** A line per failed request goes here. */
  readonly log: (line: LogLine) => void;
}

export interface LogLine {
  readonly level: 'error' | 'warn';
  readonly reference: string;
  readonly method: string;
  readonly path: string;
  readonly problem: string;
}

export type NavigationCounts = Readonly<Partial<Record<'work' | 'cases' | 'quarantine' | 'powers', number>>>;

export interface PaletteItem {
  readonly title: string;
  /** Where it belongs: „Lieta”, „Atvērt”. */
  readonly group: string;
  readonly hint?: string;
  readonly href: string;
}

export type PaletteSource = (request: WebRequest, query: string) => Promise<readonly PaletteItem[]>;
