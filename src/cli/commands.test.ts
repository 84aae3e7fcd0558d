import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDesk } from '../../test/builders/desk.ts';
import { letter } from '../../test/builders/story.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const desk = await testDesk('2026-11-20T10:00');
await desk.receive(letter({ id: 'cli' }));
const folder = await mkdtemp(path.join(tmpdir(), 'laipa-cli-'));
after(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function begin(words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'src/cli/laipa.ts'), ...words],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], DATABASE_URL: desk.testDatabase.url, LAIPA_DATA: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

function end(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const laipa = (words: readonly string[], env: Readonly<Record<string, string>> = {}) => end(begin(words, env));

test('a command that there is not is named, with those that there are; code 2', async () => {
  const { code, out, err } = await laipa(['palaid']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /`palaid`: tādas komandas nav · no such command[\s\S]*start[\s\S]*doctor/);
});

test('a setting that is wrong is named in both languages, without a stack; code 1', async () => {
  const { code, err } = await laipa(['status'], { LAIPA_PORT: 'astoņi' });
  assert.equal(code, 1);
  assert.match(err, /^LAIPA_PORT: atrasts `astoņi`.*expected a whole number/);
  assert.doesNotMatch(err, /\n\s+at /);
});

test('`laipa status --json` counts cases, messages by fate, obligations by verdict and jobs', async () => {
  const { code, out } = await laipa(['status', '--json']);
  assert.equal(code, 0);
  const status = JSON.parse(out) as Record<string, Record<string, unknown>>;
  assert.equal(status['cases'], 1);
  assert.deepEqual(Object.keys(status['casesByState'] ?? {}), [
    'open',
    'waiting-for-client',
    'answered',
    'closed',
    'merged',
  ]);
  assert.deepEqual(status['messages']?.['received'], {
    waiting: 0,
    opened: 1,
    joined: 0,
    quarantined: 0,
    meeting: 0,
    notice: 0,
    duplicate: 0,
  });
  const obligations = status['obligations'] as Record<string, number>;
  assert.deepEqual(Object.keys(obligations), ['open', 'met', 'breached', 'excused', 'notAssessable']);
  assert.ok((obligations['open'] ?? 0) > 0);
  assert.deepEqual(status['jobs'], { waiting: 0, failing: 0, given_up: 0 });
});

test('`laipa replay` ends with 0 where the journal agrees and with 1 where an obligation was tampered with', async () => {
  const { code, out } = await laipa(['replay', '--json']);
  assert.equal(code, 0, out);
  assert.deepEqual((JSON.parse(out) as { differences: unknown }).differences, []);
  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  await owner.query(`update obligation set due_at = due_at + interval '1 day' where clause = '5.2.1'`);
  const tampered = await laipa(['replay']);
  await owner.query(`update obligation set due_at = due_at - interval '1 day' where clause = '5.2.1'`);
  await owner.end();
  assert.equal(tampered.code, 1);
  assert.match(tampered.out, /glabāts · stored/);
  assert.equal((await laipa(['replay'])).code, 0);
});

const STANDARD = path.join(ROOT, 'standards/adazi/2023-12-01.yaml');

test('15: `laipa standard check --json` reads the standard in force and says what is not carried yet', async () => {
  const { code, out } = await laipa(['standard', 'check', '--json', STANDARD]);
  assert.equal(code, 0, out);
  const checked = JSON.parse(out) as { clauses: number; mechanisms: number; notCarried: string[] };
  assert.ok(checked.clauses > 50 && checked.mechanisms > 20);
  assert.ok(Array.isArray(checked.notCarried));
});

test('15: a broken standard is refused with the line and the reason in both languages; code 1', async () => {
  const lines = (await readFile(STANDARD, 'utf8')).split('\n');
  const at = lines.findIndex((line) => /^\s+mechanism: |^\s+- mechanism: |kind: /.test(line));
  lines[at] = (lines[at] ?? '').replace(/: \S+/, ': nezināms');
  const broken = path.join(folder, 'broken.yaml');
  await writeFile(broken, lines.join('\n'));
  const { code, out, err } = await laipa(['standard', 'check', broken]);
  assert.equal(code, 1, out);
  const found = /broken\.yaml:(\d+):\d+: .+ · .+/.exec(err);
  assert.ok(found !== null, err);
  assert.equal(Number(found[1]), at + 1);
});

test('a file that is not there is named; code 2', async () => {
  const { code, err } = await laipa(['standard', 'check', path.join(folder, 'nothing.yaml')]);
  assert.equal(code, 2);
  assert.match(err, /nothing\.yaml`: failu nevar nolasīt · the file cannot be read \(ENOENT\)/);
});

test('`laipa migrate` finds nothing to do, and `laipa seed` leaves a filled database alone', async () => {
  assert.match((await laipa(['migrate'])).out, /Shēma ir jaunākā · the schema is up to date/);
  const seeded = await laipa(['seed']);
  assert.equal(seeded.code, 1);
  assert.match(seeded.err, /Datubāzē jau ir „Paraugnovads/);
});

for (const setting of ['LAIPA_PORT', 'LAIPA_SMTP_PORT']) {
  test(`a busy port is said with the setting that changes it (${setting}); code 1, and nothing is left running`, async (t) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    const { code, err } = await laipa(['start'], { LAIPA_PORT: '0', LAIPA_SMTP_PORT: '0', [setting]: String(port) });
    assert.equal(code, 1);
    assert.match(err, new RegExp(`Ports ${port} jau ir aizņemts.*${setting}=${port + 1} · Port ${port} is in use`));
    assert.doesNotMatch(err, /\n\s+at /);
  });
}

function said(child: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      if (pattern.test(out)) resolve();
    });
    child.on('close', () => reject(new Error(`ended after: ${out}`)));
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`a desk that is told to stop (${signal}) stops in order: code 0, and no connection is left`, async () => {
    const child = begin(['start'], { LAIPA_PORT: '0', LAIPA_SMTP_PORT: '0' });
    const ended = end(child);
    await said(child, /Ctrl\+C aptur/);
    assert.equal((await laipa(['status'])).code, 0, 'a status beside the running desk');
    child.kill(signal);
    const { code, err } = await ended;
    assert.deepEqual([code, err], [0, '']);
    const owner = new pg.Client({ connectionString: desk.testDatabase.url, application_name: 'counting' });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(
      `select application_name as name from pg_stat_activity where datname = current_database() and application_name in ('laipa jobs', 'laipa notices')`,
    );
    await owner.end();
    assert.deepEqual(rows, []);
  });
}

test('a desk that is told to stop while it starts stops as soon as it stands', async () => {
  const child = begin(['start'], { LAIPA_PORT: '0', LAIPA_SMTP_PORT: '0' });
  const ended = end(child);
  await said(child, /Datubāze/);
  child.kill('SIGTERM');
  const { code, out } = await ended;
  assert.equal(code, 0);
  assert.match(out, /Apstājas/);
});
