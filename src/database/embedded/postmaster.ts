import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, unlinkSync } from 'node:fs';
import path from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly state: 'starting' | 'ready' | 'stopping';
}

/** The server that holds this cluster now, or `null`. */
export function postmasterOf(cluster: string): Postmaster | null {
  const file = path.join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim());
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  // PostgreSQL itself clears away the file of a process that is gone.
  if (!Number.isInteger(pid) || pid <= 0 || lines.length < 6 || !lives(pid)) return null;
  if (!sameFolder(lines[1] ?? '', cluster) || !/postgres/.test(commandOf(pid))) {
    // The number belongs to another program by now, or the folder is a copy; PostgreSQL would refuse to start for ever.
    unlinkSync(file);
    return null;
  }
  const status = lines[7] ?? '';
  const state = status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting';
  return { pid, socketFolder: lines[4] ?? '', state };
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
  } catch {
    if (process.platform === 'linux') return '';
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

function sameFolder(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
