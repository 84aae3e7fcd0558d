import { ImapFlow } from 'imapflow';
import { gatherBytes, type IntakeBytes } from '../intake-bytes.ts';
import type { ChannelLog } from '../smtp/listen.ts';
import { Notices } from './notices.ts';

/** Up to where a mailbox was fetched. UIDs count only together with their UIDVALIDITY. */
export interface MailboxPosition {
  readonly uidValidity: string;
  readonly lastUid: number;
  /** Arrival of the newest message fetched, ISO 8601; from here on is looked again when the UIDs were given anew. */
  readonly lastArrival: string;
}

export interface WatchedMailbox {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (993); otherwise STARTTLS, which must succeed unless `plaintext`. */
  readonly secure: boolean;
  /** Allows a connection without TLS: for a server on the same machine. */
  readonly plaintext?: boolean;
  readonly auth:
    | { readonly user: string; readonly pass: string }
    | { readonly user: string; readonly accessToken: string };
  /** Folder, usually `INBOX`. */
  readonly mailbox: string;
  readonly tls?: { readonly ca?: string; readonly rejectUnauthorized?: boolean };
  /** What becomes of a message after it is delivered. */
  readonly afterwards:
    | { readonly act: 'mark-seen' }
    | { readonly act: 'move'; readonly folder: string }
    | { readonly act: 'leave' };
  /** Above this size a message waits in a file, not in memory. */
  readonly memoryBytes?: number;
  /** Milliseconds after which a silent server is asked again, should its notice have been lost. */
  readonly askAgainMs?: number;
  /** Milliseconds before the first new attempt; doubled with each failure in a row up to `maxBackOffMs`. */
  readonly backOffMs?: number;
  readonly maxBackOffMs?: number;
  readonly position: {
    /** `null` before the first fetch: then only what nobody has read yet is taken. */
    load(): Promise<MailboxPosition | null>;
    save(position: MailboxPosition): Promise<void>;
  };
}

export interface FetchedMail {
  readonly uid: number;
  readonly uidValidity: string;
  /** When the mail server received it. */
  readonly arrivedAt: Temporal.Instant;
  readonly size: number;
}

/** Resolves once the message is committed; must take the same message twice without harm (another watcher, a lost position). */
export type Deliver = (bytes: IntakeBytes, mail: FetchedMail) => Promise<void>;

/**
 * Fetches new mail of one mailbox as it arrives (IDLE) until `signal` aborts; connects again after every failure. A message
 * is marked or moved, and the position saved, only after `deliver` has resolved: a crash fetches once more, never less.
 */
export async function watchMailbox(
  watched: WatchedMailbox,
  deliver: Deliver,
  signal: AbortSignal,
  log: ChannelLog,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await watchConnection(watched, deliver, signal, log, () => {
        failures = 0;
      });
    } catch (failure) {
      if (signal.aborted) return;
      failures += 1;
      log('imap.connection-failed', {
        mailbox: watched.mailbox,
        host: watched.host,
        failures,
        failure: describe(failure),
      });
      const wait = Math.min(
        (watched.backOffMs ?? 1_000) * 2 ** Math.min(failures - 1, 20),
        watched.maxBackOffMs ?? 300_000,
      );
      await pause(wait, signal);
    }
  }
}

async function watchConnection(
  watched: WatchedMailbox,
  deliver: Deliver,
  signal: AbortSignal,
  log: ChannelLog,
  succeeded: () => void,
): Promise<void> {
  const client = newClient(watched);
  const notices = new Notices(client, signal);
  try {
    await client.connect();
    await client.mailboxOpen(watched.mailbox);
    log('imap.connected', { mailbox: watched.mailbox, host: watched.host });
    while (!signal.aborted) {
      notices.clear();
      await fetchNew(client, watched, deliver, signal);
      succeeded();
      if (!signal.aborted) await waitForNotice(client, notices, watched.askAgainMs ?? 5 * 60_000);
    }
    await client.logout().catch(() => {});
  } finally {
    notices.end();
    client.close();
  }
}

function newClient(watched: WatchedMailbox): ImapFlow {
  return new ImapFlow({
    host: watched.host,
    port: watched.port,
    secure: watched.secure,
    ...(watched.secure ? {} : { doSTARTTLS: !(watched.plaintext ?? false) }),
    auth: { ...watched.auth },
    ...(watched.tls ? { tls: { ...watched.tls } } : {}),
    logger: false,
    disableAutoIdle: true,
    // Servers drop an idle client after 30 minutes (RFC 2177 asks for renewal within 29).
    maxIdleTime: 20 * 60_000,
    maxLockHoldTime: false,
  });
}

