import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { testDatabase } from '../../test/run/database-for-tests.ts';
import { readConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { openVault } from '../desk/vault.ts';
import { doctor, type Finding } from './doctor.ts';
import { lines } from './doctor-command.ts';
import { bound } from './doctor-database.ts';
import { clock, dataFolder, dependencies, freeSpace, runtime, timeZone } from './doctor-machine.ts';
import { testCentre } from '../../test/builders/text-centre.ts';
import { exposure, relay, textCentre } from './doctor-outside.ts';
import { portFinding } from './doctor-port.ts';

const { url, database } = await testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'laipa-doctor-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const config = (more: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL: url, LAIPA_DATA: folder, LAIPA_PORT: '0', LAIPA_SMTP_PORT: '0', ...more });

function of(findings: readonly Finding[], check: string): Finding | undefined {
  return findings.find((finding) => finding.check === check);
}

test('a sound installation has no fault, and each check says so', async () => {
  const findings = await doctor(config());
  assert.deepEqual(
    findings.filter((finding) => finding.level === 'fault'),
    [],
  );
  for (const check of ['database', 'extensions', 'collation', 'schema', 'role', 'journal', 'dictionary', 'zone']) {
    assert.ok(of(findings, check), check);
  }
});

test('a migration that is not applied is a warning, one that is unknown a fault', async () => {
  const owner = testOwner();
  await owner.run('delete from migration where number = 1');
  assert.equal(of(await doctor(config()), 'schema')?.level, 'warning');
  await owner.run("insert into migration (number, name) values (1, 'again'), (9999, 'from a newer release')");
  assert.equal(of(await doctor(config()), 'schema')?.level, 'fault');
  await owner.run('delete from migration where number = 9999');
});

test('a key that does not open what is sealed is a fault, one that does is none', async () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const right = Buffer.alloc(32, 5);
  const sealed = openVault([right]).seal('329999-99990', `client.personal_code:${id}`);
  const owner = testOwner();
  await owner.run(
    `insert into tenant (id, name_lv, name_en, number_prefix, website, standard) values (1, 'x', 'x', 'X', '', 'adazi') on conflict do nothing`,
  );
  await owner.run(
    `insert into client (tenant, id, kind, name, personal_code, personal_code_index) values (1, '${id}', 'natural-person', 'x', '\\x${sealed.toString('hex')}', '\\x00')`,
  );
  assert.equal(of(await doctor(config()), 'key')?.level, 'fault', 'no key at all');
  assert.equal(of(await doctor(config({ LAIPA_KEY: Buffer.alloc(32, 6).toString('base64') })), 'key')?.level, 'fault');
  assert.equal(of(await doctor(config({ LAIPA_KEY: right.toString('base64') })), 'key')?.level, 'ok');
  await owner.run(`delete from client where id = '${id}'`);
});

test('a role above row-level security is a fault', async () => {
  assert.equal((await bound({ app: database })).level, 'ok');
  const owner = connect({ url, connections: 1 });
  after(() => owner.close());
  assert.equal((await bound({ app: owner })).level, 'fault');
});

test('a server that does not answer is a fault with what to do, and the other checks go on', async () => {
  const findings = await doctor(config({ DATABASE_URL: 'postgresql://laipa@127.0.0.1:1/laipa' }));
  assert.equal(of(findings, 'database')?.level, 'fault');
  assert.ok(of(findings, 'dictionary'));
});

test('a port held by another program is a fault that names the program', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const finding = await portFinding('web', '127.0.0.1', port, 'LAIPA_PORT');
  assert.equal(finding.level, 'fault');
  if (process.platform === 'linux') assert.match(finding.found.en, new RegExp(`PID ${process.pid}`));
  other.close();
});

test('a relay that greets is well; one that does not, or none outside a demo, is a fault', async () => {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const relayUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  assert.equal((await relay({ relayUrl, demo: false })).level, 'ok');
  await new Promise<void>((resolve) => server.close(resolve));
  assert.equal((await relay({ relayUrl, demo: false })).level, 'fault');
  assert.equal((await relay({ relayUrl: null, demo: false })).level, 'fault');
  assert.equal((await relay({ relayUrl: null, demo: true })).level, 'ok');
});

test('a demo at a public address, and an address without https, are warned of', () => {
  const levels = (demo: boolean, host: string, publicUrl: string | null) =>
    exposure({ demo, host, publicUrl }).map((finding) => `${finding.check} ${finding.level}`);
  assert.deepEqual(levels(true, '127.0.0.1', null), ['address ok']);
  assert.deepEqual(levels(true, '0.0.0.0', null), ['demo warning', 'address warning']);
  assert.deepEqual(levels(false, '127.0.0.1', 'http://laipa.example'), ['address warning']);
  assert.deepEqual(levels(false, '127.0.0.1', 'https://laipa.example'), ['address ok']);
});

test('an old Node, a wrong clock, an unknown zone and a full disk are faults', () => {
  assert.equal(runtime('20.19.0').level, 'fault');
  assert.equal(runtime('26.0.0').level, 'ok');
  assert.equal(clock(Temporal.Instant.from('1970-01-01T00:10:00Z')).level, 'fault');
  assert.equal(timeZone('Europe/Atlantis').level, 'fault');
  assert.equal(timeZone('Europe/Vienna').level, 'fault');
  assert.equal(freeSpace(1e8).level, 'fault');
  assert.equal(freeSpace(1e9).level, 'warning');
});

test('a data folder below a file is a fault, and dependencies of another lockfile are a warning', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  assert.equal(dataFolder(path.join(file, 'data'))[0]?.level, 'fault');
  for (const name of ['package.json', 'package-lock.json']) writeFileSync(path.join(folder, name), '{}');
  assert.equal(dependencies(folder).level, 'warning');
});

test('a finding is printed in Latvian and English with the way to mend it', () => {
  const printed = lines(freeSpace(1e8));
  assert.match(printed, /^✗ disk: brīvi tikai 0\.1 GB · only 0\.1 GB free\n/);
  assert.match(printed, /→ Atbrīvojiet vietu.*\n.*→ Free some space/);
});

function testOwner(): { run(statement: string): Promise<unknown> } {
  return {
    run: async (statement) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return await client.query(statement);
      } finally {
        await client.end();
      }
    },
  };
}

test('the text centre is bound and unbound, and a wrong password is said without being shown', async () => {
  const centre = await testCentre();
  const account = { host: '127.0.0.1', port: centre.port, tls: false, systemId: 'laipa', password: 'slepeni' };
  assert.equal((await textCentre({ smpp: account, demo: false })).level, 'ok');
  const refused = await textCentre({ smpp: { ...account, password: 'nepareiza' }, demo: false });
  assert.equal(refused.level, 'fault');
  assert.doesNotMatch(JSON.stringify(refused), /nepareiza/);
  await centre.close();
  assert.equal((await textCentre({ smpp: account, demo: false })).level, 'fault');
  assert.equal((await textCentre({ smpp: null, demo: false })).level, 'warning');
  assert.equal((await textCentre({ smpp: null, demo: true })).level, 'ok');
});
