import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  /**
   * 'dying': the process is on its way out, its children may still write. 'foreign': the number belongs to another
   * program by now, or the folder is a copy of one that is served elsewhere.
   */
  readonly state: 'starting' | 'ready' | 'stopping' | 'dying' | 'foreign';
}

/** What the cluster's pid file says and the process table confirms, or `null` when nobody serves this cluster. */
export function postmasterOf(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = pidLines(cluster).map((line) => line.trim());
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || lines.length < 6 || !lives(pid)) return null;
  const command = commandOf(pid);
  const socketFolder = lines[4] ?? '';
  if (command === '') return { pid, socketFolder, state: 'dying' };
  if (!sameFolder(lines[1] ?? '', cluster) || !/postgres/.test(command)) return { pid, socketFolder, state: 'foreign' };
  const status = lines[7] ?? '';
  return { pid, socketFolder, state: status === 'ready' || status === 'stopping' ? status : 'starting' };
}

/**
 * Writes our own number over one that stands in the way: PostgreSQL passes over its parent's number, but goes on to see
 * whether the memory named in the file is in use still. Removing the file would skip that.
 */
export function takeOverPidFile(cluster: string): void {
  const [, ...rest] = pidLines(cluster);
  writeFileSync(pidFile(cluster), [String(process.pid), ...rest].join('\n'));
}

function pidLines(cluster: string): string[] {
  return readFileSync(pidFile(cluster), 'utf8').split('\n');
}

function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
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