async function waitForNotice(client: ImapFlow, notices: Notices, askAgainMs: number): Promise<void> {
  // The command that follows ends IDLE; its failure shows as `close` or `error`, which the notices turn into a failure.
  if (!notices.has()) void client.idle().catch(() => {});
  await notices.next(askAgainMs);
  // A silent connection may be a dead one: this either answers or fails.
  await client.noop();
}

async function fetchNew(
  client: ImapFlow,
  watched: WatchedMailbox,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<void> {
  if (!client.mailbox) throw new Error('The mailbox is not open');
  const uidValidity = String(client.mailbox.uidValidity);
  const saved = await watched.position.load();
  const goesOn = saved?.uidValidity === uidValidity;
  const upTo = Number(client.mailbox.uidNext) - 1;
  let lastUid = goesOn ? saved.lastUid : 0;
  let lastArrival = saved?.lastArrival ?? START_OF_TIME;
  for (const uid of await newUids(client, saved, uidValidity)) {
    if (signal.aborted) return;
    const arrived = await fetchOne(client, watched, deliver, uid, uidValidity);
    lastUid = Math.max(lastUid, uid);
    if (arrived !== null && arrived > lastArrival) lastArrival = arrived;
    // A first fetch passes over what people have read: until it is through, its position would say too little.
    if (goesOn) await watched.position.save({ uidValidity, lastUid, lastArrival });
  }
  if (!goesOn) await watched.position.save({ uidValidity, lastUid: Math.max(lastUid, upTo), lastArrival });
}

const START_OF_TIME = '1970-01-01T00:00:00Z';
const TWO_DAYS = 48;

/** Ascending. After UIDs were given anew, everything since the last arrival is looked at again: delivery bears repetition. */
async function newUids(
  client: ImapFlow,
  saved: MailboxPosition | null,
  uidValidity: string,
): Promise<readonly number[]> {
  if (saved !== null && saved.uidValidity === uidValidity) {
    const found = (await client.search({ uid: `${saved.lastUid + 1}:*` }, { uid: true })) || [];
    // "n:*" always holds the last message, even where it is older than n.
    return found.filter((uid) => uid > saved.lastUid).toSorted((one, other) => one - other);
  }
  const since =
    saved === null
      ? null
      : new Date(Temporal.Instant.from(saved.lastArrival).subtract({ hours: TWO_DAYS }).epochMilliseconds);
  const found = (await client.search(since === null ? { seen: false } : { since }, { uid: true })) || [];
  return found.toSorted((one, other) => one - other);
}

/** The arrival of the message; `null` where another watcher has moved it away meanwhile. */
async function fetchOne(
  client: ImapFlow,
  watched: WatchedMailbox,
  deliver: Deliver,
  uid: number,
  uidValidity: string,
): Promise<string | null> {
  const found = await client.fetchOne(String(uid), { internalDate: true, size: true }, { uid: true });
  if (!found) return null;
  const download = await client.download(String(uid), undefined, { uid: true, chunkSize: 1024 * 1024 });
  if (!download.content) return null;
  const gathered = await gatherBytes(download.content, {
    memoryBytes: watched.memoryBytes ?? 1024 * 1024,
    // The mail server has set the limit already; what it holds must not be lost here.
    maxBytes: Number.POSITIVE_INFINITY,
  });
  try {
    const arrivedAt = Temporal.Instant.fromEpochMilliseconds(new Date(found.internalDate ?? 0).getTime());
    await deliver(gathered.bytes, { uid, uidValidity, arrivedAt, size: gathered.bytes.size });
    await settle(client, watched, uid);
    return arrivedAt.toString();
  } finally {
    await gathered.discard();
  }
}

async function settle(client: ImapFlow, watched: WatchedMailbox, uid: number): Promise<void> {
  switch (watched.afterwards.act) {
    case 'mark-seen':
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      return;
    case 'move':
      await client.messageMove(String(uid), watched.afterwards.folder, { uid: true });
      return;
    case 'leave':
      return;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

function describe(failure: unknown): string {
  const { message, code, responseText } = failure as { message?: string; code?: string; responseText?: string };
  return [code, message, responseText].filter((piece) => piece !== undefined).join(' · ');
}
