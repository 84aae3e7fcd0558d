import type { Tx } from '../../database/database.ts';
import type { AbsenceId, EmployeeId, InstitutionId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import type { Directory } from './directory.ts';

/** Rows as JSON gives them, one array a kind; short, since a large municipality has ten thousand of them. */
interface Row {
  readonly institutions: readonly [InstitutionId, string | null, string, string, string, string, string | null][];
  readonly units: readonly [
    UnitId,
    string | null,
    InstitutionId,
    UnitId | null,
    string,
    string,
    string,
    string,
    string,
    string | null,
  ][];
  readonly posts: readonly [PostId, string | null, UnitId, string, string, PostKind, string, string | null][];
  readonly people: readonly [EmployeeId, string | null, string | null, string, string, string, string][];
  readonly holdings: readonly [string, EmployeeId, PostId, string, string | null][];
  readonly absences: readonly [AbsenceId, EmployeeId, string, string, EmployeeId | null][];
}

/** Every kind in one statement, so that all of it is of one moment; absences that were taken back are left out. */
const WHOLE = `select
  (select coalesce(json_agg(json_build_array(id, code, name_lv, name_en, registration_number, valid_from, valid_to) order by id), '[]')
   from institution where tenant = $1) as institutions,
  (select coalesce(json_agg(json_build_array(id, code, institution_id, parent_id, name_lv, name_en, phone, email, valid_from, valid_to) order by name_lv, id), '[]')
   from unit where tenant = $1) as units,
  (select coalesce(json_agg(json_build_array(id, code, unit_id, title_lv, title_en, kind, valid_from, valid_to) order by valid_from, id), '[]')
   from post where tenant = $1) as posts,
  (select coalesce(json_agg(json_build_array(id, code, external_id, given_name, surname, email, phone) order by surname, given_name, id), '[]')
   from employee where tenant = $1) as people,
  (select coalesce(json_agg(json_build_array(id, employee_id, post_id, valid_from, valid_to) order by valid_from, id), '[]')
   from holding where tenant = $1 and (valid_to is null or valid_to >= valid_from)) as holdings,
  (select coalesce(json_agg(json_build_array(id, employee_id, first_day, last_day, stand_in_id) order by first_day, id), '[]')
   from absence where tenant = $1 and ended_at is null) as absences`;

/** The whole directory, past and future included, in one round trip. The pure questions are asked of it with a day. */
export async function directoryAt(tx: Tx): Promise<Directory> {
  const row = await tx.one<Row>(WHOLE, [tx.identity.tenant]);
  if (row === null) throw new Error('The directory gave no row');
  const day = dayReader();
  const upTo = (text: string | null) => (text === null ? null : day(text));
  return {
    institutions: row.institutions.map(([id, code, nameLv, nameEn, registrationNumber, from, to]) => ({
      id,
      code,
      nameLv,
      nameEn,
      registrationNumber,
      from: day(from),
      to: upTo(to),
    })),
    units: row.units.map(([id, code, institution, parent, nameLv, nameEn, phone, email, from, to]) => ({
      id,
      code,
      institution,
      parent,
      nameLv,
      nameEn,
      phone,
      email,
      from: day(from),
      to: upTo(to),
    })),
    posts: row.posts.map(([id, code, unit, titleLv, titleEn, kind, from, to]) => ({
      id,
      code,
      unit,
      titleLv,
      titleEn,
      kind,
      from: day(from),
      to: upTo(to),
    })),
    people: row.people.map(([id, code, externalId, givenName, surname, email, phone]) => ({
      id,
      code,
      externalId,
      givenName,
      surname,
      email,
      phone,
    })),
    holdings: row.holdings.map(([id, employee, post, from, to]) => ({
      id,
      employee,
      post,
      from: day(from),
      to: upTo(to),
    })),
    absences: row.absences.map(([id, employee, firstDay, lastDay, standIn]) => ({
      id,
      employee,
      firstDay: day(firstDay),
      lastDay: day(lastDay),
      standIn,
    })),
  };
}

/** The same few days stand in thousands of rows: each is read once. */
function dayReader(): (text: string) => Temporal.PlainDate {
  const known = new Map<string, Temporal.PlainDate>();
  return (text) => {
    const found = known.get(text) ?? Temporal.PlainDate.from(text);
    known.set(text, found);
    return found;
  };
}
