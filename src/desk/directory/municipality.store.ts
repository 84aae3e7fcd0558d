import type { Tx } from '../../database/database.ts';

/** The municipality as its clients know it: its name and how to reach it. */
export interface Municipality {
  readonly name: { readonly lv: string; readonly en: string };
  /** Its site, as written for people: „www.paraugnovads.example”; empty where none is known. */
  readonly website: string;
  /** The telephone and e-mail of the unit that clients meet first; empty where none is known. */
  readonly phone: string;
  readonly email: string;
}

/** The municipality; its contacts are those of the unit at the first desk of the first place, else of the unit with most contacts. */
export async function municipalityOf(tx: Tx): Promise<Municipality> {
  const row = await tx.one<{ lv: string; en: string; website: string; phone: string | null; email: string | null }>(
    `select t.name_lv as lv, t.name_en as en, t.website, u.phone, u.email
     from tenant t left join lateral (
       select u.phone, u.email from unit u left join desk d on d.tenant = u.tenant and d.unit_id = u.id and d.valid_to is null
       where u.tenant = t.id and u.valid_to is null and (u.phone <> '' or u.email <> '')
       order by d.number nulls last, u.valid_from, u.name_lv, u.id limit 1) u on true
     where t.id = $1`,
    [tx.identity.tenant],
  );
  if (row === null) throw new Error('The tenant is not there');
  return {
    name: { lv: row.lv, en: row.en === '' ? row.lv : row.en },
    website: row.website,
    phone: row.phone ?? '',
    email: row.email ?? '',
  };
}
