import { openVault } from '../desk/vault.ts';
import { readKeys } from '../read-keys.ts';
import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { tenantRow } from '../desk/directory/index.ts';
import { loadStandards } from '../load-standards.ts';
import { settingsOf } from '../main.ts';
import { isSeeded, seedDesk } from '../seed/seed-desk.ts';
import { withDatabase } from './with-database.ts';

/** `laipa seed`: fills an empty database, with the demo municipality unless `--empty`. A filled one is left alone. */
export async function seedCommand(config: Config, options: readonly string[]): Promise<number> {
  return withDatabase(config, async ({ ownerUrl, app }) => {
    await migrate(ownerUrl);
    const desk = deskIdentity(config.tenant);
    const existing = (await app.read(desk, isSeeded)) ? await app.read(desk, tenantRow) : null;
    if (existing !== null) {
      process.stderr.write(
        `Datubāzē jau ir „${existing.name_lv}” · the database already holds “${existing.name_en}”\n`,
      );
      return 1;
    }
    const standards = await loadStandards('adazi');
    const demo = config.demo && !options.includes('--empty');
    await seedDesk(ownerUrl, {
      tenant: config.tenant,
      database: app,
      standards,
      settings: settingsOf(config),
      vault: openVault(await readKeys(config)),
      demo,
    });
    process.stdout.write('Aizpildīts · seeded\n');
    return 0;
  });
}
