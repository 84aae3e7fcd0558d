import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { InstitutionId, UnitId } from '../../vocabulary/ids.ts';

export interface DirectoryToInsert {
  readonly institutions: readonly { readonly id: InstitutionId; readonly lv: string; readonly en: string }[];
  readonly units: readonly {
    readonly id: UnitId;
    readonly institution: InstitutionId;
    readonly lv: string;
    readonly en: string;
    readonly phone: string;
    /** Its first address; `null`: none yet. */
    readonly mailbox: string | null;
  }[];
  readonly employees: readonly {
    readonly id: string;
    readonly given: string;
    readonly surname: string;
    readonly email: string;
    readonly unit: string;
    readonly postLv: string;
    readonly postEn: string;
    readonly head: boolean;
    readonly roles: readonly string[];
  }[];
  readonly demo: boolean;
  /** First day of every post and role, ISO. */
  readonly from: string;
}

/** Writes a whole directory into an empty installation, each kind in one statement. */
export async function insertDirectory(tx: Tx, directory: DirectoryToInsert): Promise<void> {
  const tenant = tx.identity.tenant;
  await tx.rows(
    `insert into institution (tenant, id, name_lv, name_en, website)
     select $1, i.id, i.lv, i.en, (select website from tenant where id = $1) from jsonb_to_recordset($2::jsonb) as i (id uuid, lv text, en text)`,
    [tenant, JSON.stringify(directory.institutions)],
  );
  await tx.rows(
    `insert into unit (tenant, id, institution_id, name_lv, name_en, phone, email, valid_from)
     select $1, u.id, u.institution, u.lv, u.en, u.phone, coalesce(u.mailbox, ''), $3::date
     from jsonb_to_recordset($2::jsonb) as u (id uuid, institution uuid, lv text, en text, phone text, mailbox text)`,
    [tenant, JSON.stringify(directory.units), directory.from],
  );
  await tx.rows(
    `insert into mailbox (tenant, id, unit_id, address)
     select $1, m.id, m.unit, m.address from jsonb_to_recordset($2::jsonb) as m (id uuid, unit uuid, address text)`,
    [
      tenant,
      JSON.stringify(
        directory.units.flatMap(({ id, mailbox }) =>
          mailbox === null ? [] : [{ id: randomUUIDv7(), unit: id, address: mailbox }],
        ),
      ),
    ],
  );
  await tx.rows(
    `insert into employee (tenant, id, given_name, surname, email, demo)
     select $1, e.id, e.given, e.surname, e.email, $3 from jsonb_to_recordset($2::jsonb) as e (id uuid, given text, surname text, email text)`,
    [tenant, JSON.stringify(directory.employees), directory.demo],
  );
  const posts = JSON.stringify(
    directory.employees.map(({ id, ...post }) => ({ ...post, id: randomUUIDv7(), employee: id })),
  );
  await tx.rows(
    `insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from)
     select $1, p.id, p.unit, p."postLv", p."postEn", case when p.head then 'head' else 'employee' end, $3::date
     from jsonb_to_recordset($2::jsonb) as p (id uuid, unit uuid, "postLv" text, "postEn" text, head boolean)`,
    [tenant, posts, directory.from],
  );
  await tx.rows(
    `insert into holding (tenant, id, employee_id, post_id, valid_from)
     select $1, p.id, p.employee, p.id, $3::date from jsonb_to_recordset($2::jsonb) as p (id uuid, employee uuid)`,
    [tenant, posts, directory.from],
  );
  const roles = directory.employees.flatMap(({ id, roles }) => roles.map((role) => ({ employee: id, role })));
  await tx.rows(
    `insert into role_holding (tenant, employee_id, role, valid_from)
     select $1, r.employee, r.role, $3::date from jsonb_to_recordset($2::jsonb) as r (employee uuid, role text)`,
    [tenant, JSON.stringify(roles), directory.from],
  );
}
