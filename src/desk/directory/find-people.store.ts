import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

export interface FoundPerson {
  readonly id: EmployeeId;
  readonly name: string;
  readonly phone: string;
  readonly post_lv: string | null;
  readonly post_en: string | null;
  readonly unit_lv: string | null;
  readonly unit_en: string | null;
}

/** Each word finds people by themselves, by their posts and by their units, through the trigram indexes of `0010`. */
const FIND = `with word as (select distinct w, '%' || w || '%' as pattern from unnest($2::text[]) given, lateral folded(given) w),
  hit as (
    select word.w, e.id from word join employee e on e.tenant = $1
      and folded(e.given_name || ' ' || e.surname || ' ' || e.email || ' ' || replace(e.phone, ' ', '')) like word.pattern
    union
    select word.w, h.employee_id from word
      join post p on p.tenant = $1 and folded(p.title_lv || ' ' || p.title_en) like word.pattern
      join held_post h on h.tenant = $1 and h.post_id = p.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)
    union
    select word.w, h.employee_id from word
      join unit u on u.tenant = $1 and folded(u.name_lv || ' ' || u.name_en || ' ' || replace(u.phone, ' ', '')) like word.pattern
      join held_post h on h.tenant = $1 and h.unit_id = u.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)
  ),
  found as (select id from hit group by id having count(*) = (select count(*) from word))
  select e.id, e.given_name || ' ' || e.surname as name, e.phone, p.post_lv, p.post_en, p.unit_lv, p.unit_en
  from found join employee e on e.tenant = $1 and e.id = found.id
  left join lateral (
    select h.post_lv, h.post_en, u.name_lv as unit_lv, u.name_en as unit_en
    from held_post h join unit u on u.tenant = h.tenant and u.id = h.unit_id
    where h.tenant = $1 and h.employee_id = e.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)
    order by h.head desc, h.valid_from limit 1) p on true
  order by p.post_lv is null, e.surname, e.given_name limit $4`;

/**
 * People by name, post, unit, phone or address as on a day (civil, Riga): every word must be found somewhere, diacritics and
 * case do not matter. Whoever holds no post that day comes last.
 */
export async function findPeople(
  tx: Tx,
  words: string,
  day: Temporal.PlainDate,
  limit: number,
): Promise<FoundPerson[]> {
  const asked = words
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => word.replaceAll(/[\\%_]/g, '\\$&'));
  if (asked.length === 0) return [];
  return tx.rows<FoundPerson>(FIND, [tx.identity.tenant, asked, day, limit]);
}
