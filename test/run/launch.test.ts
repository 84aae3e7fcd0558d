import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'laipa-launch-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `
  if (process.argv[2] === 'say') {
    console.log(JSON.stringify([process.version.split('.')[0], process.argv.slice(3)]));
    process.exitCode = 7;
  } else {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
      times += 1;
      console.log(signal + ' ' + times);
      setTimeout(() => process.exit(0), 400);
    });
    setInterval(() => {}, 1000);
    console.log('pid ' + process.pid);
  }`;

/** A small program with our launcher: its dependencies are ours, or none at all. */
function program(name: string, dependencies: 'ours' | 'none'): string {
  const root = path.join(folder, name);
  mkdirSync(path.join(root, 'src/cli'), { recursive: true });
  cpSync(path.join(ROOT, 'bin'), path.join(root, 'bin'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(ROOT, file), path.join(root, file));
  writeFileSync(path.join(root, 'src/cli/laipa.ts'), SCRIPT);
  if (dependencies === 'ours') symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  return path.join(root, 'bin/laipa');
}

function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = pattern.exec(said);
      if (found !== null) resolve(found);
    });
    child.on('close', () => reject(new Error(`ended after: ${said}`)));
  });
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve));

test('the launcher runs the program on the pinned Node, hands over its words and its exit code', () => {
  const { stdout, status } = spawnSync(process.execPath, [program('says', 'ours'), 'say', 'viens', 'divi trīs'], {
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(stdout), ['v26', ['viens', 'divi trīs']]);
  assert.equal(status, 7);
});

test('Ctrl+C reaches the program once, though the terminal and npm both send it', async () => {
  const child = spawn(process.execPath, [program('stops', 'ours'), 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  await lineOf(child, /pid \d+/);
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGINT');
  assert.equal(await ended(child), 0);
  assert.deepEqual(said.match(/SIG\w+ \d/g), ['SIGINT 1']);
});

if (process.platform === 'linux') {
  test('a launcher killed with -9 takes the program along, in order', async () => {
    const child = spawn(process.execPath, [program('dies', 'ours'), 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await lineOf(child, /pid \d+/);
    const stopped = lineOf(child, /SIGTERM 1/);
    child.kill('SIGKILL');
    await stopped;
  });
}

test('without the network a first start says so in both languages and ends with 1', () => {
  const { stderr, status } = spawnSync(process.execPath, [program('alone', 'none'), 'say'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      npm_config_registry: 'http://127.0.0.1:1/',
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(folder, 'cache'),
    },
  });
  assert.equal(status, 1);
  assert.match(stderr, /Neizdevās sasniegt npm reģistru/);
  assert.match(stderr, /registry could not be reached/);
});

test('without npm a first start says so', () => {
  const { stderr, status } = spawnSync(process.execPath, [program('bare', 'none'), 'say'], {
    encoding: 'utf8',
    env: { PATH: folder },
  });
  assert.equal(status, 1);
  assert.match(stderr, /Nav atrasta programma npm/);
});

test('the tree of a plain `npm ci` is taken as it is, one of another lockfile is not', () => {
  const root = path.dirname(path.dirname(program('plain', 'none')));
  const ask = () =>
    spawnSync(
      process.execPath,
      ['-e', `process.exitCode = require('./bin/install.cjs').installed(process.cwd(), false) ? 0 : 3`],
      { cwd: root },
    ).status;
  assert.equal(ask(), 3);
  mkdirSync(path.join(root, 'node_modules'));
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  writeFileSync(
    path.join(root, 'node_modules/.package-lock.json'),
    lock.replace(/"version": "8\.23\.1"/, '"version": "8.0.0"'),
  );
  assert.equal(ask(), 3);
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), lock);
  assert.equal(ask(), 0);
  rmSync(path.join(root, 'node_modules/.package-lock.json'));
  assert.equal(ask(), 0, 'the stamp is enough');
});
