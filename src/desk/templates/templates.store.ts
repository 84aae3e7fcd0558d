import type { Tx } from '../../database/database.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Template } from './fill.ts';

const COLUMNS = 'id, title, language, salutation, body, closing';

interface TemplateRow {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly salutation: string;
  readonly body: string;
  readonly closing: string;
}

function templateFromRow({ id, title, language, salutation, body, closing }: TemplateRow): Template {
  return { id, title, language, parts: { salutation, body, closing } };
}

export interface TemplateTitle {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
}

/** The titles of the templates of the house and of a unit; the texts are read when one is chosen. */
export async function templateTitles(tx: Tx, unit: string): Promise<TemplateTitle[]> {
  return tx.rows<TemplateTitle>(
    `select id, title, language from template where tenant = $1 and (unit_id is null or unit_id = $2) order by title, id limit 200`,
    [tx.identity.tenant, unit],
  );
}

export async function templateById(tx: Tx, id: string): Promise<Template | null> {
  const row = await tx.one<TemplateRow>(`select ${COLUMNS} from template where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : templateFromRow(row);
}

/** Keeps a template for a unit; one of the same title and language there is replaced. */
export async function saveTemplate(tx: Tx, unit: string, template: Template): Promise<void> {
  const { title, language, parts } = template;
  await tx.rows(
    `with replaced as (
       update template set salutation = $6, body = $7, closing = $8
       where tenant = $1 and unit_id = $3 and title = $4 and language = $5 returning id)
     insert into template (tenant, id, unit_id, title, language, salutation, body, closing)
     select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (select from replaced)`,
    [tx.identity.tenant, template.id, unit, title, language, parts.salutation, parts.body, parts.closing],
  );
}
