import { resolve } from 'node:dns/promises';
import pg from 'pg';
import { loadDictionary } from './channels/dictionary/load-dictionary.ts';
import { openSpeaker } from './channels/speech/speaker.ts';
import { fetchDirectory } from './channels/ldap/fetch-directory.ts';
import { readMailFrom } from './channels/mail-reader/read-mail-from.ts';
import { openTextCentre } from './channels/sms/text-centre.ts';
import type { TextWay } from './channels/sms/text-way.ts';
import { listenSmtp, type SmtpListener } from './channels/smtp/listen.ts';
import type { Relay } from './channels/smtp/send.ts';
import { type Config, ConfigFault, localAddress } from './config.ts';
import { deskIdentity } from './database/connect.ts';
import { keepEmbedded } from './database/embedded/keep-embedded.ts';
import { requireBoundRole } from './database/application-role.ts';
import { migrate } from './database/migrate.ts';
import { firstAdministratorLink } from './desk/accounts/index.ts';
import { continueSickDays, followVisits, offerToWaiting } from './desk/appointments/index.ts';
import { watchDeadlines } from './desk/deadlines/index.ts';
import { keepDemoMail } from './desk/demo-mailbox/index.ts';
import { tenantRow } from './desk/directory/index.ts';
import { keepMail } from './desk/mail/index.ts';
import { recordReceipt } from './desk/notices/index.ts';
import { openVault } from './desk/vault.ts';
import { followFigures } from './desk/figures/index.ts';
import { countHall } from './desk/hall/index.ts';
import { beginNightly, continueJob } from './desk/retention/index.ts';
import { sendDigests } from './desk/tasks/index.ts';
import { followSearch, writeDocuments } from './desk/search/index.ts';
import { distribute } from './desk/workload/index.ts';
import { sweepVisits } from './desk/visits/index.ts';
import { sealNew } from './journal/index.ts';
import type { Dictionary } from './language/dictionary.ts';
import { loadStandards } from './load-standards.ts';
import { demoTexts } from './loops/demo-texts.ts';
import { describeFailure } from './loops/describe-failure.ts';
import { every, type Loop, type LoopLog } from './loops/every.ts';
import { watchImapMailboxes } from './loops/imap-mailboxes.ts';
import { type IncomingMail, readIncomingMail } from './loops/incoming-mail.ts';
import { doJobs, JOBS_APPLICATION } from './loops/jobs.ts';
import { openNotices } from './loops/notices.ts';
import { sweepOld } from './loops/sweep.ts';
import { connectApp, type OpenedDesk, openDesk } from './open-desk.ts';
import { openProviders } from './open-providers.ts';
import { readKeys } from './read-keys.ts';
import { demoHall, type DemoHall } from './seed/demo-kiosk.ts';
import { isSeeded, seedDesk } from './seed/seed-desk.ts';
import { pagesOf } from './web/pages.ts';
import { buildServer } from './web/server/build-server.ts';
import { liveHub } from './web/server/live-hub.ts';

export type Progress = 'database' | 'schema' | 'seed' | 'standards' | 'listening';

