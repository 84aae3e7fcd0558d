import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { embeddedBinaries, librariesOf } from './binaries.ts';

const root = mkdtempSync(path.join(tmpdir(), 'laipa-libraries-'));
after(() => rmSync(root, { recursive: true, force: true }));

function packageWith(name: string): string {
  const folder = path.join(root, name);
  mkdirSync(path.join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(path.join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(path.join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  return folder;
}

test('the links between libraries are made once and left alone afterwards', () => {
  const folder = packageWith('fresh');
  assert.deepEqual(librariesOf(folder, root), {});
  assert.equal(readlinkSync(path.join(folder, 'native/lib/libpq.so.5')), 'libpq.so.5.18');
  assert.deepEqual(librariesOf(folder, root), {});
});

test('a link that leads nowhere is made anew', () => {
  const folder = packageWith('moved');
  symlinkSync('/nowhere/libpq.so.5.18', path.join(folder, 'native/lib/libpq.so.5'));
  librariesOf(folder, root);
  assert.equal(existsSync(path.join(folder, 'native/lib/libpq.so.5')), true);
});

test('the server of this platform is found with its major version', () => {
  const { postgres, major } = embeddedBinaries(root);
  assert.equal(existsSync(postgres), true);
  assert.equal(major, '18');
});
