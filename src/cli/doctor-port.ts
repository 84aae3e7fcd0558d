import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { type Finding, fault, ok } from './doctor.ts';

/** Whether the port can be taken, or is held by the desk itself. `setting` is the variable that changes it. */
export async function portFinding(check: string, host: string, port: number, setting: string): Promise<Finding> {
  const code = await tryPort(host, port);
  if (code === null) return ok(check, `ports ${port} ir brīvs`, `port ${port} is free`);
  if (code === 'EADDRINUSE') {
    const holder = holderOf(port);
    if (holder !== null && /src\/cli\/laipa\.ts/.test(holder.command)) {
      return ok(check, `Laipa darbojas portā ${port}`, `Laipa is running on port ${port}`);
    }
    const by = holder === null ? '' : ` (PID ${holder.pid}: ${holder.command.slice(0, 60)})`;
    return fault(
      check,
      { lv: `ports ${port} ir aizņemts${by}`, en: `port ${port} is taken${by}` },
      {
        lv: `Apturiet to programmu vai norādiet citu portu ar ${setting}.`,
        en: `Stop that program, or name another port in ${setting}.`,
      },
    );
  }
  return fault(
    check,
    {
      lv: `adresi ${host}:${port} nevar atvērt (${code})`,
      en: `the address ${host}:${port} cannot be opened (${code})`,
    },
    {
      lv: `Norādiet šīs iekārtas adresi un portu virs 1023 (${setting}).`,
      en: `Name an address of this machine and a port above 1023 (${setting}).`,
    },
  );
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The process that listens on the port, as far as this user may see it; `null` elsewhere than on Linux. */
export function holderOf(port: number): { pid: number; command: string } | null {
  try {
    const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)));
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsSocket(pid, inodes)) {
        return { pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() };
      }
    }
  } catch {
    // No /proc.
  }
  return null;
}

/** Columns of /proc/net/tcp: 1 the local address, 3 the state (0A listens), 9 the inode. */
function listeningInodes(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hex}`) && columns[3] === '0A')
    .map((columns) => columns[9] ?? '');
}

function holdsSocket(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false;
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