export interface Running {
  readonly port: number;
  readonly smtpPort: number;
  readonly demo: boolean;
  /** Where the screens of the demonstration's hall are; `null` outside of it. */
  readonly hall: DemoHall | null;
  /** The path by which the first administrator comes in; `null` where there is one, and in the demonstration. */
  readonly firstLink: string | null;
  /** Ends in order: takes nothing new, finishes what is under way, closes the database last. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly onProgress?: (step: Progress) => void;
  readonly log?: LoopLog;
}

/** Puts the whole desk together and starts it. Throws with what to do where something hinders it (`laipa doctor` says more). */
export async function startLaipa(config: Config, options: StartOptions = {}): Promise<Running> {
  const progress = options.onProgress ?? (() => {});
  const log: LoopLog = options.log ?? ((loop, error) => console.error(`${loop}: ${describeFailure(error)}`));
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close().catch((error: unknown) => log('stop', error));
  };
  try {
    const dictionaryLoading = loadDictionary();
    // Awaited below; what hinders the start meanwhile is said first.
    dictionaryLoading.catch(() => {});
    const { desk, connections, hub, demo } = await open(config, progress, log, closing, dictionaryLoading);
    const dictionary = await dictionaryLoading;
    const loops = startLoops(desk, log, dictionary);
    closing.push(() => Promise.all(loops.map((loop) => loop.stop())));
    const reader = readMailFrom({ origin: desk.settings.origin, messageIdDomains: [desk.settings.origin] });
    closing.push(() => reader.close());
    const incoming = readIncomingMail(desk, reader.read, log);
    closing.push(() => incoming.stop());
    const smtp = await listen(config, desk, demo, incoming, log);
    closing.push(() => smtp.close());
    const imap = await watchImapMailboxes(desk, incoming, log);
    closing.push(() => imap.stop());
    const owner = new pg.Pool({ connectionString: connections.ownerUrl, max: 6, application_name: JOBS_APPLICATION });
    owner.on('error', (error) => log('jobs', error));
    owner.on('connect', (client) => client.on('error', () => {}));
    closing.push(() => owner.end());
    const relay = relayOf(config, demo, smtp.port);
    const texts = textsOf(config, desk, demo, log);
    closing.push(async () => texts?.close());
    const jobs = await doJobs(desk, relay, owner, log, texts);
    closing.push(() => jobs.stop());
    const speaker = openSpeaker({ onFault: (error) => log('voice', error) });
    closing.push(() => speaker.close());
    const server = buildServer({
      database: desk.database,
      tenant: desk.tenant,
      config: {
        demo,
        publicUrl: config.publicUrl,
        idleMinutes: config.idleMinutes,
        secondFactor: config.secondFactor,
        mailLeaves: relay !== null,
        log: (line) => log('web', line),
      },
      now: desk.clock,
      hub,
      ...pagesOf({
        desk,
        dictionary,
        demo,
        speaker,
        smtpPort: smtp.port,
        standards: connections.standards,
        providers: await openProviders(config, desk.clock),
        directoryServer: config.ldap === null ? null : fetchDirectory(config.ldap),
      }),
    });
    closing.push(() => server.close());
    await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw portFault(error, 'LAIPA_PORT', config.port);
    });
    progress('listening');
    const address = server.server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : config.port,
      smtpPort: smtp.port,
      demo,
      hall: demo ? await demoHall(desk) : null,
      firstLink: demo ? null : await firstAdministratorLink(desk),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  config: Config,
  progress: (step: Progress) => void,
  log: LoopLog,
  closing: (() => Promise<unknown>)[],
  dictionary: Promise<Dictionary>,
) {
  progress('database');
  const ownerUrl = config.databaseUrl ?? (await embedded(config, log, closing));
  progress('schema');
  await migrate(ownerUrl);
  const { app } = connectApp(ownerUrl, config);
  closing.push(() => app.close());
  await app.read(deskIdentity(config.tenant), requireBoundRole);
  progress('standards');
  const standards = await loadStandards('adazi');
  const hub = liveHub();
  const notices = await openNotices(ownerUrl, (topic) => hub.publish(topic), log);
  closing.push(() => notices.close());
  const shared = {
    tenant: config.tenant,
    database: app,
    standards,
    settings: settingsOf(config),
    vault: openVault(await readKeys(config)),
    notify: notices.notify,
  };
  if (!(await app.read(deskIdentity(config.tenant), isSeeded))) {
    progress('seed');
    await seedDesk(ownerUrl, { ...shared, demo: config.demo, dictionary });
  }
  const tenant = await app.read(deskIdentity(config.tenant), tenantRow);
  const desk = await openDesk(shared);
  return { desk, connections: { ownerUrl, standards }, hub, demo: tenant?.demo ?? false };
}

async function embedded(config: Config, log: LoopLog, closing: (() => Promise<unknown>)[]): Promise<string> {
  const server = await keepEmbedded({ dataDir: config.dataDir });
  closing.push(() => server.stop());
  const looking = every('database', 500, () => server.look().then(() => false), log);
  closing.push(() => looking.stop());
  return server.url;
}

/** What of the configuration decides something at the desk. */
export function settingsOf(config: Config): OpenedDesk['settings'] {
  // A name of our own below the host: letters of other programs on the same host are not taken for ours.
  const host = config.publicUrl === null ? 'laipa.invalid' : `laipa.${new URL(config.publicUrl).hostname}`;
  // The links in the demo's letters are pressed on this very machine.
  const here = config.demo && config.port > 0 ? localAddress(config, config.port) : null;
  const publicUrl = config.publicUrl?.replace(/\/+$/, '') ?? here;
  return {
    reopenDays: config.reopenDays,
    holdSeconds: config.holdSeconds,
    origin: host,
    publicUrl,
    webhook: config.webhook,
  };
}

