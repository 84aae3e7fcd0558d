import type { Tx } from '../../database/database.ts';
import type { VisitId } from '../../vocabulary/ids.ts';

/** Who served, where, and how they are reached; read from the directory of the day. */
export interface SlipPeople {
  readonly employee: string;
  readonly unitLv: string;
  readonly unitEn: string;
  readonly unitPhone: string;
  readonly mailbox: string | null;
  readonly placeLv: string;
  readonly placeEn: string;
  readonly municipalityLv: string;
  readonly municipalityEn: string;
  readonly caseNumber: string | null;
}

/** The people and places of one visit's slip; `null` where the visit is not seen. */
export async function slipPeople(tx: Tx, visit: VisitId): Promise<SlipPeople | null> {
  return tx.one<SlipPeople>(
    `select coalesce(e.given_name || ' ' || e.surname, '') as employee, u.name_lv as "unitLv", u.name_en as "unitEn", u.phone as "unitPhone",
       (select m.address from mailbox m where m.tenant = v.tenant order by m.unit_id = v.unit_id desc, m.address limit 1) as mailbox,
       p.name_lv as "placeLv", p.name_en as "placeEn", t.name_lv as "municipalityLv", t.name_en as "municipalityEn", c.number as "caseNumber"
     from visit v join unit u on u.tenant = v.tenant and u.id = v.unit_id join place p on p.tenant = v.tenant and p.id = v.place_id
       join tenant t on t.id = v.tenant
       left join employee e on e.tenant = v.tenant and e.id = v.holder_id
       left join desk_case c on c.tenant = v.tenant and c.id = v.case_id
     where v.tenant = $1 and v.id = $2`,
    [tx.identity.tenant, visit],
  );
}
