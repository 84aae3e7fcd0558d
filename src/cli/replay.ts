import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import { openRulesBook, prepareWith, replay } from '../journal/index.ts';
import { loadStandards } from '../load-standards.ts';
import { withDatabase } from './with-database.ts';

/** `laipa replay`: judges the whole journal again; ends with 1 where an obligation differs from the stored one. */
export async function replayCommand(config: Config, options: readonly string[]): Promise<number> {
  return withDatabase(config, async ({ app }) => {
    const standards = await loadStandards('adazi');
    const book = await openRulesBook(app, config.tenant, prepareWith(standards));
    const began = performance.now();
    const result = await app.read(deskIdentity(config.tenant), (tx) => replay(tx, book));
    const seconds = (performance.now() - began) / 1000;
    if (options.includes('--json')) process.stdout.write(`${JSON.stringify({ ...result, seconds })}\n`);
    else {
      process.stdout.write(
        `${result.events} notikumi · events, ${result.obligations} pienākumi · obligations, ${seconds.toFixed(1)} s\n` +
          (result.differences.length === 0 ? 'Sakrīt · agrees\n' : ''),
      );
      for (const { subject, stored, replayed } of result.differences) {
        process.stdout.write(`${subject}\n  glabāts · stored   ${stored}\n  no žurnāla · replayed ${replayed}\n`);
      }
    }
    return result.differences.length === 0 ? 0 : 1;
  });
}
