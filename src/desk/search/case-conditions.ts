import type { UnitId } from '../../vocabulary/ids.ts';
import { SUBMISSION_KINDS, type SubmissionKind } from '../../vocabulary/words.ts';
import type { CaseFilter, StateChoice } from './case-filter.ts';
import type { Visible } from './visible.ts';

/** The parts of a statement with their values, numbered in the order in which they are asked for. */
export interface Values {
  readonly list: readonly unknown[];
  /** Takes a value in; gives its place, `$3`. */
  readonly add: (value: unknown) => string;
}

export function valuesFrom(first: readonly unknown[]): Values {
  const list = [...first];
  return {
    list,
    add(value) {
      list.push(value);
      return `$${list.length}`;
    },
  };
}

/** Written as the partial indexes write them, or PostgreSQL would not use them. */
const UNFINISHED = `c.state in ('open','waiting-for-client','answered')`;

function stateCondition(state: StateChoice): string {
  switch (state) {
    case 'unfinished':
      return UNFINISHED;
    case 'open':
    case 'waiting-for-client':
    case 'answered':
      return `${UNFINISHED} and c.state = '${state}'`;
    case 'resting':
      return `${UNFINISHED} and c.state <> 'open'`;
    case 'closed':
      return `c.state = 'closed'`;
    case 'any':
      return `c.state <> 'merged'`;
  }
}

/** One of the closed list, written out: PostgreSQL must see it to use the index on the rarer kinds. */
function submissionCondition(kind: SubmissionKind): string {
  if (!SUBMISSION_KINDS.includes(kind)) throw new Error(`No such kind of submission: ${kind}`);
  return `c.submission = '${kind}'`;
}

/** What holds for every case of the list, whoever it stands with. */
export function conditionsOf(filter: CaseFilter, values: Values, now: Temporal.Instant): string {
  const all = [stateCondition(filter.state)];
  if (filter.holder === 'nobody') all.push('c.holder_id is null');
  else if (filter.holder !== null) all.push(`c.holder_id = ${values.add(filter.holder)}::uuid`);
  if (filter.submission !== null) all.push(submissionCondition(filter.submission));
  if (filter.late) all.push(`coalesce(c.due_at, 'infinity') < ${values.add(now)}::timestamptz`);
  if (filter.from !== null) all.push(`c.opened_at >= ${values.add(filter.from)}::timestamptz`);
  if (filter.before !== null) all.push(`c.opened_at < ${values.add(filter.before)}::timestamptz`);
  return all.join(' and ');
}

/** Where cases of a list stand: each arm is read along one index, and the arms are joined. */
export interface Arm {
  /** One scan for each of these units (`u.id`); `null` where the arm is one scan. */
  readonly units: string | null;
  readonly where: string;
}

/** The arms that together hold exactly what is asked for and may be seen. */
export function armsOf(filter: CaseFilter, visible: Visible, values: Values): readonly Arm[] {
  const held = (): Arm => ({
    units: null,
    where: `c.holder_id = ${values.add(visible.me)}::uuid${unitCondition(filter, values)}`,
  });
  const ofUnits = (units: readonly UnitId[]): Arm => ({ units: values.add(units), where: 'c.unit_id = u.id' });
  if (filter.scope === 'mine') return [held()];
  if (isOnePersons(filter)) return [seen(filter, visible, values)];
  const { unit } = filter;
  const own = unit === null ? visible.units : visible.units.filter((one) => one === unit);
  if (filter.scope === 'unit') return [ofUnits(own)];
  if (!visible.all) return [ofUnits(own), held()];
  return unit === null ? [{ units: null, where: 'true' }] : [ofUnits([unit])];
}

/** One person's cases are few: they are read along that person's index, and what may not be seen is left out. */
function seen(filter: CaseFilter, visible: Visible, values: Values): Arm {
  const ofUnits = filter.scope === 'unit' ? ` and c.unit_id = any(${values.add(visible.units)}::uuid[])` : '';
  return { units: null, where: `${seenCondition(visible, values)}${unitCondition(filter, values)}${ofUnits}` };
}

/** That a case may be read, as one condition. */
export function seenCondition(visible: Visible, values: Values): string {
  if (visible.all) return 'true';
  return `(c.unit_id = any(${values.add(visible.units)}::uuid[]) or c.holder_id = ${values.add(visible.me)}::uuid)`;
}

export function unitCondition(filter: CaseFilter, values: Values): string {
  return filter.unit === null ? '' : ` and c.unit_id = ${values.add(filter.unit)}::uuid`;
}

function isOnePersons({ holder }: CaseFilter): boolean {
  return holder !== null && holder !== 'nobody';
}
