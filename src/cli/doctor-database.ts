import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import { EmbeddedDatabaseFault } from '../database/embedded/fault.ts';
import { migrations } from '../database/migrate.ts';
import { opensWhatIsSealed } from '../desk/status/index.ts';
import { openVault } from '../desk/vault.ts';
import { findKeys } from '../read-keys.ts';
import { verifyJournal } from '../journal/index.ts';
import type { Connections } from '../open-desk.ts';
import { type Finding, fault, ok, warning } from './doctor.ts';
import { withDatabase } from './with-database.ts';

export async function checkDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === null && !existsSync(path.join(config.dataDir, 'postgres'))) {
    return [ok('database', 'vēl nav izveidota; to izveido „npm start”', 'not made yet; “npm start” makes it')];
  }
  try {
    return await withDatabase(config, (connections) => findings(connections, config));
  } catch (error) {
    return [unreachable(error)];
  }
}

async function findings(connections: Connections, config: Config): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: connections.ownerUrl, application_name: 'laipa doctor' });
  await client.connect();
  try {
    const server = [await version(client), await extensions(client), await collation(client), await clocks(client)];
    const schema = await upToDate(client);
    if (schema.level !== 'ok') return [...server, schema];
    return [
      ...server,
      schema,
      await bound(connections),
      await key(connections, config),
      await journal(connections, config),
    ];
  } finally {
    await client.end();
  }
}

async function version(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; said: string }>(
    "select current_setting('server_version_num')::integer as number, current_setting('server_version') as said",
  );
  const { number = 0, said = '' } = rows[0] ?? {};
  if (number >= 150_000) return ok('database', `PostgreSQL ${said}`, `PostgreSQL ${said}`);
  return fault(
    'database',
    { lv: `PostgreSQL ${said} ir par vecu`, en: `PostgreSQL ${said} is too old` },
    { lv: 'Vajag vismaz PostgreSQL 15.', en: 'PostgreSQL 15 at least is needed.' },
  );
}

const EXTENSIONS = ['unaccent', 'pg_trgm'];

async function extensions(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    'select name from pg_available_extensions where name = any($1)',
    [EXTENSIONS],
  );
  const missing = EXTENSIONS.filter((name) => !rows.some((row) => row.name === name)).join(', ');
  if (missing === '') return ok('extensions', EXTENSIONS.join(', '), EXTENSIONS.join(', '));
  return fault(
    'extensions',
    { lv: `trūkst ${missing}`, en: `${missing} missing` },
    { lv: 'Uzstādiet serverim postgresql-contrib.', en: 'Install postgresql-contrib on the server.' },
  );
}

async function collation(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ right: boolean }>(
    `select 'Ābele' < 'Sarma' collate "lv-x-icu" and 'Šulcs' < 'Tilts' collate "lv-x-icu" as right
     from pg_collation where collname = 'lv-x-icu'`,
  );
  if (rows[0]?.right === true) return ok('collation', 'ICU lv kārto pareizi', 'ICU lv sorts rightly');
  return fault(
    'collation',
    { lv: 'serverim nav ICU latviešu kārtošanas', en: 'the server has no ICU collation for Latvian' },
    { lv: 'Vajag PostgreSQL, kas būvēts ar ICU.', en: 'A PostgreSQL built with ICU is needed.' },
  );
}

/** Deadlines stand on the server's clock, pages on this machine's. */
async function clocks(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ at: string }>('select extract(epoch from clock_timestamp())::text as at');
  const apart = Math.abs(Number(rows[0]?.at) * 1000 - Temporal.Now.instant().epochMilliseconds) / 1000;
  const said = `${apart.toFixed(1)} s`;
  if (apart < 2)
    return ok('clocks', `servera pulkstenis atšķiras par ${said}`, `the server's clock differs by ${said}`);
  return warning(
    'clocks',
    { lv: `servera pulkstenis atšķiras par ${said}`, en: `the server's clock differs by ${said}` },
    { lv: 'Ieslēdziet NTP abās iekārtās.', en: 'Switch NTP on at both machines.' },
  );
}

