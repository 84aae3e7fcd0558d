import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Binaries, embeddedBinaries } from './binaries.ts';
import { EmbeddedDatabaseFault, kindOfFault } from './fault.ts';
import { checkCluster, initialise, OWNER } from './initialise.ts';
import { type Postmaster, postmasterOf, takeOverPidFile } from './postmaster.ts';
import { type RunAs, runAs } from './run-as.ts';
import { settings } from './settings.ts';

export type EmbeddedProgress = 'creating' | 'starting' | 'waiting' | 'joined' | 'ready';

export interface EmbeddedOptions {
  /** The desk's data folder; the cluster lies in its subfolder `postgres`. */
  readonly dataDir: string;
  readonly onProgress?: (step: EmbeddedProgress) => void;
  /** `false` for throw-away databases of tests: nothing is forced to the disk. */
  readonly durable?: boolean;
  /** `'only'` connects to a running server and never starts one (`laipa status`). */
  readonly join?: 'allowed' | 'only';
}

export interface Embedded {
  /** Connects over the private socket as the owner of the database (a superuser: row-level security needs `SET ROLE`). */
  readonly url: string;
  readonly dataDir: string;
  /** `false` where another process runs the server; `stop` then leaves it alone. */
  readonly started: boolean;
  /** Stops the server that was started here and waits until its files are closed. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Makes PostgreSQL ready in the desk's data folder: makes the cluster at the first start, starts the server or joins
 * the one that another process runs there. The server listens on a private Unix socket only and dies with its parent.
 * Throws `EmbeddedDatabaseFault` with what to do, in Latvian and English.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { onProgress = () => {}, durable = true } = options;
  const dataDir = path.resolve(options.dataDir);
  const cluster = path.join(dataDir, 'postgres');
  try {
    const joined = await join(cluster, onProgress);
    // A server whose desk was killed a moment ago still answers, but is about to end: whoever wants to stay waits a bit.
    if (joined !== null && options.join !== 'only') await pause(SETTLED_MS);
    const stays = joined !== null && (options.join === 'only' || postmasterOf(cluster)?.state === 'ready');
    if (stays) return { url: urlOf(joined.socketFolder), dataDir, started: false, stop: async () => {} };
    if (options.join === 'only') throw new EmbeddedDatabaseFault('not-running', { folder: dataDir });
    if (joined !== null) return await startEmbedded(options);
    return await start(dataDir, cluster, durable, onProgress);
  } catch (error) {
    const kind = error instanceof EmbeddedDatabaseFault ? null : kindOfFault(String(error));
    if (kind === null) throw error;
    throw new EmbeddedDatabaseFault(kind, { folder: dataDir, said: String(error) });
  }
}

const PATIENCE_MS = 60_000;
const REAPED_MS = 5_000;
const SETTLED_MS = 250;

async function start(
  dataDir: string,
  cluster: string,
  durable: boolean,
  onProgress: (step: EmbeddedProgress) => void,
): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const binaries = embeddedBinaries(dataDir);
  const present = checkCluster(cluster, binaries.major) === 'present';
  const as = runAs(present ? statSync(cluster).uid : null);
  checkOwner(present ? cluster : dataDir, as);
  // Another user's server must be able to walk through the data folder to its own.
  if (as.owner !== null && as.owner.uid !== statSync(dataDir).uid) chmodSync(dataDir, 0o711);
  if (!present) {
    onProgress('creating');
    await initialise(cluster, binaries, as, durable);
  }
  onProgress('starting');
  const before = postmasterOf(cluster);
  if (before?.state === 'foreign' || before?.state === 'dying') takeOverPidFile(cluster);
  const socketFolder = privateSocketFolder(dataDir, as);
  const child = await launch({ dataDir, cluster, socketFolder, binaries, as, durable });
  if (child === null) {
    // Another process was faster.
    const joined = await join(cluster, onProgress);
    if (joined === null) throw new EmbeddedDatabaseFault('start-failed', { folder: dataDir });
    return { url: urlOf(joined.socketFolder), dataDir, started: false, stop: async () => {} };
  }
  await ensureDatabase(socketFolder);
  onProgress('ready');
  return { url: urlOf(socketFolder), dataDir, started: true, stop: () => stop(child) };
}

/** The running server of this cluster once it answers, or `null` when there is none (any more). */
async function join(cluster: string, onProgress: (step: EmbeddedProgress) => void): Promise<Postmaster | null> {
  const began = performance.now();
  for (let turn = 0; performance.now() - began < PATIENCE_MS; turn += 1) {
    const server = postmasterOf(cluster);
    if (server === null || server.state === 'foreign') return null;
    // A process that nobody reaps stays dying for ever.
    if (server.state === 'dying' && performance.now() - began > REAPED_MS) return null;
    if (server.state === 'ready' && (await answers(server.socketFolder))) {
      onProgress('joined');
      return server;
    }
    if (turn === 0) onProgress('waiting');
    await pause(20);
  }
  throw new EmbeddedDatabaseFault('start-failed', { folder: cluster, said: 'postmaster.pid: no “ready” within 60 s' });
}

/** False while the server is being killed or starts again; other faults are thrown. */
async function answers(socketFolder: string): Promise<boolean> {
  try {
    await ensureDatabase(socketFolder);
    return true;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03'].includes(code)) return false;
    if (/Connection terminated|connection error and is not queryable/.test(message)) return false;
    throw error;
  }
}

interface Launch {
  readonly dataDir: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly binaries: Binaries;
  readonly as: RunAs;
  readonly durable: boolean;
}

/** Starts the server and waits until it is ready; `null` when another server holds the folder. */
async function launch(wanted: Launch): Promise<ChildProcess | null> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { child, said, exited } = spawnServer(wanted);
    for (;;) {
      const server = postmasterOf(wanted.cluster);
      if (server?.pid === child.pid && server?.state === 'ready') return child;
      if (exited()) break;
      if (performance.now() > until) {
        await stop(child);
        throw new EmbeddedDatabaseFault('start-failed', { folder: wanted.dataDir, said: said() });
      }
      await pause(5);
    }
    if (/lock file ".*" already exists/.test(said())) return null;
    // After a kill -9 of the server its children need a moment to let go of the memory they shared.
    if (!/shared memory block .* is still in use/.test(said()) || performance.now() > until) {
      throw new EmbeddedDatabaseFault(kindOfFault(said()) ?? 'start-failed', { folder: wanted.dataDir, said: said() });
    }
    await pause(200);
  }
}

