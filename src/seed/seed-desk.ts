import pg from 'pg';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { deskIdentity } from '../database/connect.ts';
import type { Tx } from '../database/database.ts';
import { insertDirectory } from '../desk/directory/index.ts';
import { newestRules, putRulesInForce } from '../journal/index.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';
import { seedDay } from './demo-day.ts';
import { seedServices } from './demo-services.ts';
import { directoryOf } from './first-directory.ts';
import { firstRules } from './first-rules.ts';

/** Any number: one lock for all that fill this database. */
const SEEDING = 106907;

/** Whether the installation was filled; the rules come last, together with the directory. */
export async function isSeeded(tx: Tx): Promise<boolean> {
  return (await newestRules(tx)) !== null;
}

/**
 * Fills an empty database: the tenant, its directory and rules, and, in a demo, an invented day at the desk. The tenant's
 * own row is written by the owner of the tables; everything else comes through the application's connection. Of two
 * processes that begin at once one fills, the other waits; what an interrupted one has left is filled again.
 */
export async function seedDesk(
  ownerUrl: string,
  options: OpenDesk & { readonly demo: boolean; readonly day?: boolean; readonly dictionary?: Promise<Dictionary> },
): Promise<void> {
  const desk = deskIdentity(options.tenant);
  const owner = new pg.Client({ connectionString: ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [SEEDING]);
    if (await options.database.read(desk, isSeeded)) return;
    await insertTenant(owner, options);
    await options.database.write(desk, async (tx) => {
      const directory = directoryOf(options.demo);
      await insertDirectory(tx, directory);
      if (options.demo) await seedServices(seeding(options), tx);
      await putRulesInForce(tx, await firstRules(directory), null, options.demo ? 'Demo' : '');
    });
    if (options.demo && options.day !== false)
      await seedDay(await openDesk(options), await (options.dictionary ?? loadDictionary()), options.standards);
  } finally {
    await owner.end();
  }
}

/** While a database is filled nobody listens. */
function seeding({ clock }: OpenDesk) {
  return { clock: clock ?? (() => Temporal.Now.instant()), notify: () => {} };
}

async function insertTenant(owner: pg.Client, { tenant, demo }: { tenant: number; demo: boolean }): Promise<void> {
  await owner.query('begin');
  await owner.query(`select set_config('laipa.tenant', $1, true)`, [String(tenant)]);
  await owner.query(
    `insert into tenant (id, name_lv, name_en, demo, number_prefix, website, standard) values ($1, $2, $3, $4, $5, $6, 'adazi')
     on conflict (id) do update set name_lv = excluded.name_lv, name_en = excluded.name_en, demo = excluded.demo,
       number_prefix = excluded.number_prefix, website = excluded.website`,
    demo
      ? [tenant, 'Paraugnovads (demo)', 'Sample Municipality (demo)', true, 'PN', 'www.paraugnovads.example']
      : [tenant, 'Pašvaldība', 'Municipality', false, 'P', ''],
  );
  await owner.query('commit');
}
