import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** PostgreSQL's own load program where the machine has it (Debian: `postgresql-client` and `postgresql`), else `null`. */
export function findPgbench(): string | null {
  const debian = listOrNone('/usr/lib/postgresql')
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`);
  return ['pgbench', ...debian].find(runs) ?? null;
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface PgbenchRun {
  readonly program: string;
  readonly url: string;
  readonly script: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** A folder for the script. */
  readonly folder: string;
}

/** Transactions a second of a script, its statements prepared. Throws with what pgbench said where one failed. */
export async function runPgbench(run: PgbenchRun): Promise<number> {
  const file = path.join(run.folder, 'record.pgbench');
  await writeFile(file, run.script);
  const { username, pathname, searchParams, port } = new URL(run.url);
  const args = [
    ...['-h', searchParams.get('host') ?? 'localhost', '-p', port || '5432', '-U', username],
    ...['-n', '-M', 'prepared', '-c', String(run.connections), '-j', '1', '-T', String(run.seconds), '-f', file],
    ...Object.entries(run.variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
    pathname.slice(1),
  ];
  const said = await output(run.program, args);
  const rate = /tps = ([\d.]+) \(without/.exec(said)?.[1];
  if (rate === undefined || /number of failed transactions: [1-9]/.test(said) || /aborted/.test(said))
    throw new Error(`pgbench:\n${said}`);
  return Number(rate);
}

function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${program} ended with ${code}:\n${said}`)),
    );
  });
}
