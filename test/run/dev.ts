import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { dumpSchema } from '../../src/database/dump-schema.ts';
import { accessMatrixDocument } from '../guards/access-matrix.ts';
import { startTestServer, TEST_SERVER } from './database-for-tests.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const USAGE = `node bin/laipa-dev <command>
  test [file …]   every test, or the named files
  peers [file …]  tests against independent programs (LAIPA_PEERS=required: a missing program is a failure)
  bench [args …]  the measurements of bench/
  check           types, format, lint, what is dead
  schema          writes db/schema.sql as the migrations make it
  matrix          writes docs/access-matrix.md as the policy says it`;

const [command = '', ...args] = process.argv.slice(2);
process.chdir(ROOT);
process.exitCode = await run(command, args);

async function run(name: string, rest: readonly string[]): Promise<number> {
  switch (name) {
    case 'test':
      return test(['src/**/*.test.ts', 'test/{stories,guards,run,browser}/**/*.test.ts'], rest);
    case 'peers':
      return test(['test/peers/**/*.test.ts'], rest);
    case 'bench':
      return node(['bench/bench.ts', ...rest]);
    case 'check':
      return check();
    case 'schema':
      return schema();
    case 'matrix':
      writeFileSync('docs/access-matrix.md', accessMatrixDocument());
      return 0;
    default:
      process.stderr.write(`${USAGE}\n`);
      return 2;
  }
}

/** One server for all files; the summary of the runner is the last that is printed. */
async function test(patterns: readonly string[], rest: readonly string[]): Promise<number> {
  const named = rest.filter((arg) => !arg.startsWith('-'));
  const flags = rest.filter((arg) => arg.startsWith('-'));
  const files = named.length > 0 ? named : globSync(patterns).sort();
  if (files.length === 0) {
    process.stderr.write(`No test file: ${patterns.join(' ')}\n`);
    return 1;
  }
  const server = await startTestServer();
  try {
    const workers = `--test-concurrency=${Math.max(2, availableParallelism())}`;
    return await node(['--test', workers, '--test-timeout=300000', ...flags, ...files], { [TEST_SERVER]: server.url });
  } finally {
    await server.stop();
  }
}

async function schema(): Promise<number> {
  const server = await startTestServer();
  try {
    writeFileSync('db/schema.sql', await dumpSchema(server.template));
    return 0;
  } finally {
    await server.stop();
  }
}

/** Every check is run, also after one has failed. */
async function check(): Promise<number> {
  const steps: [string, readonly string[]][] = [
    ['types', ['typescript', 'tsc', '-p', '.']],
    ['format', ['@biomejs/biome', 'biome', 'format', '.']],
    ['lint', ['oxlint', 'oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'bench']],
    ['dead', ['knip', 'knip', '--no-progress']],
  ];
  let failed = 0;
  for (const [name, [packageName = '', bin = '', ...rest]] of steps) {
    const began = performance.now();
    const code = await node([binOf(packageName, bin), ...rest]);
    failed += code === 0 ? 0 : 1;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)\n`);
  }
  return failed === 0 ? 0 : 1;
}

/** The script behind a package's command, so that it runs on the pinned Node. */
function binOf(packageName: string, bin: string): string {
  const folder = path.join(ROOT, 'node_modules', packageName);
  const { bin: bins } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = path.join(folder, typeof bins === 'string' ? bins : (bins[bin] ?? ''));
  if (!existsSync(file)) throw new Error(`${packageName} has no command ${bin}`);
  return file;
}

function node(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...words], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? (signal === null ? 1 : 130));
    });
  });
}
