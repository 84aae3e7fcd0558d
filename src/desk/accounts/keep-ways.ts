import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { endSessions, signedInPerson } from '../sessions/index.ts';
import {
  type Account,
  accountOf,
  putPassword,
  putRecoveryCodes,
  putTotp,
  removeTotp as deleteTotp,
} from './accounts.store.ts';
import type { AccountDesk, Asker, SignInRules } from './asker.ts';
import { type AccountLink, openLink, useLink } from './links.store.ts';
import { linkHash, needsCodeBeside } from './links.ts';
import { stepOf } from './one-time-code.ts';
import { insertPasskey, type Passkey, removePasskey as deletePasskey } from './passkeys.store.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { type PasswordFault, passwordFault } from './password-rules.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { countFailure, failuresOf } from './sign-in.store.ts';
import { dayOf, type Entered, enter, noteDown, takeCode, totpPlace } from './sign-in.ts';
import { placeOf, waitUntil } from './throttle.ts';
import { demandsSecondFactor, mayRemove } from './ways-in.ts';

/** What somebody sets up with a link: a passkey, or a password with an authenticator app. */
export type FirstWay =
  | { readonly passkey: Omit<Passkey, 'lastUsedAt'> }
  | { readonly password: string; readonly totp: { readonly secret: string; readonly code: string } | null };

/** What a link would open, and for whom. */
export interface LinkOpened {
  readonly link: AccountLink;
  readonly account: Account;
  /** Only with a code of the app or a recovery code beside the link. */
  readonly codeBeside: boolean;
  /** A password needs the app beside it. */
  readonly demanded: boolean;
}

/** Looks at a link without using it up: whoever fetches it beforehand (a mail scanner) takes nothing away. */
export async function lookAtLink(desk: AccountDesk, rules: SignInRules, token: string): Promise<LinkOpened | null> {
  return desk.database.read(deskIdentity(desk.tenant), (tx) => linkOpened(tx, desk, rules, token));
}

async function linkOpened(tx: Tx, desk: AccountDesk, rules: SignInRules, token: string): Promise<LinkOpened | null> {
  const now = desk.clock();
  const link = await openLink(tx, linkHash(token), now);
  if (link === null || link.employee === null) return null;
  const account = await accountOf(tx, link.employee, now);
  if (account === null) return null;
  const person = await signedInPerson(tx, account.employee, dayOf(now));
  const demanded = person !== null && demandsSecondFactor(person.identity.roles, rules.secondFactor);
  return { link, account, demanded, codeBeside: needsCodeBeside(account, link.kind, demanded) };
}

export type LinkRefused =
  | { readonly refused: 'link' | 'wrong-code' | 'wrong-code-beside' | 'passkey-known' | 'no-post' }
  | { readonly refused: 'slowed'; readonly until: Temporal.Instant }
  | { readonly refused: 'password'; readonly fault: PasswordFault };

/**
 * Uses a link up: sets what the person chose and lets them in. Everything that is refused leaves the link as it was. A
 * new password ends every session there was.
 */
export async function acceptLink(
  desk: AccountDesk,
  rules: SignInRules,
  given: { readonly token: string; readonly way: FirstWay; readonly codeBeside: string },
  asker: Asker,
): Promise<Entered | LinkRefused> {
  const now = desk.clock();
  const identity = deskIdentity(desk.tenant);
  const looked = await lookAtLink(desk, rules, given.token);
  if (looked === null) return { refused: 'link' };
  const { account } = looked;
  const { way } = given;
  const fault = 'password' in way ? passwordFault(way.password, account) : null;
  if (fault !== null) return { refused: 'password', fault };
  const hash = 'password' in way ? await hashPassword(way.password) : null;
  const place = desk.vault.index(`${account.employee}\0${placeOf(asker.address)}`, 'sign-in.link');
  const done = await desk.database
    .write(identity, async (tx): Promise<Entered | LinkRefused> => {
      const opened = await linkOpened(tx, desk, rules, given.token);
      if (opened === null) return { refused: 'link' };
      const until = waitUntil((await failuresOf(tx, [place], now))[0] ?? null, now);
      if (until !== null) return { refused: 'slowed', until };
      const { employee } = account;
      // Checked before the code beside is used up.
      const totp = 'password' in way ? way.totp : null;
      const step = totp === null ? null : stepOf(totp.secret, totp.code, now);
      const setsApp = 'password' in way && !(opened.link.kind === 'recovery' && account.ways.totp);
      if (setsApp && step === null) return { refused: 'wrong-code' };
      if (opened.codeBeside && (await takeCode(tx, desk, employee, given.codeBeside)) !== 'taken') {
        await countFailure(tx, [place], now);
        return { refused: 'wrong-code-beside' };
      }
      if ((await useLink(tx, linkHash(given.token), now)) === null) return { refused: 'link' };
      if ('passkey' in way) {
        if (!(await insertPasskey(tx, way.passkey))) throw new Taken();
        await noteDown(tx, account, 'passkey-added', asker, now);
      }
      if (hash !== null) {
        await putPassword(tx, employee, hash, now);
        await noteDown(tx, account, 'password-changed', asker, now);
      }
      if (setsApp && totp !== null && step !== null) await setTotp(tx, desk, employee, totp.secret, step);
      await endSessions(tx, employee, 'all', now);
      await noteDown(tx, account, 'link-used', asker, now);
      const strong = 'passkey' in way || setsApp || opened.codeBeside;
      const entered = await enter(tx, desk, rules, employee, { way: 'link', strong }, asker);
      if ('refused' in entered) throw new NoPost();
      return entered;
    })
    .catch((error: unknown): LinkRefused => {
      if (error instanceof Taken) return { refused: 'passkey-known' };
      if (error instanceof NoPost) return { refused: 'no-post' };
      throw error;
    });
  return done;
}

