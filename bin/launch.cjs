'use strict';
// Any Node from 18 on runs this file; everything after it runs on the Node that the lockfile pins.
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureInstalled } = require('./install.cjs');
const { pinnedNode } = require('./pinned-node.cjs');
const { fail } = require('./fail.cjs');

const root = path.resolve(__dirname, '..');

/** Makes sure that the dependencies are there, then hands over to `script` on the pinned Node. */
async function launch(script, args) {
  await ensureInstalled(root, script.startsWith('test/'));
  const node = pinnedNode(root);
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || cacheFolder() };
  const command = [...tiedToUs(), node, '--disable-warning=ExperimentalWarning', path.join(root, script), ...args];
  // A session of its own: Ctrl+C reaches it once, through us, and not a second time from the terminal.
  const child = spawn(command[0], command.slice(1), { stdio: 'inherit', env, detached: true });
  child.on('error', (error) => fail('no-runtime', error.message));
  passSignals(child);
  if (process.env.npm_lifecycle_event) endWithParent(child);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.exit(128 + (os.constants.signals[signal] || 0));
  });
}

function passSignals(child) {
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    process.on(signal, () => {
      // npm passes on what the terminal has sent us already.
      if (Date.now() - last < 300) return;
      last = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
}

/** npm ends the shell that it started, which tells us nothing: we see that our parent is another. */
function endWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

/** Where the system can, the desk is told to stop when this launcher is killed. */
function tiedToUs() {
  if (process.platform !== 'linux') return [];
  const prefix = ['setpriv', '--pdeathsig', 'TERM'];
  return spawnSync(prefix[0], [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0 ? prefix : [];
}

/** Compiled code is kept between starts; beside the dependencies, or at home where they belong to another user. */
function cacheFolder() {
  const modules = path.join(root, 'node_modules');
  try {
    fs.accessSync(modules, fs.constants.W_OK);
    return path.join(modules, '.cache', 'laipa-node');
  } catch {
    return path.join(os.homedir(), '.cache', 'laipa-node');
  }
}

module.exports = { launch };
