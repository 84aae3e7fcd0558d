import type { Config } from '../config.ts';
import { resetAtMachine } from '../desk/accounts/index.ts';
import { openVault } from '../desk/vault.ts';
import { readKeys } from '../read-keys.ts';
import { withDatabase } from './with-database.ts';

const USAGE = 'laipa people reset <e-pasts · e-mail>\n';

/**
 * `laipa people reset`: where no administrator can come in any more, whoever works at the machine takes the ways in of
 * one person away and gets the link by which they make new ones. Code 1: nobody has this address.
 */
export async function peopleCommand(config: Config, given: readonly string[]): Promise<number> {
  const [what, email, ...more] = given;
  if (what !== 'reset' || email === undefined || more.length > 0) return ends(2, USAGE);
  return withDatabase(config, async ({ app }) => {
    const desk = {
      tenant: config.tenant,
      database: app,
      vault: openVault(await readKeys(config)),
      clock: () => Temporal.Now.instant(),
    };
    const origin = config.publicUrl === null ? `http://localhost:${config.port}` : new URL(config.publicUrl).origin;
    const done = await resetAtMachine(desk, email, origin);
    if ('refused' in done) return ends(1, `\`${email}\`: tāda darbinieka nav · no employee has this address\n`);
    const { givenName, surname } = done.account;
    process.stdout.write(
      `${givenName} ${surname}: ieeja atiestatīta, sesijas beigtas. Saite (72 stundas, vienu reizi) · sign-in reset, sessions ended. The link (72 hours, once):\n  ${done.link}\n`,
    );
    return 0;
  });
}

function ends(code: number, say: string): number {
  process.stderr.write(say);
  return code;
}
