import type { Tx } from '../../database/database.ts';
import type { DeskId, PlaceId, UnitId } from '../../vocabulary/ids.ts';
import type { Validity } from './directory.ts';
import type { PlaceDeed } from './places.ts';

/** Where clients are met. */
export interface Place extends Validity {
  readonly id: PlaceId;
  readonly nameLv: string;
  readonly nameEn: string;
  readonly address: string;
  readonly desks: readonly ServiceDesk[];
}

/** One desk of a place; `unit`: whose, where it is one unit's. */
export interface ServiceDesk extends Validity {
  readonly id: DeskId;
  readonly place: PlaceId;
  /** As it stands on the wall. */
  readonly number: string;
  readonly unit: UnitId | null;
}

type DeskRow = [DeskId, string, UnitId | null, string, string | null];
interface PlaceRow {
  readonly id: PlaceId;
  readonly name_lv: string;
  readonly name_en: string;
  readonly address: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly desks: readonly DeskRow[];
}

/** Every place with its desks, past ones too, in one round trip; at most 500 places. */
export async function placesWithDesks(tx: Tx): Promise<Place[]> {
  const rows = await tx.rows<PlaceRow>(
    `select p.id, p.name_lv, p.name_en, p.address, p.valid_from::text, p.valid_to::text,
       coalesce((select json_agg(json_build_array(d.id, d.number, d.unit_id, d.valid_from, d.valid_to) order by length(d.number), d.number)
         from desk d where d.tenant = p.tenant and d.place_id = p.id), '[]') as desks
     from place p where p.tenant = $1 order by p.name_lv, p.id limit 500`,
    [tx.identity.tenant],
  );
  return rows.map((row) => ({
    id: row.id,
    nameLv: row.name_lv,
    nameEn: row.name_en,
    address: row.address,
    ...days(row.valid_from, row.valid_to),
    desks: row.desks.map(([id, number, unit, from, to]) => ({ id, place: row.id, number, unit, ...days(from, to) })),
  }));
}

function days(from: string, to: string | null): Validity {
  return { from: Temporal.PlainDate.from(from), to: to === null ? null : Temporal.PlainDate.from(to) };
}

export async function writePlaces(tx: Tx, deed: PlaceDeed): Promise<void> {
  const tenant = tx.identity.tenant;
  if (deed.put === 'place') {
    const { id, nameLv, nameEn, address, from, to } = deed.row;
    await tx.rows(
      `insert into place (tenant, id, name_lv, name_en, address, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant, id) do update set name_lv = excluded.name_lv, name_en = excluded.name_en, address = excluded.address,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [tenant, id, nameLv, nameEn, address, from, to],
    );
    return;
  }
  const { id, place, number, unit, from, to } = deed.row;
  await tx.rows(
    `insert into desk (tenant, id, place_id, number, unit_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, id) do update set number = excluded.number, unit_id = excluded.unit_id,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [tenant, id, place, number, unit, from, to],
  );
}
