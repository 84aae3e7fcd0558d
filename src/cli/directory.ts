import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fetchDirectory } from '../channels/ldap/fetch-directory.ts';
import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import type { Identity } from '../database/database.ts';
import type { Desk } from '../desk/context.ts';
import {
  applyImport,
  type Change,
  type Fault,
  importById,
  importFile,
  importFromServer,
  type ImportRow,
  type ImportSummary,
  sayChangeKind,
  sayColumn,
  sayFault,
  sayServerRefusal,
  shownChanges,
} from '../desk/directory-import/index.ts';
import { openVault } from '../desk/vault.ts';
import { loadStandards } from '../load-standards.ts';
import { settingsOf } from '../main.ts';
import { openDesk } from '../open-desk.ts';
import { readKeys } from '../read-keys.ts';
import { withDatabase } from './with-database.ts';

const USAGE = 'laipa directory import (FAILS | --ldap) [--apply] [--even-so-many]\n';
/** Rows of each kind on a terminal; the page shows all. */
const MOST = 200;

/** `laipa directory import`: shows what a list would change and, with `--apply`, applies it. Code 1: faults, or not applied. */
export async function directoryCommand(config: Config, given: readonly string[]): Promise<number> {
  const [what, ...rest] = given;
  const file = rest.find((word) => !word.startsWith('--'));
  const ldap = rest.includes('--ldap');
  if (what !== 'import' || (file === undefined) !== ldap) return ends(2, USAGE);
  if (ldap && config.ldap === null)
    return ends(2, 'LAIPA_LDAP_URL nav norādīts; sk. docs/for-operators/directory.md · LAIPA_LDAP_URL is not set\n');
  const bytes = file === undefined ? null : await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error)
    return ends(2, `\`${file}\`: failu nevar nolasīt · the file cannot be read (${bytes.code ?? bytes.message})\n`);
  return withDatabase(config, async ({ app }) => {
    const desk = await openDesk({
      tenant: config.tenant,
      database: app,
      standards: await loadStandards('adazi'),
      settings: settingsOf(config),
      vault: openVault(await readKeys(config)),
    });
    // Whoever runs commands on the machine manages everything that is on it.
    const operator: Identity = { ...deskIdentity(config.tenant), roles: ['administrator'] };
    const id =
      bytes === null
        ? await fromServer(config, desk, operator)
        : await app.write(operator, (tx) => importFile(desk, tx, null, { name: path.basename(file ?? ''), bytes }));
    if (typeof id !== 'string') return ends(1, `${id.refused}\n`);
    const row = await app.read(operator, (tx) => importById(tx, id));
    if (row?.state !== 'ready') return ends(1, troubles(row));
    const changes = await app.read(operator, (tx) => shownChanges(tx, id, { kind: null, skip: 0, most: MOST }));
    process.stdout.write(preview(changes, row.summary));
    if (!rest.includes('--apply')) return 0;
    const done = await app.write(operator, (tx) =>
      applyImport(desk, tx, null, id, { evenSoMany: rest.includes('--even-so-many') }),
    );
    if (!('refused' in done)) {
      process.stdout.write(`Piemērots · applied: ${done.changes}\n`);
      return 0;
    }
    return done.refused === 'nothing-changes' ? 0 : ends(1, sayRefusal(done.refused));
  });
}

async function fromServer(config: Config, desk: Desk, operator: Identity) {
  if (config.ldap === null) throw new Error('No directory server is set');
  const fetch = fetchDirectory(config.ldap);
  const begun = await desk.database.write(operator, (tx) => importFromServer(desk, tx, null, fetch));
  if ('refused' in begun) return begun;
  await begun.done;
  return begun.id;
}

function troubles(row: ImportRow | null): string {
  if (row?.refusal) {
    const [lv, en] = [sayServerRefusal(row.refusal, 'lv'), sayServerRefusal(row.refusal, 'en')];
    return `${lv} · ${en} (${row.refusal.detail})\n`;
  }
  return (row?.faults ?? []).map(sayWhere).join('');
}

function sayWhere(fault: Fault): string {
  const rows = [fault.row, ...(fault.others ?? [])].filter((one) => one !== null).join(', ');
  const where = [
    rows === '' ? '' : `rinda · row ${rows}`,
    fault.column === null ? '' : `${sayColumn(fault.column, 'lv')} · ${sayColumn(fault.column, 'en')}`,
  ].filter(Boolean);
  const found = fault.found === '' ? '' : ` \`${fault.found}\``;
  return `${where.join('; ')}${found}: ${sayFault(fault, 'lv')} · ${sayFault(fault, 'en')}\n`;
}

function preview(changes: readonly Change[], summary: ImportSummary): string {
  if (summary.changes === 0) return 'Nekas nemainās · nothing changes\n';
  const lines: string[] = [];
  for (const [kind, list] of Map.groupBy(changes, ({ what }) => what)) {
    const count = summary.counts?.[kind] ?? list.length;
    lines.push(`${sayChangeKind(kind, 'lv')} · ${sayChangeKind(kind, 'en')} (${count})`);
    for (const { name, before, after } of list)
      lines.push(`  ${[name, [before, after].filter(Boolean).join(' → ')].filter(Boolean).join(': ')}`);
    if (count > list.length) lines.push(`  … +${count - list.length}`);
  }
  return `${lines.join('\n')}\n`;
}

const REFUSALS: Readonly<Record<string, string>> = {
  brake:
    'Amatu zaudētu vairāk nekā trešdaļa darbinieku. Ja tā ir pareizi, pievienojiet --even-so-many · More than a third of the people would lose their post. If that is right, add --even-so-many\n',
};

function sayRefusal(refused: string): string {
  return REFUSALS[refused] ?? `Nav piemērots · not applied: ${refused}\n`;
}

function ends(code: number, say: string): number {
  process.stderr.write(say);
  return code;
}
