import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, InstitutionId, PlaceId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';

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
    readonly parent?: UnitId;
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
    readonly kind?: PostKind;
    readonly roles: readonly string[];
  }[];
  /** Posts beside those of the employees; `holder`: who holds it beside their own, `null` where it stands vacant. */
  readonly morePosts: readonly {
    readonly unit: UnitId;
    readonly lv: string;
    readonly en: string;
    readonly kind: PostKind;
    readonly holder: EmployeeId | null;
  }[];
  /** Where clients are met. */
  readonly places: readonly {
    readonly id: PlaceId;
    readonly lv: string;
    readonly en: string;
    readonly address: string;
    readonly desks: readonly { readonly id: DeskId; readonly number: string; readonly unit: UnitId | null }[];
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
    `insert into unit (tenant, id, institution_id, parent_id, name_lv, name_en, phone, email, valid_from)
     select $1, u.id, u.institution, u.parent, u.lv, u.en, u.phone, coalesce(u.mailbox, ''), $3::date
     from jsonb_to_recordset($2::jsonb) as u (id uuid, institution uuid, parent uuid, lv text, en text, phone text, mailbox text)`,
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
  const posts = JSON.stringify([
    ...directory.employees.map(({ id, unit, postLv, postEn, head, kind }) => ({
      id: randomUUIDv7(),
      unit,
      lv: postLv,
      en: postEn,
      kind: kind ?? (head ? 'head' : 'employee'),
      holder: id,
    })),
    ...directory.morePosts.map((post) => ({ ...post, id: randomUUIDv7() })),
  ]);
  await tx.rows(
    `insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from)
     select $1, p.id, p.unit, p.lv, p.en, p.kind, $3::date
     from jsonb_to_recordset($2::jsonb) as p (id uuid, unit uuid, lv text, en text, kind text)`,
    [tenant, posts, directory.from],
  );
  await tx.rows(
    `insert into holding (tenant, id, employee_id, post_id, valid_from)
     select $1, p.id, p.holder, p.id, $3::date from jsonb_to_recordset($2::jsonb) as p (id uuid, holder uuid) where p.holder is not null`,
    [tenant, posts, directory.from],
  );
  const roles = directory.employees.flatMap(({ id, roles }) => roles.map((role) => ({ employee: id, role })));
  await tx.rows(
    `insert into role_holding (tenant, employee_id, role, valid_from)
     select $1, r.employee, r.role, $3::date from jsonb_to_recordset($2::jsonb) as r (employee uuid, role text)`,
    [tenant, JSON.stringify(roles), directory.from],
  );
  await tx.rows(
    `insert into place (tenant, id, name_lv, name_en, address, valid_from)
     select $1, p.id, p.lv, p.en, p.address, $3::date
     from jsonb_to_recordset($2::jsonb) as p (id uuid, lv text, en text, address text)`,
    [tenant, JSON.stringify(directory.places), directory.from],
  );
  const desks = directory.places.flatMap(({ id, desks: here }) => here.map((one) => ({ ...one, place: id })));
  await tx.rows(
    `insert into desk (tenant, id, place_id, number, unit_id, valid_from)
     select $1, d.id, d.place, d.number, d.unit, $3::date
     from jsonb_to_recordset($2::jsonb) as d (id uuid, place uuid, number text, unit uuid)`,
    [tenant, JSON.stringify(desks), directory.from],
  );
}
