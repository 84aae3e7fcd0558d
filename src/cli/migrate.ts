import type { Config } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { withDatabase } from './with-database.ts';

/** `laipa migrate`: applies what is missing and says what. */
export async function migrateCommand(config: Config): Promise<number> {
  const applied = await withDatabase(config, ({ ownerUrl }) => migrate(ownerUrl));
  process.stdout.write(
    applied.length === 0 ? 'Shēma ir jaunākā · the schema is up to date\n' : `${applied.join('\n')}\n`,
  );
  return 0;
}
