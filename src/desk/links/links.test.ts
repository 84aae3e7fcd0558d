import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStandards } from '../../load-standards.ts';
import { isPublicAddress, knownLinks, triable } from './index.ts';

test('only the open internet is public', () => {
  const inner = [
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
    'nav',
    '',
  ];
  for (const address of inner) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['8.8.8.8', '195.13.240.1', '172.32.0.1', '2a00:1450:4001::1'])
    assert.equal(isPublicAddress(address), true, address);
});

test('an address written in numbers of any form is still known as inner', () => {
  for (const href of [
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
    'http://0177.0.0.1/',
    'http://localhost/',
    'http://paraugs.lv:25/',
    'http://a:b@paraugs.lv/',
  ])
    assert.equal(triable(href), null, href);
  assert.equal(triable('https://likumi.lv/ta/id/164501')?.hostname, 'likumi.lv');
});

test('9.2: the laws in force on the day are offered with where they can be read, and the municipality’s own website', async () => {
  const standards = await loadStandards('adazi');
  const links = knownLinks(standards, 'www.paraugnovads.example', Temporal.PlainDate.from('2026-11-23'));
  const submissions = links.filter(({ href }) => href === 'https://likumi.lv/ta/id/164501');
  assert.equal(submissions.length, 1);
  assert.equal(submissions[0]?.title.lv, 'Iesniegumu likums');
  assert.equal(links.at(-1)?.href, 'https://www.paraugnovads.example');
  assert.ok(links.every(({ href }) => href.startsWith('https://')));
  assert.deepEqual(
    knownLinks(standards, '', Temporal.PlainDate.from('2026-11-23')).filter(({ kind }) => kind === 'municipality'),
    [],
  );
});
