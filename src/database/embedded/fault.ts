export type FaultKind =
  | 'unsupported-platform'
  | 'not-installed'
  | 'not-writable'
  | 'wrong-owner'
  | 'disk-full'
  | 'other-version'
  | 'not-a-database'
  | 'no-ordinary-user'
  | 'program-closed'
  | 'not-running'
  | 'initdb-failed'
  | 'start-failed';

/** Why the embedded database could not be made ready, said to the operator in both languages. */
export class EmbeddedDatabaseFault extends Error {
  readonly kind: FaultKind;
  readonly lv: string;
  readonly en: string;

  constructor(kind: FaultKind, facts: FaultFacts) {
    const { lv, en } = textOf(kind, facts);
    super(`${lv}\n${en}`);
    this.name = 'EmbeddedDatabaseFault';
    this.kind = kind;
    this.lv = lv;
    this.en = en;
  }
}

export interface FaultFacts {
  readonly folder: string;
  /** What the server or the operating system said, unchanged. */
  readonly said?: string;
  readonly found?: string;
  readonly wanted?: string;
}

/** Reads the kind of fault out of what initdb, postgres or the file system said. */
export function kindOfFault(said: string): FaultKind | null {
  if (/ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(said)) return 'disk-full';
  if (/while loading shared libraries|failed to execute/i.test(said)) return 'program-closed';
  if (/wrong ownership|invalid permissions|must be owned by/i.test(said)) return 'wrong-owner';
  if (/incompatible with server|database files are incompatible/i.test(said)) return 'other-version';
  if (/EACCES|EPERM|EROFS|EEXIST|ENOTDIR|Permission denied|Read-only file system/i.test(said)) return 'not-writable';
  return null;
}

function textOf(
  kind: FaultKind,
  { folder, said = '', found = '', wanted = '' }: FaultFacts,
): { lv: string; en: string } {
  const quote = said.trim() === '' ? '' : `\n${said.trim()}`;
  switch (kind) {
    case 'unsupported-platform':
      return {
        lv: `Šai platformai (${found}) iebūvētās datubāzes nav. Norādiet savu PostgreSQL serveri ar DATABASE_URL.`,
        en: `There is no embedded database for this platform (${found}). Name your own PostgreSQL server in DATABASE_URL.`,
      };
    case 'not-installed':
      return {
        lv: `Iebūvētā datubāze nav uzstādīta (trūkst ${wanted}). Izpildiet „npm ci” vai norādiet DATABASE_URL.`,
        en: `The embedded database is not installed (${wanted} is missing). Run “npm ci” or set DATABASE_URL.`,
      };
    case 'not-writable':
      return {
        lv: `Datu mapē nevar rakstīt: ${folder}. Dodiet šim lietotājam rakstīšanas tiesības vai izvēlieties citu mapi.${quote}`,
        en: `The data folder cannot be written: ${folder}. Give this user the right to write, or choose another folder.${quote}`,
      };
    case 'wrong-owner':
      return {
        lv: `Datu mape pieder citam lietotājam (${found}): ${folder}. Startējiet ar to pašu lietotāju vai nomainiet īpašnieku ar „chown -R”.${quote}`,
        en: `The data folder belongs to another user (${found}): ${folder}. Start as that user, or change the owner with “chown -R”.${quote}`,
      };
    case 'disk-full':
      return {
        lv: `Diskā nav vietas: ${folder}. Atbrīvojiet vietu un startējiet vēlreiz; dati nav zaudēti.${quote}`,
        en: `The disk is full: ${folder}. Free some space and start again; no data is lost.${quote}`,
      };
    case 'other-version':
      return {
        lv:
          `Datu mapi ${folder} veidojis PostgreSQL ${found}, bet uzstādīts ir PostgreSQL ${wanted}. ` +
          `Startējiet ar to Laipas laidienu, kas mapi veidoja, un pārceliet datus, kā aprakstīts docs/for-operators/upgrade.md.`,
        en:
          `The data folder ${folder} was made by PostgreSQL ${found}, but PostgreSQL ${wanted} is installed. ` +
          `Start with the release of Laipa that made it and move the data as docs/for-operators/upgrade.md says.`,
      };
    case 'not-a-database':
      return {
        lv: `Mapē ${folder} ir faili, bet tā nav datubāze (nav PG_VERSION). Pārvietojiet tos vai izvēlieties citu mapi.`,
        en: `The folder ${folder} holds files but is no database (no PG_VERSION). Move them away or choose another folder.`,
      };
    case 'no-ordinary-user':
      return {
        lv: `PostgreSQL nedrīkst darboties kā root, un šeit nevar pāriet uz parastu lietotāju. Startējiet kā parasts lietotājs vai norādiet DATABASE_URL.${quote}`,
        en: `PostgreSQL refuses to run as root, and no ordinary user could be taken here. Start as an ordinary user, or set DATABASE_URL.${quote}`,
      };
    case 'program-closed':
      return {
        lv: `Lietotājs, ar kuru jādarbina PostgreSQL, nevar lasīt tā programmu. Novietojiet Laipu mapē, kas nav slēgta (piemēram, /opt/laipa), vai startējiet kā parasts lietotājs.${quote}`,
        en: `The user PostgreSQL has to run as cannot read its program. Put Laipa into a folder that is not closed (such as /opt/laipa), or start as an ordinary user.${quote}`,
      };
    case 'not-running':
      return {
        lv: `Datubāze mapē ${folder} nav startēta. Vispirms izpildiet „npm start”.`,
        en: `The database in ${folder} is not running. Run “npm start” first.`,
      };
    case 'initdb-failed':
      return {
        lv: `Datubāzi neizdevās izveidot mapē ${folder}.${quote}`,
        en: `The database could not be made in ${folder}.${quote}`,
      };
    case 'start-failed':
      return {
        lv: `Datubāzi mapē ${folder} neizdevās startēt.${quote}`,
        en: `The database in ${folder} could not be started.${quote}`,
      };
  }
}
