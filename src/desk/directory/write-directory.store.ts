import type { Tx } from '../../database/database.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { DirectoryDeed } from './deed.ts';

/** Whoever changes the directory does so alone until the transaction ends; the next one sees what was changed. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('laipa.directory'), $1)`, [tx.identity.tenant]);
}

/** Writes the row of a deed that was decided: a new one, or over the one with its id. */
export async function writeDeed(tx: Tx, deed: DirectoryDeed): Promise<void> {
  const tenant = tx.identity.tenant;
  switch (deed.put) {
    case 'institution': {
      const { id, nameLv, nameEn, registrationNumber, from, to } = deed.row;
      await tx.rows(
        `insert into institution (tenant, id, name_lv, name_en, registration_number, valid_from, valid_to, website)
         values ($1, $2, $3, $4, $5, $6, $7, (select website from tenant where id = $1))
         on conflict (tenant, id) do update set name_lv = excluded.name_lv, name_en = excluded.name_en,
           registration_number = excluded.registration_number, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [tenant, id, nameLv, nameEn, registrationNumber, from, to],
      );
      return;
    }
    case 'unit': {
      const { id, institution, parent, nameLv, nameEn, phone, email, from, to } = deed.row;
      await tx.rows(
        `insert into unit (tenant, id, institution_id, parent_id, name_lv, name_en, phone, email, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (tenant, id) do update set institution_id = excluded.institution_id, parent_id = excluded.parent_id,
           name_lv = excluded.name_lv, name_en = excluded.name_en, phone = excluded.phone, email = excluded.email,
           valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [tenant, id, institution, parent, nameLv, nameEn, phone, email, from, to],
      );
      return;
    }
    case 'post': {
      const { id, unit, titleLv, titleEn, kind, from, to } = deed.row;
      await tx.rows(
        `insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (tenant, id) do update set unit_id = excluded.unit_id, title_lv = excluded.title_lv,
           title_en = excluded.title_en, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [tenant, id, unit, titleLv, titleEn, kind, from, to],
      );
      return;
    }
    case 'person': {
      const { id, givenName, surname, email, phone } = deed.row;
      await tx.rows(
        `insert into employee (tenant, id, given_name, surname, email, phone) values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant, id) do update set given_name = excluded.given_name, surname = excluded.surname,
           email = excluded.email, phone = excluded.phone`,
        [tenant, id, givenName, surname, email, phone],
      );
      return;
    }
    case 'holding': {
      const { id, employee, post, from, to } = deed.row;
      await tx.rows(
        `insert into holding (tenant, id, employee_id, post_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant, id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [tenant, id, employee, post, from, to],
      );
      return;
    }
    default:
      assertNever(deed);
  }
}
