import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { ask, type Fetched, signIn, type Visitor } from '../load/http.ts';
import type { DeskProcess } from '../machine/desk-process.ts';
import { cpuOf } from '../machine/processes.ts';
import { percentile } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';
import { someCases } from './some-cases.ts';
import type { Stage } from './stage.ts';

interface PageToMeasure {
  readonly name: string;
  readonly paths: readonly string[];
  readonly goals: { readonly ms: number; readonly cpuMs: number };
}

const QUERIES = ['siltumnīca', 'bedre iela', 'bernudarzs', 'nodokla aprekins', 'kliente.17', 'zemes robeža'];

/** The pages that are open all day, as a signed-in employee's browser asks for them. */
export async function measurePages(stage: Stage, desk: DeskProcess, ownerUrl: string, cases: number): Promise<Row[]> {
  const anna = EMPLOYEES[0];
  if (anna === undefined) throw new Error('There is no demo employee');
  const numbers = await someCases(ownerUrl, anna.unit);
  const page = { ms: 5, cpuMs: 3 };
  const pages: PageToMeasure[] = [
    { name: '/mans-darbs', paths: ['/mans-darbs'], goals: page },
    { name: '/lietas', paths: ['/lietas'], goals: page },
    { name: 'case page', paths: numbers.map((number) => `/lieta/${number}`), goals: page },
    {
      name: 'search',
      paths: QUERIES.map((words) => `/lietas?q=${encodeURIComponent(words)}`),
      goals: { ms: 8, cpuMs: 4 },
    },
  ];
  const visitor = await signIn(desk.url, anna.id, 8);
  try {
    const rows: Row[] = [];
    for (const one of pages) rows.push(...(await measurePage(stage, desk, visitor, one, cases)));
    return rows;
  } finally {
    visitor.close();
  }
}

async function measurePage(
  stage: Stage,
  desk: DeskProcess,
  visitor: Visitor,
  page: PageToMeasure,
  cases: number,
): Promise<Row[]> {
  const total = stage.options.full ? 1000 : 200;
  await ask(visitor, page.paths, 4, total);
  const before = cpuOf(desk.pid);
  const alone = await ask(visitor, page.paths, 1, total);
  const cpuMs = (cpuOf(desk.pid) - before) / total;
  const together = await ask(visitor, page.paths, 8, total * 2);
  const name = `${page.name} at ${cases} cases`;
  return [
    {
      name: `${name}: c=1 p50`,
      value: percentile(times(alone), 0.5),
      unit: 'ms',
      limit: null,
      goal: atMost(page.goals.ms),
    },
    { name: `${name}: c=1 p95`, value: percentile(times(alone), 0.95), unit: 'ms', limit: null, goal: null },
    { name: `${name}: c=8 p95`, value: percentile(times(together), 0.95), unit: 'ms', limit: null, goal: atMost(25) },
    { name: `${name}: desk and PostgreSQL`, value: cpuMs, unit: 'CPU-ms', limit: null, goal: atMost(page.goals.cpuMs) },
    {
      name: `${name}: HTML`,
      value: Math.max(...alone.map(({ body }) => Buffer.byteLength(body))) / 1000,
      unit: 'kB',
      limit: null,
      goal: atMost(40),
    },
  ];
}

function times(answers: readonly Fetched[]): number[] {
  return answers.map(({ ms }) => ms);
}