/** Take the transaction back without being faults. */
class Taken extends Error {}
class NoPost extends Error {}

async function setTotp(
  tx: Tx,
  desk: Pick<AccountDesk, 'vault' | 'clock'>,
  employee: EmployeeId,
  secret: string,
  step: number,
): Promise<void> {
  await putTotp(tx, employee, desk.vault.seal(secret, totpPlace(employee)), step, desk.clock());
}

/** Sets or changes one's own password; the present one is asked for. Other sessions end. */
export async function changePassword(
  desk: AccountDesk,
  employee: EmployeeId,
  given: { readonly present: string; readonly fresh: string; readonly session: string },
  asker: Asker,
): Promise<
  | 'changed'
  | { readonly refused: 'present' }
  | { readonly refused: 'slowed'; readonly until: Temporal.Instant }
  | { readonly refused: 'password'; readonly fault: PasswordFault }
> {
  const now = desk.clock();
  const identity = deskIdentity(desk.tenant);
  const place = desk.vault.index(`${employee}\0${given.session}`, 'sign-in.present');
  const { account, failures } = await desk.database.read(identity, async (tx) => ({
    account: await accountOf(tx, employee, now),
    failures: (await failuresOf(tx, [place], now))[0] ?? null,
  }));
  if (account === null) throw new Error('Whoever is signed in has an account');
  const until = waitUntil(failures, now);
  if (until !== null) return { refused: 'slowed', until };
  if (account.passwordHash !== null && !(await verifyPassword(account.passwordHash, given.present))) {
    await desk.database.write(identity, (tx) => countFailure(tx, [place], now));
    return { refused: 'present' };
  }
  const fault = passwordFault(given.fresh, account);
  if (fault !== null) return { refused: 'password', fault };
  const hash = await hashPassword(given.fresh);
  return desk.database.write(identity, async (tx) => {
    await putPassword(tx, employee, hash, now);
    await endSessions(tx, employee, { except: given.session }, now);
    await noteDown(tx, account, 'password-changed', asker, now);
    return 'changed' as const;
  });
}

/** Sets the authenticator app, when its first code fits. */
export async function changeTotp(
  desk: AccountDesk,
  employee: EmployeeId,
  given: { readonly secret: string; readonly code: string },
  asker: Asker,
): Promise<boolean> {
  const now = desk.clock();
  const step = stepOf(given.secret, given.code, now);
  if (step === null) return false;
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await setTotp(tx, desk, employee, given.secret, step);
    await noteDown(tx, { employee }, 'totp-set', asker, now);
  });
  return true;
}

/** Takes the authenticator app or a passkey away, unless it is the last way in or a second factor that is demanded. */
export async function removeWay(
  desk: AccountDesk,
  rules: SignInRules,
  employee: EmployeeId,
  what: { readonly passkey: string } | 'totp',
  asker: Asker,
): Promise<'removed' | { readonly refused: 'last-way' | 'second-factor-demanded' | 'unknown' }> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const account = await accountOf(tx, employee, now);
    const person = await signedInPerson(tx, employee, dayOf(now));
    if (account === null || person === null) return { refused: 'unknown' };
    const demanded = demandsSecondFactor(person.identity.roles, rules.secondFactor);
    const kind = what === 'totp' ? 'totp' : 'passkey';
    const hindered = mayRemove(account.ways, kind, demanded);
    if (hindered !== null) return hindered;
    if (what === 'totp') await deleteTotp(tx, employee);
    else if (!(await deletePasskey(tx, employee, what.passkey))) return { refused: 'unknown' };
    await noteDown(tx, account, `${kind}-removed`, asker, now);
    return 'removed';
  });
}

/** Adds a passkey to one's own account; `false` where the device is known already or twenty are there. */
export async function addPasskey(
  desk: AccountDesk,
  passkey: Omit<Passkey, 'lastUsedAt'>,
  asker: Asker,
): Promise<boolean> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const account = await accountOf(tx, passkey.employee, now);
    if (account === null || account.ways.passkeys >= 20 || !(await insertPasskey(tx, passkey))) return false;
    await noteDown(tx, account, 'passkey-added', asker, now);
    return true;
  });
}

/** Ten new codes in the place of all earlier ones; this is the only time that they can be read. */
export async function renewRecoveryCodes(desk: AccountDesk, employee: EmployeeId, asker: Asker): Promise<string[]> {
  const now = desk.clock();
  const codes = newRecoveryCodes();
  const hashes = codes.map(recoveryCodeHash).filter((hash) => hash !== null);
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await putRecoveryCodes(tx, employee, hashes, now);
    await noteDown(tx, { employee }, 'codes-made', asker, now);
  });
  return codes;
}
