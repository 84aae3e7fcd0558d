import { type Directory, holdsOn, type Institution, type Unit } from '../directory/index.ts';
import type { InstitutionId, UnitId } from '../../vocabulary/ids.ts';
import type { MatchedPeople } from './match-people.ts';
import { unitRenamer } from './renamed-unit.ts';
import { placeUnits } from './place-units.ts';
import { type Fault, sameName, type Wanted, type WantedRow } from './wanted.ts';

export interface MatchedUnits {
  readonly of: ReadonlyMap<WantedRow, UnitId>;
  /** All units as they shall stand, ended ones too. */
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly institutions: ReadonlyMap<InstitutionId, Institution>;
  /** Institutions that the list speaks of. */
  readonly covered: ReadonlySet<InstitutionId>;
  readonly faults: readonly Fault[];
}

/** The rows of one unit. */
export interface UnitGroup {
  readonly institution: InstitutionId;
  readonly first: WantedRow;
  readonly rows: WantedRow[];
}

/**
 * Which unit each row means: by its code, else by its name within the institution. A unit that is not known, into which
 * most people of one that is not listed any more go together, is that one under a new name.
 */
export function matchUnits(
  current: Directory,
  wanted: Wanted,
  day: Temporal.PlainDate,
  people: MatchedPeople,
  newId: () => string,
): MatchedUnits {
  const institutions = new Map(current.institutions.map((one) => [one.id, one]));
  const standing = current.units.filter((unit) => holdsOn(unit, day));
  const faults: Fault[] = [];
  const institutionOf = institutionFinder(current, standing, institutions, day, newId);
  const groups = new Map<string, UnitGroup>();
  for (const row of wanted.rows) {
    const institution = institutionOf(row);
    if (institution === null) {
      faults.push({ reason: 'institution-unsaid', row: row.row, column: 'institution', found: '' });
      continue;
    }
    const key = row.unitCode ?? `${institution} ${sameName(row.unit)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { institution, first: row, rows: [row] });
    else {
      group.rows.push(row);
      if (group.institution !== institution || sameName(group.first.unit) !== sameName(row.unit))
        faults.push({
          reason: 'unit-two-places',
          row: row.row,
          column: group.institution === institution ? 'unit' : 'institution',
          found: row.unit,
          others: [group.first.row],
        });
    }
  }
  const found = new Map<UnitGroup, Unit>();
  const byCode = new Map(standing.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit]])));
  const byName = new Map(standing.map((unit) => [`${unit.institution} ${sameName(unit.nameLv)}`, unit]));
  for (const group of groups.values()) {
    const { unitCode, unit } = group.first;
    const named = byName.get(`${group.institution} ${sameName(unit)}`);
    const known = (unitCode === null ? undefined : byCode.get(unitCode)) ?? named;
    if (known !== undefined) found.set(group, known);
  }
  const taken = new Set([...found.values()].map(({ id }) => id));
  const renamedUnit = unitRenamer(current, standing, day, people);
  for (const group of groups.values()) {
    if (found.has(group)) continue;
    const renamed = renamedUnit(group, taken);
    if (renamed === null) continue;
    found.set(group, renamed);
    taken.add(renamed.id);
  }
  const units = new Map(current.units.map((unit) => [unit.id, unit]));
  const of = new Map<WantedRow, UnitId>();
  for (const group of groups.values()) {
    const unit = put(group, found.get(group), day, newId);
    units.set(unit.id, unit);
    for (const row of group.rows) of.set(row, unit.id);
  }
  const covered = new Set([...groups.values()].map(({ institution }) => institution));
  faults.push(...placeUnits(units, of, wanted, day, covered));
  return { of, units, institutions, covered, faults };
}

function put(
  { institution, first, rows }: UnitGroup,
  known: Unit | undefined,
  day: Temporal.PlainDate,
  newId: () => string,
): Unit {
  if (known !== undefined) {
    const renamed = sameName(known.nameLv) !== sameName(first.unit);
    return {
      ...known,
      institution,
      code: first.unitCode ?? known.code,
      nameLv: renamed ? first.unit : known.nameLv,
      nameEn: renamed ? first.unit : known.nameEn,
    };
  }
  const from = rows.reduce(
    (earliest, row) => (row.from !== null && Temporal.PlainDate.compare(row.from, earliest) < 0 ? row.from : earliest),
    day,
  );
  const name = first.unit;
  const id = newId() as UnitId;
  return {
    id,
    code: first.unitCode,
    institution,
    parent: null,
    nameLv: name,
    nameEn: name,
    phone: '',
    email: '',
    from,
    to: null,
  };
}

function institutionFinder(
  current: Directory,
  standing: readonly Unit[],
  institutions: Map<InstitutionId, Institution>,
  day: Temporal.PlainDate,
  newId: () => string,
): (row: WantedRow) => InstitutionId | null {
  const there = current.institutions.filter((one) => holdsOn(one, day));
  const byName = new Map(there.map((one) => [sameName(one.nameLv), one.id]));
  return ({ institution, unit }) => {
    if (institution === null) {
      const named = new Set(
        standing.filter((one) => sameName(one.nameLv) === sameName(unit)).map((one) => one.institution),
      );
      const [only] = named.size === 1 ? named : byName.size === 1 ? byName.values() : [];
      return only ?? null;
    }
    const known = byName.get(sameName(institution));
    if (known !== undefined) return known;
    const id = newId() as InstitutionId;
    byName.set(sameName(institution), id);
    institutions.set(id, {
      id,
      code: null,
      nameLv: institution,
      nameEn: institution,
      registrationNumber: '',
      from: day,
      to: null,
    });
    return id;
  };
}
