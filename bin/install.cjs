'use strict';
const { spawn } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { fail } = require('./fail.cjs');

/**
 * Runs `npm ci` unless what the lockfile asks for is installed already; without the network when it is.
 * `tools` are the development dependencies, without which the desk runs, but its tests do not.
 */
async function ensureInstalled(root, tools) {
  if (installed(root, tools)) return;
  const release = await takeTurn(root);
  try {
    if (!installed(root, tools)) await install(root);
  } finally {
    release();
  }
}

/** True when the stamp is of this lockfile and platform, or when a plain `npm ci` has left the very same tree. */
function installed(root, tools) {
  const left = read(stampFile(root));
  if (left === stamp(root, true) || (!tools && left === stamp(root, false))) return true;
  if (!sameTree(root, tools)) return false;
  leaveStamp(root, tools);
  return true;
}

function stamp(root, tools) {
  const hash = crypto.createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(fs.readFileSync(path.join(root, file)));
  return `${hash.update(PLATFORM).digest('hex')} ${tools ? 'all' : 'production'}`;
}

const PLATFORM = `${process.platform}-${process.arch}`;

function stampFile(root) {
  return path.join(root, 'node_modules', '.laipa-stamp');
}

function leaveStamp(root, tools) {
  try {
    fs.writeFileSync(stampFile(root), stamp(root, tools));
  } catch {
    // A tree that belongs to another user is compared again at each start.
  }
}

/** Compares npm's record of what it installed with the lockfile, package by package. */
function sameTree(root, tools) {
  const record = read(path.join(root, 'node_modules', '.package-lock.json'));
  if (record === null) return false;
  const present = JSON.parse(record).packages;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    if (present[place] === undefined) return mayBeMissing(entry, tools);
    return present[place].version === entry.version && present[place].integrity === entry.integrity;
  });
}

/** An optional package may be missing where it is not made for this platform or could not be compiled. */
function mayBeMissing({ optional, devOptional, dev, peer, os: systems, cpu, libc }, tools) {
  if (!tools && (dev || devOptional)) return true;
  if (!optional && !devOptional && !peer) return false;
  const ours = systems?.includes(process.platform) && cpu?.includes(process.arch) && libc === undefined;
  return !ours;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function install(root) {
  process.stderr.write(
    'Uzstāda atkarības (tikai pirmajā reizē) … / Installing the dependencies (the first time only) …\n',
  );
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const ticking = setInterval(() => process.stderr.write(`  … ${seconds()} s\n`), 5000);
  // Its messages are needed to say what went wrong, also where we were started silently.
  const options = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=warn'];
  let result = await run(root, ['ci', ...options]);
  // A registry that lacks other platforms' packages leaves a lockfile that `npm ci` refuses; its versions hold all the same.
  if (/EUSAGE/.test(result.said)) result = await run(root, ['install', '--no-save', ...options]);
  clearInterval(ticking);
  if (result.signal !== null) fail('interrupted');
  if (result.code !== 0) fail(reasonOf(result.said), result.said);
  leaveStamp(root, true);
  process.stderr.write(`Uzstādīts ${seconds()} s. / Installed in ${seconds()} s.\n`);
}

function run(root, words) {
  const [command, ...args] = npm();
  const child = spawn(command, [...args, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => fail(error.code === 'ENOENT' ? 'no-npm' : 'install-failed', error.message));
    child.on('close', (code, signal) => resolve({ code, signal, said }));
  });
}

/** The npm that started us, else the one on the path. */
function npm() {
  const running = process.env.npm_execpath;
  return running && /npm-cli\.c?js$/.test(running) && fs.existsSync(running) ? [process.execPath, running] : ['npm'];
}

function reasonOf(said) {
  if (/ENOSPC|EDQUOT/.test(said)) return 'disk-full';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|ENOTCACHED/.test(said)
  ) {
    return 'no-network';
  }
  if (/E404|ETARGET/.test(said)) return 'not-in-registry';
  if (/EACCES|EPERM|EROFS/.test(said)) return 'not-writable';
  return 'install-failed';
}

/** Two processes in a fresh clone: one installs, the other waits for it. */
async function takeTurn(root) {
  const place = crypto.createHash('sha256').update(fs.realpathSync(root)).digest('hex').slice(0, 16);
  const file = path.join(os.tmpdir(), `laipa-install-${process.getuid?.() ?? 0}-${place}.lock`);
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      process.on('exit', () => fs.rmSync(file, { force: true }));
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!alive(Number(read(file)))) fs.rmSync(file, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function alive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

module.exports = { ensureInstalled, installed };
