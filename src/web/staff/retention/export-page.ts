import { type ExportedData, type ExportedFile, type ExportedRow, INVENTORY } from '../../../desk/client-data/index.ts';
import type { Standard } from '../../../standard/standard.ts';
import { type Html, html, nothing } from '../../html.ts';
import { sayInstant } from '../../texts/say.ts';
import { COLUMN_WORDS, VALUE_WORDS, VERDICT_WORDS } from './export-words.ts';

/** The readable page and the machine form of a client's data; the page opens without a network and leads to the files. */
export function exportFiles(given: ExportedData, standards: readonly Standard[]): readonly ExportedFile[] {
  const data: Readable = { ...given, clauses: clauseWords(standards) };
  const machine = JSON.stringify({ ...given, madeAt: given.madeAt.toString() }, null, 2);
  return [
    { path: 'index.html', bytes: Buffer.from(exportPage(data).toString()) },
    { path: 'data.json', bytes: Buffer.from(machine) },
  ];
}

/** With what each clause says, by version and number. */
type Readable = ExportedData & { readonly clauses: ReadonlyMap<string, string> };

function clauseWords(standards: readonly Standard[]): ReadonlyMap<string, string> {
  return new Map(
    standards.flatMap(({ id, clauses }) => clauses.map((clause) => [`${id} ${clause.id}`, clause.summary.lv] as const)),
  );
}

/** Tables that stand under their cases, or in a section of their own. */
const TOLD_ELSEWHERE = new Set(['client', 'client_contact', 'desk_case', 'mail', 'reply', 'note', 'case_link']);

function exportPage(data: Readable): Html {
  const rows = (table: string) => data.tables[table] ?? [];
  const others = Object.keys(data.tables).filter((table) => !TOLD_ELSEWHERE.has(table));
  const loose = rows('mail').filter(({ case_id }) => case_id === null);
  return html`<!doctype html>
<html lang="lv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kas par Jums glabājas</title><style>${STYLE}</style></head><body><main>
<h1>Kas par Jums glabājas</h1>
<p class="lead">${data.client}. Sagatavots ${sayInstant('lv', data.madeAt)}, pēc Vispārīgās datu aizsardzības regulas 15. panta. Mašīnlasāmā veidā tas pats ir datnē <a href="data.json">data.json</a>.</p>
<section><h2>Jūsu dati</h2>${rows('client').map((row) => pairs(data, row))}${genericTable(data, 'client_contact')}</section>
<section><h2>Jūsu lietas</h2>${rows('desk_case').length === 0 ? html`<p>Nevienas lietas nav.</p>` : rows('desk_case').map((row) => caseView(data, row))}</section>
${loose.length > 0 && html`<section><h2>Vēstules ārpus lietām</h2>${loose.map((row) => letterView(data, row))}</section>`}
${others.map((table) => {
  const shown = genericTable(data, table);
  return shown === nothing ? nothing : html`<section><h2>${INVENTORY[table]?.lv ?? table}</h2>${shown}</section>`;
})}
</main></body></html>`;
}

