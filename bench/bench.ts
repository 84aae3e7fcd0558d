import { testVault } from '../test/builders/vault.ts';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { loadDictionary } from '../src/channels/dictionary/load-dictionary.ts';
import { startEmbedded } from '../src/database/embedded/start-embedded.ts';
import { loadStandards } from '../src/load-standards.ts';
import { connectApp, type OpenedDesk, openDesk } from '../src/open-desk.ts';
import type { TenantId } from '../src/vocabulary/ids.ts';
import { fillDesk } from './data-set/fill-desk.ts';
import { type DeskProcess, startDesk } from './machine/desk-process.ts';
import { measureBoards } from './measure/boards.ts';
import { measureBrowser } from './measure/browser.ts';
import { measureCounter } from './measure/counter.ts';
import { measureJudge } from './measure/judge.ts';
import { measureKills } from './measure/kill.ts';
import { measureMail } from './measure/mail.ts';
import { measurePages } from './measure/pages.ts';
import { measureRecord } from './measure/record.ts';
import { measureReplay } from './measure/replay.ts';
import { measureFirstStart, measureStart, memoryRows } from './measure/start.ts';
import type { Stage } from './measure/stage.ts';
import { measureWalls } from './measure/walls.ts';
import { readOptions } from './options.ts';
import { reportJson, reportTable } from './report.ts';
import type { Row } from './row.ts';

const options = readOptions(process.argv.slice(2));
const began = performance.now();
const folder = await mkdtemp(path.join(tmpdir(), 'laipa-bench-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  });
}
const stage: Stage = {
  options,
  dataDir: path.join(folder, 'data'),
  progress: (said) =>
    process.stderr.write(`  ${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${said}\n`),
};
try {
  const rows = await everything(stage);
  process.stdout.write(options.json ? `${reportJson(rows, about())}\n` : `\n${reportTable(rows)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function about(): Record<string, unknown> {
  return {
    at: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    node: process.version,
    cores: availableParallelism(),
    cpu: cpus()[0]?.model,
    memoryGB: Math.round(totalmem() / 1e9),
    cases: options.cases,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

async function everything(all: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  stage.progress('first start');
  const first = await measureFirstStart(all);
  if (wanted('start')) rows.push(...first);
  let already = 0;
  for (const total of options.full ? [10_000, 50_000] : [options.cases]) {
    rows.push(...(await uponData(all, already, total)));
    already = total;
  }
  if (wanted('kill')) {
    stage.progress('kill -9 during mail');
    rows.push(...(await measureKills(all)));
  }
  return rows;
}

/** Everything that is measured upon a data set: fills up to `total` cases those that are there already. */
async function uponData(all: Stage, already: number, total: number): Promise<Row[]> {
  const rows = await besideTheDesk(all, already, total);
  if (wanted('start'))
    rows.push(await measureStart(all, `data of ${total} cases, PostgreSQL included`, undefined, 1.5));
  if (!['mail', 'pages', 'walls', 'boards', 'browser'].some(wanted)) return rows;
  const desk = await startDesk({ dataDir: all.dataDir, profile: options.profile });
  try {
    rows.push(...(await throughTheDesk(all, desk, total)));
  } finally {
    await desk.stop();
  }
  return rows;
}

/** What is measured on the database and in this process, while no desk runs. */
async function besideTheDesk(all: Stage, already: number, total: number): Promise<Row[]> {
  const server = await startEmbedded({ dataDir: all.dataDir });
  const { app } = connectApp(server.url, { databaseUrl: null, appDatabaseUrl: null }, 4);
  const rows: Row[] = [];
  try {
    const desk = await openHere(app);
    const added = total - already;
    stage.progress(`filling with ${added} cases`);
    const filled = await fillDesk(desk, server.url, await loadDictionary(), added, already, (said) =>
      all.progress(said),
    );
    rows.push(
      {
        name: `data set of ${added} cases made in bulk`,
        value: filled.casesPerSecond,
        unit: 'cases/s',
        limit: null,
        goal: null,
      },
      {
        name: 'search documents written by the follower',
        value: filled.documentsPerSecond,
        unit: 'cases/s',
        limit: null,
        goal: null,
      },
    );
    if (wanted('judge')) rows.push(...measureJudge(desk));
    if (wanted('replay')) {
      stage.progress('replay');
      rows.push(...(await measureReplay(desk)));
    }
    if (wanted('record')) {
      stage.progress('record');
      rows.push(...(await measureRecord(all, desk, server.url)));
    }
    if (wanted('counter')) rows.push(...(await measureCounter(all, desk)));
    if (wanted('start')) {
      stage.progress('start');
      rows.push(await measureStart(all, `data of ${total} cases, PostgreSQL up already`, server.url, 0.4));
    }
  } finally {
    await app.close();
    await server.stop();
  }
  return rows;
}

async function openHere(database: Parameters<typeof openDesk>[0]['database']): Promise<OpenedDesk> {
  return openDesk({
    tenant: 1 as TenantId,
    database,
    standards: await loadStandards('adazi'),
    settings: { reopenDays: 30, holdSeconds: 10, origin: 'laipa.invalid' },
    vault: testVault(),
  });
}

async function throughTheDesk(all: Stage, desk: DeskProcess, total: number): Promise<Row[]> {
  const { url } = await startEmbedded({ dataDir: all.dataDir, join: 'only' });
  const rows: Row[] = [];
  if (wanted('pages')) {
    stage.progress('pages');
    rows.push(...(await measurePages(all, desk, url, total)));
  }
  if (wanted('walls')) {
    stage.progress('walls');
    rows.push(...(await measureWalls(all, desk, url, total)));
  }
  if (wanted('boards')) {
    stage.progress('boards and desks');
    rows.push(...(await measureBoards(desk, url)));
  }
  if (wanted('browser')) {
    stage.progress('browser');
    rows.push(...(await measureBrowser(desk)));
  }
  if (wanted('mail')) {
    stage.progress('mail in');
    rows.push(...(await measureMail(all, desk, url)));
    rows.push(...memoryRows(desk, 'after the load'));
  }
  return rows;
}

function wanted(name: string): boolean {
  return options.only.length === 0 || options.only.includes(name);
}
