import type { Tx } from '../../../database/database.ts';
import { awayOn, type Directory, knownDirectory, lookup } from '../../../desk/directory/index.ts';
import {
  type Distribution,
  distributionsOf,
  nameOf,
  peopleOf,
  platesOf,
  presenceOf,
  type Proposal,
  proposalsFor,
  type Skill,
  skillsOf,
  soonOf,
  type UnitPresence,
  type UntakenCase,
  untakenOf,
} from '../../../desk/workload/index.ts';
import type { EmployeeId, UnitId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { PlateRow } from './plates.view.ts';

/** What of a unit is shown: who is there, and for those who work there or lead it what nobody has taken. */
export interface UnitLoad {
  readonly unit: UnitId;
  readonly name: string;
  readonly presence: UnitPresence;
  readonly people: readonly { readonly employee: EmployeeId; readonly name: string }[];
  /** `null` for whoever does not lead it. */
  readonly plates: readonly PlateRow[] | null;
  readonly untaken: readonly UntakenCase[];
  readonly proposals: ReadonlyMap<string, Proposal>;
  readonly distribution: Distribution | undefined;
  readonly skills: readonly Skill[];
  readonly maySet: boolean;
}

/** More units than this are not shown at once; whoever leads more of them opens one by its name. */
const UNITS = 6;
const UNTAKEN = 12;

/** The units whose picture somebody sees: those of their own, and those they lead. */
export function unitsFor(request: WebRequest): readonly UnitId[] {
  return [...new Set([...request.identity.units, ...(request.identity.leads ?? [])])];
}

export async function loadUnits(
  deps: PageDeps,
  request: WebRequest,
  tx: Tx,
  wanted: UnitId | null,
  days: readonly Temporal.PlainDate[],
): Promise<{
  readonly units: readonly UnitLoad[];
  readonly others: readonly { id: UnitId; name: string }[];
  readonly mine: PlateRow | null;
}> {
  const directory = await knownDirectory(deps.desk.database, tx);
  const all = unitsFor(request);
  const shown = (wanted !== null && all.includes(wanted) ? [wanted] : all).slice(0, UNITS);
  const [distributions, skills] = [await distributionsOf(tx, shown), await skillsOf(tx, shown)];
  const units: UnitLoad[] = [];
  for (const unit of shown)
    units.push(await loadUnit(deps, request, tx, directory, unit, days, { distributions, skills }));
  const others = all.length > shown.length ? all.map((id) => ({ id, name: unitName(request, directory, id) })) : [];
  return { units, others, mine: await myPlate(deps, request, tx, directory) };
}

async function loadUnit(
  deps: PageDeps,
  request: WebRequest,
  tx: Tx,
  directory: Directory,
  unit: UnitId,
  days: readonly Temporal.PlainDate[],
  known: { readonly distributions: readonly Distribution[]; readonly skills: readonly Skill[] },
): Promise<UnitLoad> {
  const { desk, dictionary } = deps;
  const calendar = desk.rules.current().calendarOf(unit);
  const ids = peopleOf(directory, unit, request.today);
  const people = ids.map((employee) => ({ employee, name: nameOf(directory, employee) }));
  const leads = request.mayI('workload.read', { holder: null, unit });
  const distribution = known.distributions.find((one) => one.unit === unit);
  const untaken = request.identity.units.includes(unit) || leads ? await untakenOf(tx, [unit], UNTAKEN) : [];
  const isProposing = distribution !== undefined && distribution.mode !== 'off' && untaken.length > 0;
  const soon = soonOf(desk, unit, request.now);
  const plates = leads ? await platesOf(tx, ids, { now: request.now, soon }) : null;
  const proposals = isProposing ? await proposalsFor(desk, tx, { directory, dictionary }, unit, untaken) : new Map();
  const presence = presenceOf(directory, unit, days, calendar);
  return {
    unit,
    name: unitName(request, directory, unit),
    presence,
    people,
    plates: plates && people.map((person) => plateRow(directory, request, person, plates.get(person.employee))),
    untaken,
    proposals,
    distribution,
    skills: known.skills,
    maySet: request.mayI('workload.set', { holder: null, unit }),
  };
}

async function myPlate(deps: PageDeps, request: WebRequest, tx: Tx, directory: Directory): Promise<PlateRow | null> {
  const { employee } = request.identity;
  if (employee === null) return null;
  const soon = soonOf(deps.desk, request.identity.units[0] ?? null, request.now);
  const plates = await platesOf(tx, [employee], { now: request.now, soon });
  return plateRow(directory, request, { employee, name: nameOf(directory, employee) }, plates.get(employee));
}

function plateRow(
  directory: Directory,
  request: WebRequest,
  person: { readonly employee: EmployeeId; readonly name: string },
  plate: Omit<PlateRow, 'name' | 'away'> | undefined,
): PlateRow {
  const { employee, name } = person;
  const away = awayOn(directory, employee, request.today).length > 0;
  return { open: 0, late: 0, soon: 0, ...plate, employee, name, away };
}

function unitName(request: WebRequest, directory: Directory, id: UnitId): string {
  const unit = lookup(directory).units.get(id);
  return (request.lang === 'en' && unit?.nameEn ? unit.nameEn : unit?.nameLv) ?? '';
}
