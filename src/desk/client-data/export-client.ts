import type { Identity, Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import { bytesOf } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { attachmentBytes, safeFileName } from '../mail/index.ts';
import { type ReasonRefusal, usePower } from '../powers/index.ts';
import { casesToErase, clientHead, knownAs, recordsOfClient } from './client-ties.store.ts';
import { lettersOf } from './erase.store.ts';
import {
  dutiesOfCases,
  type Duty,
  type ExportedRow,
  exportedRows,
  filesOfReply,
  lettersToExport,
  namesOf,
  replyFiles,
  type ThirdPerson,
  thirdPersons,
} from './export.store.ts';
import { tiedTables } from './inventory/inventory.ts';
import { type DataJob, insertJob, saveExported } from './jobs.store.ts';
import type { ZipEntry } from './write-zip.ts';

/** Whose data it is, with everything by which it is found. */
export interface Whose {
  readonly records: readonly ClientId[];
  readonly cases: readonly string[];
  readonly addresses: readonly string[];
}

/** The client's data without the bytes: what the readable page and the machine form are made of. */
export interface ExportedData {
  readonly client: string;
  readonly madeAt: Temporal.Instant;
  /** By table, the columns that the inventory hands out. */
  readonly tables: Readonly<Record<string, readonly ExportedRow[]>>;
  readonly duties: readonly Duty[];
  /** Names of the employees and units that are named by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Files in the archive by the id of the letter or reply that they belong to. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

export type ExportedFile = ZipEntry;

interface ExportPlan {
  /** Letters that are not handed over: they speak of somebody else. */
  readonly without: readonly string[];
}

export async function whoseData(tx: Tx, id: ClientId, today: Temporal.PlainDate): Promise<Whose> {
  const records = await recordsOfClient(tx, id);
  const { emails } = await knownAs(tx, records);
  const cases = await casesToErase(tx, records, today);
  return { records, cases: cases.map((one) => one.id), addresses: emails };
}

/** In which letters others speak; nothing of them is taken out by itself. To be called as the desk itself. */
export async function lettersOfOthers(tx: Tx, id: ClientId, today: Temporal.PlainDate): Promise<ThirdPerson[]> {
  const { cases, addresses } = await whoseData(tx, id, today);
  return thirdPersons(tx, cases, addresses);
}

/**
 * Makes an export ready to be fetched: keeps the use of the power for the head and says in the journal how many records it
 * has. To be called as the desk itself with the person who asks in the identity.
 */
export async function beginExport(
  desk: Desk,
  tx: Tx,
  asked: {
    readonly by: EmployeeId;
    readonly client: ClientId;
    readonly reason: string;
    readonly without: readonly string[];
    readonly today: Temporal.PlainDate;
  },
): Promise<{ readonly job: string } | { readonly refused: 'no-such-client' } | ReasonRefusal> {
  if ((await clientHead(tx, asked.client)) === null) return { refused: 'no-such-client' };
  const used = await usePower(desk, tx, { power: 'export-client', reason: asked.reason, client: asked.client });
  if ('refused' in used) return used;
  const plan: ExportPlan = { without: asked.without };
  const data = await exportedData(tx, asked.client, asked.today, plan, desk.clock());
  const records = Object.values(data.tables).reduce((sum, rows) => sum + rows.length, 0);
  const at = desk.clock();
  await record(tx, desk.rules.current(), {
    subject: { kind: 'client', id: asked.client },
    expected: 'current',
    facts: [{ kind: 'client.exported', at, facts: { records } }],
    actor: asked.by,
  });
  const id = newId<string>();
  await insertJob(tx, {
    id,
    kind: 'export-client',
    client: asked.client,
    state: 'ready',
    madeBy: asked.by,
    madeAt: at,
    plan,
    steps: Object.keys(data.files).length,
  });
  return { job: id };
}

/** Hours for which an export can be fetched. */
export const EXPORT_HOURS = 24;

/** The files of an export one by one, with the progress kept: letters, attachments, then what `render` makes of the data. */
export async function* exportClient(
  desk: Desk,
  identity: Identity,
  job: DataJob,
  today: Temporal.PlainDate,
  render: (data: ExportedData) => readonly ExportedFile[],
): AsyncGenerator<ExportedFile> {
  const all: Identity = { ...identity, system: true };
  const { client } = job;
  if (client === null) throw new Error('An export names its client');
  const plan = job.plan as ExportPlan;
  const read = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.read(all, work);
  const data = await read((tx) => exportedData(tx, client, today, plan, desk.clock()));
  const steps = Object.keys(data.files).length;
  let step = 0;
  const told = async (state: 'running' | 'done') => {
    await desk.database.write(all, (tx) => saveExported(tx, job.id, { state, step, steps, at: desk.clock() }));
    if (job.madeBy !== null) desk.notify([`employee:${job.madeBy}`]);
  };
  yield* render(data);
  for (const owner of Object.keys(data.files)) {
    yield* await read((tx) => filesOf(tx, owner, data.files[owner] ?? []));
    step += 1;
    if (step % 10 === 0) await told('running');
  }
  step = steps;
  await told('done');
}

async function exportedData(
  tx: Tx,
  client: ClientId,
  today: Temporal.PlainDate,
  { without }: ExportPlan,
  madeAt: Temporal.Instant,
): Promise<ExportedData> {
  const whose = await whoseData(tx, client, today);
  const left = new Set(without);
  const letters = (await lettersOf(tx, { case: whose.cases, address: whose.addresses })).filter((id) => !left.has(id));
  const scope = { client: whose.records, case: whose.cases, address: whose.addresses, mail: letters };
  const tables: Record<string, readonly ExportedRow[]> = {};
  for (const { table, inventory, ties } of tiedTables(['client', 'case', 'address', 'mail'])) {
    const columns = Object.entries(inventory.fields)
      .filter(([, field]) => field.exported)
      .map(([column]) => column);
    if (columns.length === 0) continue;
    const by = ties
      .filter(({ tie }) => table !== 'mail' || tie === 'mail')
      .map(({ column, tie }) => ({ column, ids: scope[tie] }));
    const rows = await exportedRows(tx, table, columns, by);
    if (rows.length > 0) tables[table] = rows;
  }
  return {
    client: (await clientHead(tx, client))?.name ?? '',
    madeAt,
    tables,
    duties: await dutiesOfCases(tx, whose.cases),
    names: await namesOf(tx),
    files: await fileNames(tx, letters, whose.cases),
  };
}

async function fileNames(
  tx: Tx,
  letters: readonly string[],
  cases: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const files: Record<string, readonly string[]> = {};
  for (const [index, { id, received_at, attachments }] of (await lettersToExport(tx, letters)).entries()) {
    const day = received_at.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString();
    const folder = `vestules/${String(index + 1).padStart(4, '0')}-${day}`;
    files[id] = [
      `${folder}/vestule.eml`,
      ...attachments.map(({ name }, n) => `${folder}/${n + 1}-${safeFileName(name)}`),
    ];
  }
  for (const [index, { id, attachments }] of (await replyFiles(tx, cases)).entries()) {
    const folder = `atbildes/${String(index + 1).padStart(4, '0')}`;
    files[id] = attachments.map(({ name }, n) => `${folder}/${n + 1}-${safeFileName(name)}`);
  }
  return files;
}

async function filesOf(tx: Tx, owner: string, names: readonly string[]): Promise<ExportedFile[]> {
  const [letter] = await lettersToExport(tx, [owner]);
  if (letter !== undefined) {
    const raw = await bytesOf(tx, letter.content_hash);
    if (raw === null) return [];
    return names.map((path, index) => {
      const attachment = letter.attachments[index - 1];
      return { path, bytes: attachment === undefined ? raw : attachmentBytes(raw, attachment.range) };
    });
  }
  const files: ExportedFile[] = [];
  for (const [index, { hash }] of (await filesOfReply(tx, owner)).entries()) {
    const bytes = await bytesOf(tx, Buffer.from(hash, 'hex'));
    if (bytes !== null) files.push({ path: names[index] ?? `atbildes/${hash}`, bytes });
  }
  return files;
}
