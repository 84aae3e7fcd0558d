import { isMet, type Row, sayGoal } from './row.ts';

/** The rows for a program: `{ rows: [{ name, value, unit, limit, goal, met }] }` with facts of the machine beside them. */
export function reportJson(rows: readonly Row[], about: Readonly<Record<string, unknown>>): string {
  const plain = rows.map((row) => ({
    name: row.name,
    value: rounded(row.value),
    unit: row.unit,
    limit: row.limit === null ? null : rounded(row.limit),
    goal: sayGoal(row.goal) || null,
    met: isMet(row),
  }));
  return JSON.stringify({ about, rows: plain }, null, 1);
}

/** The same for people: one line a figure; `–` stands where a goal is missed. */
export function reportTable(rows: readonly Row[]): string {
  const head = ['', 'what', 'value', 'unit', 'limit', 'goal'];
  const lines = rows.map((row) => [
    { true: '✔', false: '–', null: ' ' }[String(isMet(row)) as 'true' | 'false' | 'null'],
    row.name,
    say(row.value),
    row.unit,
    row.limit === null ? '' : say(row.limit),
    sayGoal(row.goal),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const laid = [head, ...lines].map((line) =>
    line
      .map((cell, column) =>
        column === 2 || column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${laid.join('\n')}\n`;
}

function say(value: number): string {
  return rounded(value).toLocaleString('en').replaceAll(',', ' ');
}

/** Three significant digits below a thousand, whole numbers above. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
