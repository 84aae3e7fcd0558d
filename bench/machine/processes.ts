import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** CPU-milliseconds of its own and of its children that have ended. */
  readonly cpuMs: number;
}

/** A tick of /proc is 10 ms on every Linux that runs today. */
const TICK_MS = 10;

/** A process with everything below it, the ancestor first; empty where it has ended. */
export function treeOf(pid: number): Process[] {
  const all = processes();
  const children = Map.groupBy(all, ({ parent }) => parent);
  const below = (one: Process): Process[] => [one, ...(children.get(one.pid) ?? []).flatMap(below)];
  return all.filter((one) => one.pid === pid).flatMap(below);
}

/** CPU-milliseconds that a process and all below it have used so far, those that have ended among them. */
export function cpuOf(pid: number): number {
  return treeOf(pid).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Of these, what PostgreSQL has used. */
export function databaseCpuOf(pid: number): number {
  return treeOf(pid)
    .filter(isDatabase)
    .reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Proportional memory in bytes: pages that several processes share are counted once. */
export function pssOf(one: Process): number {
  const rollup = readOrNull(`/proc/${one.pid}/smaps_rollup`);
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1] ?? 0) * 1024;
}

export function isDatabase({ command }: Process): boolean {
  return /(^|\/)postgres(:|$| )/.test(command);
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readOrNull(`/proc/${name}/stat`);
      if (stat === null) return [];
      // The name in parentheses may hold spaces; what follows the last one is numbers.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const [, parent = 0] = fields;
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
      const command = (readOrNull(`/proc/${name}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
      return [{ pid: Number(name), parent, command, cpuMs: ticks * TICK_MS }];
    });
}

/** A process may end between being listed and being read. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
