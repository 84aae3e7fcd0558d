import type { Tx } from './database.ts';

/** Logged in as somebody whom row-level security does not bind. */
export class UnboundRole extends Error {
  override readonly name = 'UnboundRole';
}

/** Throws `UnboundRole` where the desk would read and write under a role that walls do not hold. */
export async function requireBoundRole(tx: Tx): Promise<void> {
  const role = await tx.one<{ name: string; free: boolean }>(
    'select current_user::text as name, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  if (role?.name === 'laipa_app' && !role.free) return;
  throw new UnboundRole(
    `LAIPA_APP_DATABASE_URL: gaidīta loma \`laipa_app\` bez superlietotāja un BYPASSRLS tiesībām, atrasta \`${role?.name}\` · ` +
      `expected the role \`laipa_app\`, neither superuser nor BYPASSRLS, found \`${role?.name}\``,
  );
}
