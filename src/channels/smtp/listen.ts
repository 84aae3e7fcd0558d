import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailAuthentication } from '../../desk/mail/show/authentication.ts';
import { type EmailAddress, parseEmailAddress } from '../../vocabulary/ids.ts';
import { authenticateMail, type Resolver } from './authenticate.ts';
import { gatherBytes, type IntakeBytes, readIntake } from '../intake-bytes.ts';

export type RecipientKind = 'desk' | 'demo-mailbox';

/** A message taken from another server, not yet acknowledged. */
export interface Intake {
  readonly envelope: {
    /** Empty for a report (`MAIL FROM:<>`). */
    readonly from: string;
    readonly to: readonly { readonly address: EmailAddress; readonly kind: RecipientKind }[];
  };
  readonly remoteAddress: string;
  readonly helo: string;
  readonly secure: boolean;
  /** Valid until `receive` settles. */
  readonly bytes: IntakeBytes;
  readonly authentication: MailAuthentication;
}

export interface SmtpListening {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Our name in the greeting. */
  readonly name: string;
  readonly maxBytes: number;
  readonly maxConnections?: number;
  /** Above this size a message waits in a file, not in memory. */
  readonly memoryBytes?: number;
  readonly tls?: { readonly key: string; readonly cert: string } | null;
  /** `null` refuses the address with 550. */
  readonly acceptsRecipient: (address: EmailAddress) => RecipientKind | null | Promise<RecipientKind | null>;
  /** Resolves once the message is committed; only then is it acknowledged with 250. */
  readonly receive: (intake: Intake) => Promise<void>;
  readonly resolver?: Resolver | null;
  /** Milliseconds that SPF, DKIM and DMARC may take. */
  readonly authenticationMs?: number;
  /** Milliseconds that connections get to end when closing. */
  readonly closeMs?: number;
}

export interface SmtpListener {
  readonly port: number;
  /** Takes no new connections, waits for messages under way (at most `closeMs`), then ends the rest. */
  close(): Promise<void>;
}

export type ChannelLog = (event: string, facts: Readonly<Record<string, unknown>>) => void;

const MEBIBYTE = 1024 * 1024;

/** Receives mail by SMTP. The sender keeps its copy until `receive` has resolved: 250 means stored, 451 means try again. */
export async function listenSmtp(listening: SmtpListening, log: ChannelLog): Promise<SmtpListener> {
  const server = new SMTPServer({
    name: listening.name,
    banner: 'Laipa',
    size: listening.maxBytes,
    ...(listening.tls ? { key: listening.tls.key, cert: listening.tls.cert } : {}),
    disabledCommands: listening.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // Each reply of ours begins with its enhanced code; the server would put a general one before it.
    hideENHANCEDSTATUSCODES: true,
    maxClients: listening.maxConnections ?? 500,
    socketTimeout: 5 * 60_000,
    closeTimeout: listening.closeMs ?? 5_000,
    onRcptTo: (recipient, session, done) => {
      void checkRecipient(listening, recipient.address, session).then(
        (refusal) => done(refusal),
        (failure: unknown) => {
          log('smtp.recipient-check-failed', { failure: String(failure) });
          done(reply(451, '4.3.0 Local error, try again later'));
        },
      );
    },
    onData: (stream, session, done) => {
      void takeMessage(listening, stream, session, log).then(
        (refusal) => (refusal === null ? done(null, '2.6.0 Stored') : done(refusal)),
        () => done(reply(451, '4.3.0 Local error, try again later')),
      );
    },
  });
  // A connection that breaks off is the other side's matter; without a listener it would end the process.
  server.on('error', (failure) => log('smtp.connection-failed', { failure: failure.message }));
  const port = await opened(server, listening);
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function opened(server: SMTPServer, listening: SmtpListening): Promise<number> {
  return new Promise((resolve, reject) => {
    const net = server.listen(listening.port, listening.host, () => {
      net.off('error', reject);
      const address = net.address();
      resolve(typeof address === 'object' && address !== null ? address.port : listening.port);
    });
    net.once('error', reject);
  });
}

const MAX_RECIPIENTS = 100;

async function checkRecipient(
  listening: SmtpListening,
  written: string,
  session: SMTPServerSession,
): Promise<Error | null> {
  if (session.envelope.rcptTo.length >= MAX_RECIPIENTS)
    return reply(452, '4.5.3 Too many recipients, send the rest in another message');
  const address = parseEmailAddress(written);
  if (address === null) return reply(553, '5.1.3 This is not a mailbox address');
  const kind = await listening.acceptsRecipient(address);
  return kind === null ? reply(550, `5.1.1 There is no mailbox ${address} here`) : null;
}

async function takeMessage(
  listening: SmtpListening,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  log: ChannelLog,
): Promise<Error | null> {
  const gathered = await gatherBytes(stream, {
    memoryBytes: listening.memoryBytes ?? MEBIBYTE,
    maxBytes: listening.maxBytes,
  });
  try {
    if (gathered.tooLarge || stream.sizeExceeded)
      return reply(552, `5.3.4 The message is larger than ${listening.maxBytes} bytes`);
    await listening.receive(await intakeOf(listening, session, gathered.bytes));
    return null;
  } catch (failure) {
    log('smtp.reception-failed', { failure: String(failure), size: gathered.bytes.size });
    return reply(451, '4.3.0 The message could not be stored, try again later');
  } finally {
    await gathered.discard();
  }
}

async function intakeOf(listening: SmtpListening, session: SMTPServerSession, bytes: IntakeBytes): Promise<Intake> {
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  const { remoteAddress, hostNameAppearsAs: helo, secure } = session;
  const evidence = { remoteAddress, helo, mailFrom: from, host: listening.name };
  const resolver = listening.resolver ?? null;
  const authentication = await authenticateMail(
    readIntake(bytes),
    evidence,
    resolver,
    listening.authenticationMs ?? 2_000,
  );
  return {
    envelope: { from, to: await recipientsOf(listening, session) },
    remoteAddress,
    helo,
    secure,
    bytes,
    authentication,
  };
}

async function recipientsOf(listening: SmtpListening, session: SMTPServerSession): Promise<Intake['envelope']['to']> {
  const recipients: { address: EmailAddress; kind: RecipientKind }[] = [];
  for (const { address: written } of session.envelope.rcptTo) {
    const address = parseEmailAddress(written);
    const kind = address === null ? null : await listening.acceptsRecipient(address);
    if (address !== null && kind !== null) recipients.push({ address, kind });
  }
  return recipients;
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
