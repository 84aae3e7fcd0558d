import { deskIdentity } from '../../database/connect.ts';
import { insertAdministrator } from './administrators.store.ts';
import type { AccountDesk } from './asker.ts';
import { openLink, useLink } from './links.store.ts';
import { linkHash, makeLink } from './links.ts';
import { dayOf } from './sign-in.ts';

/** Whether this first link still opens. */
export async function isFirstLink(desk: AccountDesk, token: string): Promise<boolean> {
  const link = await desk.database.read(deskIdentity(desk.tenant), (tx) => openLink(tx, linkHash(token), desk.clock()));
  return link?.kind === 'first';
}

/**
 * Makes the first administrator from the link that the start printed, and gives the path at which they choose how they
 * sign in; `null` where the link was used, has run out or never was.
 */
export async function makeFirstAdministrator(
  desk: AccountDesk,
  token: string,
  person: { readonly givenName: string; readonly surname: string; readonly email: string },
): Promise<string | null> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    if ((await openLink(tx, linkHash(token), now))?.kind !== 'first') return null;
    if ((await useLink(tx, linkHash(token), now)) === null) return null;
    const employee = await insertAdministrator(tx, person, dayOf(now));
    return makeLink(tx, desk, { kind: 'invitation', employee, by: null, origin: '' });
  });
}