function caseView(data: Readable, row: ExportedRow): Html {
  const of = (table: string) => (data.tables[table] ?? []).filter(({ case_id }) => case_id === row['id']);
  const entries = [
    ...of('mail').map((one) => ({ at: String(one['received_at']), view: letterView(data, one) })),
    ...of('reply').map((one) => ({ at: String(one['sent_at'] ?? one['updated_at']), view: replyView(data, one) })),
    ...of('note').map((one) => ({ at: String(one['made_at']), view: noteView(data, one) })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  const duties = data.duties.filter(({ case_id }) => case_id === row['id']);
  return html`<article><h3>${words(row, 'number')}: ${words(row, 'title')}</h3><p class="small">${[
    value(data, 'submission', row['submission']),
    value(data, 'state', row['state']),
    value(data, 'unit_id', row['unit_id']),
    value(data, 'opened_at', row['opened_at']),
  ]
    .filter(Boolean)
    .join(' · ')}</p>${entries.map(({ view }) => view)}${
    duties.length > 0 &&
    html`<h4>Ko pašvaldība Jums bija parādā</h4><ul>${duties.map(
      (duty) =>
        html`<li>${data.clauses.get(`${duty.standard} ${duty.clause}`) ?? ''} (${duty.clause}.) No ${sayInstant('lv', duty.opened_at)}${duty.due_at !== null && html`, līdz ${sayInstant('lv', duty.due_at)}`}: ${VERDICT_WORDS[duty.verdict] ?? duty.verdict}</li>`,
    )}</ul>`
  }</article>`;
}

function letterView(data: Readable, row: ExportedRow): Html {
  return html`<div class="entry"><h4>Vēstule: ${words(row, 'subject') || 'bez temata'}</h4><p class="small">${words(row, 'from_name')} ${words(row, 'from_address')} · ${value(data, 'received_at', row['received_at'])}</p><pre>${words(row, 'text')}</pre>${filesView(data, row)}</div>`;
}

function replyView(data: Readable, row: ExportedRow): Html {
  const sent = row['state'] !== 'draft';
  return html`<div class="entry ours"><h4>${sent ? 'Atbilde' : 'Atbildes uzmetums, nav nosūtīts'}: ${words(row, 'subject')}</h4><p class="small">${value(data, 'author_id', row['author_id'])} · ${value(data, 'sent_at', row['sent_at'] ?? row['updated_at'])}</p><pre>${words(row, 'text') || plain(row)}</pre>${filesView(data, row)}</div>`;
}

/** A draft has only its parts, as restricted HTML. */
function plain(row: ExportedRow): string {
  return ['salutation', 'body', 'closing']
    .map((part) =>
      String(row[part] ?? '')
        .replace(/<\/p>|<br>|<\/li>/g, '\n')
        .replace(/<[^>]*>/g, ''),
    )
    .join('\n');
}

function noteView(data: Readable, row: ExportedRow): Html {
  return html`<div class="entry ours"><h4>Darbinieka piezīme</h4><p class="small">${value(data, 'author_id', row['author_id'])} · ${value(data, 'made_at', row['made_at'])}</p><pre>${words(row, 'text')}</pre></div>`;
}

function filesView(data: Readable, row: ExportedRow): Html {
  const files = data.files[String(row['id'])] ?? [];
  if (files.length === 0) return nothing;
  return html`<ul class="files">${files.map(
    (file) =>
      html`<li><a href="${file.split('/').map(encodeURIComponent).join('/')}">${file.split('/').at(-1) ?? file}</a></li>`,
  )}</ul>`;
}

function pairs(data: Readable, row: ExportedRow): Html {
  const shown = Object.keys(row).filter((column) => column in COLUMN_WORDS && value(data, column, row[column]) !== '');
  return html`<dl>${shown.map((column) => html`<dt>${COLUMN_WORDS[column]}</dt><dd>${value(data, column, row[column])}</dd>`)}</dl>`;
}

function genericTable(data: Readable, table: string): Html {
  const rows = data.tables[table] ?? [];
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) => column in COLUMN_WORDS && rows.some((row) => value(data, column, row[column]) !== ''),
  );
  if (columns.length === 0) return nothing;
  return html`<div class="wide"><table><thead><tr>${columns.map((column) => html`<th>${COLUMN_WORDS[column]}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td>${value(data, column, row[column])}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function words(row: ExportedRow, column: string): string {
  return String(row[column] ?? '');
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value in the reader's words: who is meant by an id, when by a moment. */
function value(data: Readable, column: string, held: unknown): string {
  if (held === null || held === undefined || held === '' || held === false) return '';
  if (held === true) return 'jā';
  if (Array.isArray(held)) return held.map((one) => value(data, column, one)).join(', ');
  if (typeof held === 'object') return JSON.stringify(held);
  const text = String(held);
  if (column.endsWith('_id') || column.endsWith('_by')) return data.names[text] ?? '';
  if (MOMENT.test(text)) return sayInstant('lv', Temporal.Instant.from(text));
  return VALUE_WORDS[text] ?? text;
}

/** The page stands alone in a folder: what it looks like comes with it. */
const STYLE =
  'body{font:16px/1.55 system-ui,sans-serif;color:#1b2320;background:#fff;margin:0}main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.8rem;margin:0}h2{margin:2.5rem 0 .75rem;font-size:1.25rem;border-bottom:2px solid #0b6b57;padding-bottom:.25rem}h3{margin:1.75rem 0 .25rem}h4{margin:0 0 .2rem;font-size:1rem}.lead,.small{color:#47534e}.small{font-size:.9rem;margin:.1rem 0 .5rem}.entry{border:1px solid #d5ddd9;border-radius:6px;padding:.75rem 1rem;margin:.75rem 0}.ours{background:#f3f7f5}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}dl{display:grid;grid-template-columns:minmax(10rem,auto) 1fr;gap:.3rem 1rem}dt{color:#47534e}dd{margin:0}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #d5ddd9}a{color:#0b6b57}@media print{.entry{break-inside:avoid}}';
