import { isDatabase, pssOf, treeOf } from '../machine/processes.ts';
import { type DeskProcess, startDesk } from '../machine/desk-process.ts';
import { pause } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';
import type { Stage } from './stage.ts';

/** Start in an empty data folder: makes the database, the schema and the demo. Then what memory an idle desk holds. */
export async function measureFirstStart(stage: Stage): Promise<Row[]> {
  const desk = await startDesk({ dataDir: stage.dataDir });
  try {
    await pause(3000);
    return [
      {
        name: 'start: empty data folder, database made and demo seeded, to the first page',
        value: desk.startMs / 1000,
        unit: 's',
        limit: null,
        goal: null,
      },
      ...memoryRows(desk, 'idle'),
    ];
  } finally {
    await desk.stop();
  }
}

/** Proportional memory of the desk's processes, with and without PostgreSQL. */
export function memoryRows(desk: DeskProcess, when: string): Row[] {
  const tree = treeOf(desk.pid);
  const sum = (processes: readonly (typeof tree)[number][]) =>
    processes.reduce((total, one) => total + pssOf(one), 0) / 1024 / 1024;
  return [
    {
      name: `memory ${when}: PSS without PostgreSQL`,
      value: sum(tree.filter((one) => !isDatabase(one))),
      unit: 'MB',
      limit: null,
      goal: atMost(120),
    },
    { name: `memory ${when}: PSS of all processes`, value: sum(tree), unit: 'MB', limit: null, goal: atMost(250) },
  ];
}

/** Starts again upon data that is there; the middle of three. */
export async function measureStart(
  stage: Stage,
  what: string,
  databaseUrl: string | undefined,
  goal: number,
): Promise<Row> {
  const times: number[] = [];
  for (let nth = 0; nth < 3; nth += 1) {
    const desk = await startDesk({ dataDir: stage.dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
    times.push(desk.startMs / 1000);
    await desk.stop();
  }
  return {
    name: `start: ${what}, to the first page`,
    value: times.sort((one, other) => one - other)[1] ?? Number.NaN,
    unit: 's',
    limit: null,
    goal: atMost(goal),
  };
}