async function upToDate(client: pg.Client): Promise<Finding> {
  const { rows: tables } = await client.query("select 1 where to_regclass('migration') is not null");
  const { rows } =
    tables.length === 0 ? { rows: [] } : await client.query<{ number: number }>('select number from migration');
  const known = await migrations();
  const newer = rows.length - known.length;
  if (newer === 0) return ok('schema', `${known.length} migrācijas`, `${known.length} migrations`);
  if (newer > 0) {
    return fault(
      'schema',
      { lv: 'datubāzi ir mainījis jaunāks laidiens', en: 'a newer release has changed the database' },
      {
        lv: 'Startējiet jaunāko laidienu vai atjaunojiet rezerves kopiju.',
        en: 'Start the newer release, or restore a backup.',
      },
    );
  }
  return warning(
    'schema',
    { lv: `nav izpildītas ${-newer} migrācijas`, en: `${-newer} migrations are pending` },
    { lv: '„npm start” vai „laipa migrate” tās izpilda.', en: '“npm start” or “laipa migrate” applies them.' },
  );
}

/** A role above row-level security would show every case to everybody. */
export async function bound({ app }: Pick<Connections, 'app'>): Promise<Finding> {
  const { rows } = await app.pool.query<{ name: string; above: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
  );
  const { name = '', above = true } = rows[0] ?? {};
  if (!above) return ok('role', `${name} ir pakļauta rindu drošībai`, `${name} is bound by row-level security`);
  return fault(
    'role',
    { lv: `loma ${name} apiet rindu drošību`, en: `the role ${name} stands above row-level security` },
    { lv: 'Atņemiet tai SUPERUSER un BYPASSRLS.', en: 'Take SUPERUSER and BYPASSRLS from it.' },
  );
}

/** A copy of the database restored without its key still runs, and cannot read what was sealed. */
async function key({ app }: Connections, config: Config): Promise<Finding> {
  const keys = await findKeys(config);
  const state = await app.read(deskIdentity(config.tenant), (tx) =>
    opensWhatIsSealed(tx, keys === null ? null : openVault(keys)),
  );
  if (state === 'opens') return ok('key', 'atver aizzīmogoto', 'opens what is sealed');
  if (state === 'nothing-sealed') return ok('key', 'vēl nekas nav aizzīmogots', 'nothing is sealed yet');
  return fault(
    'key',
    { lv: 'atslēga neatver aizzīmogotos personas kodus', en: 'the key does not open the sealed personal codes' },
    {
      lv: 'Atjaunojiet no rezerves kopijas laipa.key (vai LAIPA_KEY): tai jābūt tai pašai, ar ko dati aizzīmogoti.',
      en: 'Restore laipa.key (or LAIPA_KEY) from the backup: it must be the one that the data were sealed with.',
    },
  );
}

async function journal({ app }: Connections, config: Config): Promise<Finding> {
  const { events, seals, tampering } = await app.read(deskIdentity(config.tenant), verifyJournal);
  if (tampering.length === 0) {
    return ok(
      'journal',
      `${events} notikumi, ${seals} zīmogi, ķēde vesela`,
      `${events} events, ${seals} seals, the chain is whole`,
    );
  }
  const first = tampering
    .slice(0, 3)
    .map(({ where, what }) => `${where} ${what}`)
    .join('; ');
  return fault(
    'journal',
    {
      lv: `ķēde pārrauta (vietas: ${tampering.length}): ${first}`,
      en: `the chain is broken in ${tampering.length} places: ${first}`,
    },
    {
      lv: 'Neko nelabojiet: saglabājiet datus un rezerves kopijas un noskaidrojiet, kas mainīja žurnālu.',
      en: 'Mend nothing: keep the data and the backups, and find out who changed the journal.',
    },
  );
}

function unreachable(error: unknown): Finding {
  const mend = {
    lv: 'Pārbaudiet, vai serveris darbojas un vai DATABASE_URL ir pareizs.',
    en: 'See whether the server runs and DATABASE_URL is right.',
  };
  if (error instanceof EmbeddedDatabaseFault) return fault('database', { lv: error.lv, en: error.en }, mend);
  const said = error instanceof Error ? error.message || error.name : String(error);
  return fault('database', { lv: `nav sasniedzama: ${said}`, en: `cannot be reached: ${said}` }, mend);
}
