import type { IntakeBytes } from '../channels/intake-bytes.ts';
import { type MailboxPosition, type WatchedMailbox, watchMailbox } from '../channels/imap/watch.ts';
import { deskIdentity } from '../database/connect.ts';
import type { Desk } from '../desk/context.ts';
import { imapPosition, type MailboxRow, mailboxes, saveImapPosition } from '../desk/directory/index.ts';
import { keepMail } from '../desk/mail/index.ts';
import type { LoopLog } from './every.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** What stands in `mailbox.imap`; the password is named by the environment variable that holds it, never kept in a table. */
export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly plaintext?: boolean;
  readonly user: string;
  readonly passwordFrom: string;
  readonly folder?: string;
  readonly afterwards?: WatchedMailbox['afterwards'];
}

/** Watches every mailbox that has IMAP settings; each is a loop of its own that connects again after every failure. */
export async function watchImapMailboxes(
  desk: Desk,
  incoming: Pick<IncomingMail, 'take'>,
  log: LoopLog,
  environment = process.env,
): Promise<{ stop(): Promise<void> }> {
  const abort = new AbortController();
  const rows = await desk.database.read(deskIdentity(desk.tenant), mailboxes);
  const watching = rows
    .filter((row) => row.imap !== null)
    .map((row) => watchOne(desk, incoming, row, row.imap as ImapSettings, abort.signal, log, environment));
  return {
    async stop() {
      abort.abort();
      await Promise.all(watching);
    },
  };
}

async function watchOne(
  desk: Desk,
  incoming: Pick<IncomingMail, 'take'>,
  row: MailboxRow,
  settings: ImapSettings,
  signal: AbortSignal,
  log: LoopLog,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const pass = environment[settings.passwordFrom];
  if (pass === undefined) {
    log(
      'imap',
      new Error(`${row.address}: the environment variable ${settings.passwordFrom} with the password is missing`),
    );
    return;
  }
  const identity = deskIdentity(desk.tenant);
  const watched: WatchedMailbox = {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    plaintext: settings.plaintext ?? false,
    auth: { user: settings.user, pass },
    mailbox: settings.folder ?? 'INBOX',
    afterwards: settings.afterwards ?? { act: 'mark-seen' },
    position: {
      load: () => desk.database.read(identity, (tx) => imapPosition(tx, row.id)),
      save: (position: MailboxPosition) =>
        desk.database.write(identity, (tx) => saveImapPosition(tx, row.id, position)),
    },
  };
  const deliver = async (bytes: IntakeBytes, mail: { readonly arrivedAt: Temporal.Instant }): Promise<void> => {
    const id = await keepMail(desk, {
      bytes: bytes.kind === 'memory' ? bytes.bytes : { file: bytes.path },
      source: 'imap',
      receivedAt: mail.arrivedAt,
      envelopeFrom: '',
      envelopeTo: [row.address],
      authentication: null,
    });
    incoming.take(id);
  };
  await watchMailbox(watched, deliver, signal, (event, facts) => {
    if (event.endsWith('failed')) log('imap', { event, ...facts });
  });
}