function spawnServer({ dataDir, cluster, socketFolder, binaries, as, durable }: Launch) {
  const log = path.join(dataDir, 'postgres-start.log');
  const file = openSync(log, 'w', 0o600);
  const [command = '', ...args] = [...as.prefix, binaries.postgres, '-D', cluster, ...settings(socketFolder, durable)];
  // Its own session: Ctrl+C in the terminal reaches the desk only, which stops the server last.
  const child = spawn(command, args, {
    stdio: ['ignore', file, file],
    detached: true,
    env: { ...process.env, ...binaries.env, LC_ALL: 'C' },
  });
  closeSync(file);
  // A command that ends without stopping the server is not held up by it: the server then dies with its parent.
  child.unref();
  let ended = false;
  child.on('exit', () => (ended = true));
  child.on('error', () => (ended = true));
  if (!as.diesWithParent && child.pid !== undefined) watchOver(child.pid);
  return { child, exited: () => ended, said: () => readFileSync(log, 'utf8') };
}

/** Where the system cannot tie the server's life to ours, a shell does: its input ends when we die, however we die. */
function watchOver(server: number): void {
  const script = `read -r _; kill -INT ${server}`;
  const watch = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watch.unref();
  (watch.stdin as unknown as { unref?: () => void } | null)?.unref?.();
}

/** Fast shutdown: open transactions are rolled back, all is written; after half a minute without the niceties. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.ref();
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await gone;
  clearTimeout(impatient);
}

async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(socketFolder, 'postgres') });
  // A server that ends meanwhile says so here as well as in the question under way.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${OWNER}`);
  } catch (error) {
    // 42P04, 23505: another process made it in the same moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

function urlOf(socketFolder: string, database = OWNER): string {
  return `postgresql://${OWNER}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** In the data folder, or where that path is too long for a socket (107 bytes), in a short folder of our own. */
function privateSocketFolder(dataDir: string, as: RunAs): string {
  const near = path.join(dataDir, 'socket');
  const short = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const folder = fits(near) ? near : path.join(tmpdir(), `laipa-${process.getuid?.() ?? 0}-${short}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const wanted = as.owner?.uid ?? process.getuid?.() ?? found.uid;
  if (as.owner !== null) chownSync(folder, as.owner.uid, as.owner.gid);
  else if (!found.isDirectory() || found.uid !== wanted) {
    throw new EmbeddedDatabaseFault('wrong-owner', { folder, found: `uid ${found.uid}` });
  }
  chmodSync(folder, 0o700);
  return folder;
}

function fits(folder: string): boolean {
  // A quote or a comma would end the value of unix_socket_directories.
  return (
    Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= (process.platform === 'darwin' ? 103 : 107) &&
    !/[",]/.test(folder)
  );
}

function checkOwner(folder: string, as: RunAs): void {
  const me = process.getuid?.();
  const { uid } = statSync(folder);
  if (me !== undefined && me !== 0 && uid !== me && folder.endsWith('postgres')) {
    throw new EmbeddedDatabaseFault('wrong-owner', { folder, found: `uid ${uid}` });
  }
  if (as.owner === null) accessSync(folder, constants.W_OK | constants.X_OK);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