async function listen(
  config: Config,
  desk: OpenedDesk,
  demo: boolean,
  incoming: IncomingMail,
  log: LoopLog,
): Promise<SmtpListener> {
  return listenSmtp(
    {
      host: config.smtpHost,
      port: config.smtpPort,
      name: desk.settings.origin,
      maxBytes: config.mailMaxBytes,
      resolver: config.checkSenders ? askNames : null,
      acceptsRecipient: (address) => (desk.addresses().has(address) ? 'desk' : demo ? 'demo-mailbox' : null),
      receive: async (intake) => {
        const bytes = intake.bytes.kind === 'memory' ? intake.bytes.bytes : { file: intake.bytes.path };
        const to = (kind: 'desk' | 'demo-mailbox') =>
          intake.envelope.to.filter((one) => one.kind === kind).map(({ address }) => address);
        const forDemo = to('demo-mailbox');
        if (forDemo.length > 0) await keepDemoMail(desk, forDemo, bytes);
        if (to('desk').length === 0) return;
        const id = await keepMail(desk, {
          bytes,
          source: 'smtp',
          receivedAt: desk.clock(),
          envelopeFrom: intake.envelope.from,
          envelopeTo: to('desk'),
          authentication: intake.authentication,
        });
        // Placed at once but not awaited: the sender has its answer as soon as the bytes are safe.
        incoming.take(id, Buffer.isBuffer(bytes) ? bytes : null);
      },
    },
    (event, facts) => {
      if (event.endsWith('failed')) log('smtp', { event, ...facts });
    },
  ).catch((error: unknown) => {
    throw portFault(error, 'LAIPA_SMTP_PORT', config.smtpPort);
  });
}

/** In a demo without a relay our own listener takes the letters for the invented clients; elsewhere they wait for one. */
function relayOf(config: Config, demo: boolean, smtpPort: number): Relay | null {
  if (config.relayUrl === null) return demo ? { host: config.smtpHost, port: smtpPort } : null;
  const url = new URL(config.relayUrl);
  return {
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 25)),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  };
}

/** In a demo without a centre the mailbox page shows the text messages; elsewhere they wait for one. */
function textsOf(config: Config, desk: OpenedDesk, demo: boolean, log: LoopLog): TextWay | null {
  const look = { sender: config.smsSender, transliterate: config.smsTransliterate };
  if (config.smpp === null) return demo ? demoTexts(desk, look) : null;
  return openTextCentre(
    { ...config.smpp, ...look },
    { receipt: (receipt) => recordReceipt(desk, receipt), trouble: (error) => log('text centre', error) },
  );
}

function startLoops(desk: OpenedDesk, log: LoopLog, dictionary: Dictionary): Loop[] {
  return [
    every('deadlines', 5_000, () => watchDeadlines(desk), log),
    every('search', 500, () => followSearch(desk, dictionary), log),
    every('figures', 1_500, () => followFigures(desk), log),
    every('hall', 600_000, () => countHall(desk), log),
    every('erasure', 1_000, () => continueJob(desk, (tx, cases) => writeDocuments(tx, cases, dictionary)), log),
    every('distribution', 30_000, () => distribute(desk, dictionary), log),
    every('nightly', 300_000, () => beginNightly(desk).then(() => false), log),
    every('rules', 2_000, () => desk.refresh().then(() => false), log),
    every(
      'seals',
      60_000,
      () => desk.database.write(deskIdentity(desk.tenant), (tx) => sealNew(tx)).then(() => false),
      log,
    ),
    every('visits', 10_000, () => sweepVisits(desk), log),
    every('digests', 30_000, () => sendDigests(desk), log),
    every('appointments', 5_000, () => followVisits(desk), log),
    every('sick days', 1_000, () => continueSickDays(desk), log),
    every('waiting list', 30_000, () => offerToWaiting(desk), log),
    every('sweep', 3_600_000, () => sweepOld(desk).then(() => false), log),
  ];
}

/** A busy port as a fault that names the setting and what to do. */
export function portFault(error: unknown, setting: string, port: number): unknown {
  if ((error as { code?: string }).code !== 'EADDRINUSE') return error;
  return new ConfigFault(
    `Ports ${port} jau ir aizņemts. Apturiet programmu, kas to lieto, vai norādiet citu: ${setting}=${port + 1} · ` +
      `Port ${port} is in use. Stop the program that uses it or choose another: ${setting}=${port + 1}`,
  );
}

/** The records of one name; only kinds whose answers are texts are asked for. */
function askNames(name: string, type: string): Promise<string[] | string[][]> {
  return resolve(name, type) as Promise<string[] | string[][]>;
}
