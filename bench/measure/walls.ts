import pg from 'pg';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { ask, signIn, type Visitor } from '../load/http.ts';
import type { DeskProcess } from '../machine/desk-process.ts';
import { percentile } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';
import { someCases } from './some-cases.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 5;

/**
 * What row-level security costs: the same pages of the same desk with it and without it, in turn, so that both meet the
 * same noise. It is switched off by the owner in the bench's own database.
 */
export async function measureWalls(stage: Stage, desk: DeskProcess, ownerUrl: string, cases: number): Promise<Row[]> {
  const anna = EMPLOYEES[0];
  if (anna === undefined) throw new Error('There is no demo employee');
  const numbers = await someCases(ownerUrl, anna.unit);
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['/mans-darbs', ['/mans-darbs']],
    ['/lietas', ['/lietas']],
    ['case page', numbers.map((number) => `/lieta/${number}`)],
    ['search', ['siltumnīca', 'bedre iela', 'bernudarzs'].map((words) => `/lietas?q=${encodeURIComponent(words)}`)],
  ];
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const visitor = await signIn(desk.url, anna.id, 2);
  try {
    const rows: Row[] = [];
    for (const [name, paths] of pages) {
      const standing: number[] = [];
      const open: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await putWalls(owner, true);
        standing.push(await median(stage, visitor, paths));
        await putWalls(owner, false);
        open.push(await median(stage, visitor, paths));
      }
      const [walled, bare] = [percentile(standing, 0.5), percentile(open, 0.5)];
      rows.push(
        { name: `${name} at ${cases} cases behind walls: p50`, value: walled, unit: 'ms', limit: bare, goal: null },
        { name: `${name}: behind walls to without`, value: walled / bare, unit: '×', limit: null, goal: atMost(1.25) },
      );
    }
    return rows;
  } finally {
    await putWalls(owner, true);
    visitor.close();
    await owner.end();
  }
}

async function median(stage: Stage, visitor: Visitor, paths: readonly string[]): Promise<number> {
  const total = stage.options.full ? 300 : 80;
  await ask(visitor, paths, 1, total / 4);
  return percentile(
    (await ask(visitor, paths, 1, total)).map(({ ms }) => ms),
    0.5,
  );
}

/** Tried again where the desk's own loops hold a table meanwhile. */
async function putWalls(owner: pg.Client, standing: boolean): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await alterWalls(owner, standing);
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || attempt === 10) throw error;
    }
  }
}

async function alterWalls(owner: pg.Client, standing: boolean): Promise<void> {
  await owner.query(`do $$ declare t regclass; begin
    for t in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_policy p where p.polrelid = c.oid)
    loop execute format('alter table %s ${standing ? 'enable' : 'disable'} row level security', t); end loop; end $$`);
}
