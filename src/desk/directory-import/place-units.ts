import { holdsOn, type Unit } from '../directory/index.ts';
import type { InstitutionId, UnitId } from '../../vocabulary/ids.ts';
import { type Fault, sameName, TOP, type Wanted, type WantedRow } from './wanted.ts';

/**
 * Puts each unit under the one above that its rows name, and ends the units that a whole list (`csv`) of their institution
 * does not hold any more. Changes `units` in place; tells what cannot be.
 */
export function placeUnits(
  units: Map<UnitId, Unit>,
  of: ReadonlyMap<WantedRow, UnitId>,
  wanted: Wanted,
  day: Temporal.PlainDate,
  covered: ReadonlySet<InstitutionId>,
): Fault[] {
  const faults: Fault[] = [];
  const listed = new Set(of.values());
  const found = new Map<string, UnitId>();
  const placedBy = new Map<UnitId, { row: WantedRow; parent: UnitId | null }>();
  for (const [row, id] of of) {
    if (row.unitAbove === null) continue;
    const institution = units.get(id)?.institution ?? null;
    const key = `${institution} ${sameName(row.unitAbove)}`;
    const known = found.get(key);
    const parent = row.unitAbove === TOP ? null : (known ?? above(row, institution, units, listed, day));
    if (typeof parent === 'string') found.set(key, parent);
    if (parent !== null && typeof parent === 'object') {
      faults.push(parent);
      continue;
    }
    const earlier = placedBy.get(id);
    if (earlier === undefined) placedBy.set(id, { row, parent });
    else if (earlier.parent !== parent)
      faults.push({
        reason: 'unit-two-places',
        row: row.row,
        column: 'unitAbove',
        found: row.unitAbove,
        others: [earlier.row.row],
      });
  }
  for (const [id, { parent }] of placedBy) {
    const unit = units.get(id);
    if (unit !== undefined) units.set(id, { ...unit, parent });
  }
  faults.push(...cyclesOf(units, placedBy));
  if (wanted.source === 'csv') endUnlisted(units, listed, day, covered);
  return faults;
}

function above(
  { row, unitAbove }: WantedRow,
  institution: InstitutionId | null,
  units: ReadonlyMap<UnitId, Unit>,
  listed: ReadonlySet<UnitId>,
  day: Temporal.PlainDate,
): UnitId | Fault {
  const found = unitAbove ?? '';
  const named = [...units.values()].filter(
    (unit) => sameName(unit.nameLv) === sameName(found) && (listed.has(unit.id) || holdsOn(unit, day)),
  );
  const own = named.filter((unit) => unit.institution === institution);
  const [one, two] = own.length > 0 ? own : named;
  if (one === undefined) return { reason: 'unit-above-unknown', row, column: 'unitAbove', found };
  if (two !== undefined) return { reason: 'unit-above-ambiguous', row, column: 'unitAbove', found };
  return one.id;
}

function cyclesOf(
  units: ReadonlyMap<UnitId, Unit>,
  placedBy: ReadonlyMap<UnitId, { readonly row: WantedRow }>,
): Fault[] {
  const faults: Fault[] = [];
  const told = new Set<UnitId>();
  for (const [start, { row }] of placedBy) {
    const way: Unit[] = [];
    let at = units.get(start);
    while (at !== undefined && !way.includes(at)) {
      way.push(at);
      at = at.parent === null ? undefined : units.get(at.parent);
    }
    if (at?.id !== start || told.has(start)) continue;
    for (const unit of way) told.add(unit.id);
    const others = way.flatMap(({ id }) => placedBy.get(id)?.row.row ?? []).filter((other) => other !== row.row);
    const found = [...way, at].map(({ nameLv }) => nameLv).join(' → ');
    faults.push({ reason: 'unit-cycle', row: row.row, column: 'unitAbove', found, others });
  }
  return faults;
}

function endUnlisted(
  units: Map<UnitId, Unit>,
  listed: ReadonlySet<UnitId>,
  day: Temporal.PlainDate,
  covered: ReadonlySet<InstitutionId>,
): void {
  const stays = new Set(listed);
  for (const id of listed) {
    let at = units.get(id)?.parent ?? null;
    while (at !== null && !stays.has(at)) {
      stays.add(at);
      at = units.get(at)?.parent ?? null;
    }
  }
  for (const unit of units.values())
    if (holdsOn(unit, day) && covered.has(unit.institution) && !stays.has(unit.id))
      units.set(unit.id, { ...unit, to: lastDay(unit.from, day) });
}

/** The last day of what does not hold on `day` any more: the day before, or its only day where it began today. */
export function lastDay(from: Temporal.PlainDate, day: Temporal.PlainDate): Temporal.PlainDate {
  const before = day.subtract({ days: 1 });
  return Temporal.PlainDate.compare(from, before) > 0 ? from : before;
}
