import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedDatabaseFault, kindOfFault } from './fault.ts';
import type { RunAs } from './run-as.ts';

/** The role that owns the embedded database. */
export const OWNER = 'laipa';

/**
 * Makes the cluster folder if it is not there. It is built beside and renamed at the end, so that an interrupted first
 * start leaves nothing half made and of two first starts one wins.
 */
export async function initialise(cluster: string, binaries: Binaries, as: RunAs, durable: boolean): Promise<void> {
  const parent = path.dirname(cluster);
  removeLeftovers(parent);
  const draft = mkdtempSync(path.join(parent, `${DRAFT}${process.pid}-`));
  try {
    if (as.owner !== null) chownSync(draft, as.owner.uid, as.owner.gid);
    const { code, output } = await initdb(draft, binaries, as, durable);
    if (code !== 0) {
      throw new EmbeddedDatabaseFault(kindOfFault(output) ?? 'initdb-failed', {
        folder: cluster,
        said: lastLines(output),
      });
    }
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
    throw error;
  }
}

/** What stands in the folder: nothing, a cluster of this major version, or something that must not be touched. */
export function checkCluster(cluster: string, major: string): 'missing' | 'present' {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return 'missing';
  const file = path.join(cluster, 'PG_VERSION');
  if (!existsSync(file)) throw new EmbeddedDatabaseFault('not-a-database', { folder: cluster });
  const found = readFileSync(file, 'utf8').trim();
  if (found !== major) throw new EmbeddedDatabaseFault('other-version', { folder: cluster, found, wanted: major });
  return 'present';
}

const DRAFT = '.postgres-';

function initdb(
  folder: string,
  binaries: Binaries,
  as: RunAs,
  durable: boolean,
): Promise<{ code: number; output: string }> {
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const options = [
    '-D',
    folder,
    '-U',
    OWNER,
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=lv',
    `--locale=${locale}`,
  ];
  // The socket lies in a folder only this user may enter: the file system is the lock, and TCP is refused.
  const access = ['--auth-local=trust', '--auth-host=reject', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
  const [command = '', ...args] = [...as.prefix, binaries.initdb, ...options, ...access];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...binaries.env, LC_ALL: 'C' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Drafts whose maker is gone. */
function removeLeftovers(parent: string): void {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(DRAFT))) {
    const maker = Number(name.slice(DRAFT.length).split('-')[0]);
    const folder = path.join(parent, name);
    if (!alive(maker) || Date.now() - statSync(folder).mtimeMs > 600_000)
      rmSync(folder, { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-6).join('\n');
}
