import pg from 'pg';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { deskIdentity } from '../database/connect.ts';
import { insertDirectory } from '../desk/directory/index.ts';
import { putRulesInForce } from '../journal/index.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';
import { seedDay } from './demo-day.ts';
import { directoryOf } from './first-directory.ts';
import { firstRules } from './first-rules.ts';

/**
 * Fills an empty database: the tenant, its directory and rules, and, in a demo, an invented day at the desk. The tenant's
 * own row is written by the owner of the tables; everything else comes through the application's connection.
 */
export async function seedDesk(
  ownerUrl: string,
  options: OpenDesk & { readonly demo: boolean; readonly day?: boolean; readonly dictionary?: Promise<Dictionary> },
): Promise<void> {
  await insertTenant(ownerUrl, options);
  const desk = deskIdentity(options.tenant);
  await options.database.write(desk, async (tx) => {
    const directory = directoryOf(options.demo);
    await insertDirectory(tx, directory);
    await putRulesInForce(tx, await firstRules(directory), null, options.demo ? 'Demo' : '');
  });
  if (options.demo && options.day !== false)
    await seedDay(await openDesk(options), await (options.dictionary ?? loadDictionary()));
}

async function insertTenant(ownerUrl: string, { tenant, demo }: { tenant: number; demo: boolean }): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query(`select set_config('laipa.tenant', $1, true)`, [String(tenant)]);
    await owner.query(
      `insert into tenant (id, name_lv, name_en, demo, number_prefix, website, standard) values ($1, $2, $3, $4, $5, $6, 'adazi')
       on conflict do nothing`,
      demo
        ? [tenant, 'Paraugnovads (demo)', 'Sample Municipality (demo)', true, 'PN', 'www.paraugnovads.example']
        : [tenant, 'Pašvaldība', 'Municipality', false, 'P', ''],
    );
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}
