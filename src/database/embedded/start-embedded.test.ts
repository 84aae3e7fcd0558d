import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { EmbeddedDatabaseFault } from './fault.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'laipa-embedded-'));
  folders.push(folder);
  return path.join(folder, 'data');
}

const start = (dataDir: string): Promise<Embedded> => startEmbedded({ dataDir, durable: false });

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

function pidOf(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function lives(pid: number): boolean {
  return spawnSync('kill', ['-0', String(pid)], { stdio: 'ignore' }).status === 0;
}

async function until(what: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** Starts a server in another process that waits to be killed; resolves when it is ready. */
function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const script = `import { startEmbedded } from ${JSON.stringify(new URL('start-embedded.ts', import.meta.url).href)};
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => resolve(child));
    child.on('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
}

test('the first start makes a database that sorts Latvian, and a second start finds its rows again', async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  assert.equal(first.started, true);
  await query(
    first.url,
    "create table person as select * from (values ('Šulcs'), ('Sarma'), ('Ābele'), ('Tilts')) x(name)",
  );
  await first.stop();
  assert.equal(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')), false);

  const steps: string[] = [];
  const second = await startEmbedded({ dataDir, durable: false, onProgress: (step) => steps.push(step) });
  const rows = await query<{ name: string }>(second.url, 'select name from person order by name');
  assert.deepEqual(
    rows.map((row) => row.name),
    ['Ābele', 'Sarma', 'Šulcs', 'Tilts'],
  );
  assert.deepEqual(steps, ['starting', 'ready']);
  await second.stop();
});

test('the server listens on a socket that only its own user may reach, and on no port', async () => {
  const dataDir = newFolder();
  const server = await start(dataDir);
  const [row] = await query<{ addresses: string; sockets: string; tcp: string | null }>(
    server.url,
    "select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets, inet_server_addr() as tcp",
  );
  assert.equal(row?.addresses, '');
  assert.equal(row?.tcp, null);
  assert.equal(statSync(path.join(dataDir, 'socket')).mode & 0o777, 0o700);
  await server.stop();
});

test('a second process joins the running server and leaves it running when it ends', async () => {
  const dataDir = newFolder();
  const owner = await start(dataDir);
  const guest = await startEmbedded({ dataDir, durable: false, join: 'only' });
  assert.equal(guest.started, false);
  await guest.stop();
  assert.equal((await query(owner.url, 'select 1')).length, 1);
  await owner.stop();
  await owner.stop();
  await assert.rejects(startEmbedded({ dataDir, join: 'only' }), { kind: 'not-running' });
});

test('of two first starts at once one starts the server and the other joins it', async () => {
  const dataDir = newFolder();
  const both = await Promise.all([start(dataDir), start(dataDir)]);
  assert.deepEqual(both.map((one) => one.started).sort(), [false, true]);
  for (const one of both) assert.equal((await query(one.url, 'select 1')).length, 1);
  for (const one of both) await one.stop();
});

test('after a kill -9 of the server the next start recovers what was committed', async () => {
  const dataDir = newFolder();
  const first = await startEmbedded({ dataDir });
  await query(first.url, 'create table kept as select 1 as one');
  process.kill(pidOf(dataDir), 'SIGKILL');
  const second = await startEmbedded({ dataDir });
  assert.equal(second.started, true);
  assert.equal((await query(second.url, 'select one from kept')).length, 1);
  await second.stop();
});

test('a pid file whose number belongs to another program by now does not stop the start', async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  await first.stop();
  const other = spawn('sleep', ['60'], { stdio: 'ignore' });
  writeFileSync(file, [String(other.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 });
  const second = await start(dataDir);
  assert.equal(second.started, true);
  await second.stop();
  other.kill();
});

test('a server whose desk is killed with -9 ends by itself, and the next start waits for it', async () => {
  const dataDir = newFolder();
  const desk = await startElsewhere(dataDir);
  const server = pidOf(dataDir);
  assert.equal(lives(server), true);
  desk.kill('SIGKILL');
  const next = await start(dataDir);
  assert.equal(next.started, true);
  assert.notEqual(pidOf(dataDir), server);
  await next.stop();
});

test('an orphan does not stay behind', async () => {
  const dataDir = newFolder();
  const desk = await startElsewhere(dataDir);
  const server = pidOf(dataDir);
  desk.kill('SIGKILL');
  assert.equal(await until(() => !lives(server)), true);
});

test('a folder path too long for a socket gets a short private folder for it', async () => {
  const dataDir = path.join(
    newFolder(),
    'pašvaldības-datu-mape-ar-ļoti-garu-nosaukumu'.repeat(2),
    'vēl viena "mape", ar atstarpēm',
  );
  const server = await start(dataDir);
  const [row] = await query<{ sockets: string }>(
    server.url,
    "select current_setting('unix_socket_directories') as sockets",
  );
  const socket = (row?.sockets ?? '').replaceAll('"', '');
  assert.equal(path.dirname(socket), tmpdir());
  assert.equal(statSync(socket).mode & 0o777, 0o700);
  folders.push(socket);
  await server.stop();
});

test('a folder of another major version is refused with what to do, in both languages', async () => {
  const dataDir = newFolder();
  mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
  const fault = await start(dataDir).then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof EmbeddedDatabaseFault);
  assert.equal(fault.kind, 'other-version');
  assert.match(fault.lv, /PostgreSQL 16.*upgrade\.md/);
  assert.match(fault.en, /PostgreSQL 16.*upgrade\.md/);
});

test('a folder with other files in the place of the database is not touched', async () => {
  const dataDir = newFolder();
  mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
  writeFileSync(path.join(dataDir, 'postgres', 'vēstule.txt'), 'svarīgi');
  await assert.rejects(start(dataDir), { kind: 'not-a-database' });
  assert.equal(readFileSync(path.join(dataDir, 'postgres', 'vēstule.txt'), 'utf8'), 'svarīgi');
});

test('a data folder that is a file, or lies under one, is refused as not writable', async () => {
  const dataDir = newFolder();
  writeFileSync(dataDir, '');
  await assert.rejects(start(dataDir), { kind: 'not-writable' });
  await assert.rejects(start(path.join(dataDir, 'data')), { kind: 'not-writable' });
});

if (process.platform === 'linux') {
  test('a full disk is named as such and leaves nothing half made', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'laipa-full-'));
    folders.push(folder);
    const script = `import { startEmbedded } from ${JSON.stringify(new URL('start-embedded.ts', import.meta.url).href)};
      import { readdirSync } from 'node:fs';
      const fault = await startEmbedded({ dataDir: ${JSON.stringify(path.join(folder, 'data'))} }).catch((error) => error);
      console.log(fault.kind, readdirSync(${JSON.stringify(path.join(folder, 'data'))}).length);`;
    const inSmallDisk = `mount -t tmpfs -o size=8m small "${folder}" && exec "$0" --input-type=module-typescript -e "$1"`;
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['--user', '--map-root-user', '--mount', 'sh', '-c', inSmallDisk, process.execPath, script],
      { encoding: 'utf8' },
    );
    assert.equal(stdout.trim(), 'disk-full 0', stderr);
  });
}
