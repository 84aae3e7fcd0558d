import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { treeOf } from './processes.ts';
import { pause } from './timing.ts';

export interface DeskOptions {
  readonly dataDir: string;
  /** `null`: the desk runs its own PostgreSQL. */
  readonly databaseUrl?: string;
  /** A CPU profile is left there when the desk ends. */
  readonly profile?: string | null;
}

/** A desk as an operator starts it, in a process of its own. */
export interface DeskProcess {
  readonly url: string;
  readonly smtpPort: number;
  /** The launcher; everything the desk runs stands below it. */
  readonly pid: number;
  /** From the command to the first page, in milliseconds. */
  readonly startMs: number;
  stop(): Promise<void>;
  /** `kill -9` of the desk itself. */
  kill(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Starts `laipa start` upon a data folder and waits for its first page. Throws with what it said where there is none. */
export async function startDesk(options: DeskOptions): Promise<DeskProcess> {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'bin/laipa'), 'start'], {
    env: environment(options, port, smtpPort),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said = `${said}${String(chunk)}`.slice(-4000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - began > 120_000)
      throw new Error(`The desk did not start:\n${said}`);
    await pause(5);
  }
  const startMs = performance.now() - began;
  const stopBy = async (pid: number | undefined, signal: NodeJS.Signals) => {
    if (pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(pid, signal);
    await ended;
  };
  const pid = child.pid as number;
  return {
    url,
    smtpPort,
    pid,
    startMs,
    stop: () => stopBy(pid, 'SIGTERM'),
    kill: () => stopBy(itself(child), 'SIGKILL'),
  };
}

/** The desk below its launcher. */
function itself(child: ChildProcess): number | undefined {
  return treeOf(child.pid as number).find(({ command }) => command.includes('src/cli/laipa.ts'))?.pid;
}

function environment(options: DeskOptions, port: number, smtpPort: number): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return {
    ...inherited,
    // The launcher then ends with its parent, however the bench ends.
    npm_lifecycle_event: 'bench',
    LAIPA_DATA: options.dataDir,
    LAIPA_HOST: '127.0.0.1',
    LAIPA_PORT: String(port),
    LAIPA_SMTP_PORT: String(smtpPort),
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...(options.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(options.profile)}` } : {}),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/ieeja`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
