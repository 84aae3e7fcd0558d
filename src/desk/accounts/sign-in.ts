import { createHash, randomBytes } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { type EmployeeId, parseEmailAddress } from '../../vocabulary/ids.ts';
import { signedInPerson } from '../sessions/index.ts';
import { type Account, accountByEmail, rehashPassword, takeStep, totpOf, useRecoveryCode } from './accounts.store.ts';
import type { AccountDesk, Asker, SignInRules } from './asker.ts';
import { newDeviceLetter } from './links.ts';
import { stepOf } from './one-time-code.ts';
import { hashPassword, needsRehash, verifyPassword } from './password-hash.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import {
  countFailure,
  deviceOf,
  failuresOf,
  forgetFailures,
  logSignIn,
  rememberDevice,
  type SignInOutcome,
  spendTicket,
} from './sign-in.store.ts';
import { isUnderAttack, placeOf, waitUntil } from './throttle.ts';
import { ticketHash } from './tickets.ts';
import { demandsSecondFactor, type Way } from './ways-in.ts';

/** Let in: open a session for them. `device` is the token that their browser is to keep. */
export interface Entered {
  readonly entered: EmployeeId;
  readonly way: Way;
  readonly strong: boolean;
  readonly device: string;
  readonly newDevice: boolean;
}

/** What the browser carries to the second step: whose code is awaited, and whether the password was right. */
export interface SecondStep {
  readonly employee: EmployeeId | null;
  /** The account as it was typed, keyed: what failures are counted under. */
  readonly account: string;
  readonly passwordRight: boolean;
}

export type Refused =
  /** Nobody of that address, or not their password or code: one word for all. */
  | { readonly refused: 'wrong' }
  | { readonly refused: 'slowed'; readonly until: Temporal.Instant }
  | { readonly refused: 'second-factor-missing' }
  | { readonly refused: 'no-post' };

/**
 * Judges an address and a password. The answer for somebody unknown is that for a wrong password, in words and in time.
 * A place that fails waits longer and longer; an account that is tried from many places demands the code as well, from
 * every device that is not known, whether or not the password was right. Nobody can lock another out.
 */
export async function enterByPassword(
  desk: AccountDesk,
  rules: SignInRules,
  given: { readonly email: string; readonly password: string },
  asker: Asker,
): Promise<Entered | Refused | { readonly next: SecondStep }> {
  const now = desk.clock();
  const email = parseEmailAddress(given.email) ?? given.email.trim().toLowerCase().slice(0, 320);
  const accountKey = desk.vault.index(email, 'sign-in.account');
  const identity = deskIdentity(desk.tenant);
  const asked = await desk.database.read(identity, async (tx) => {
    const account = await accountByEmail(tx, email, now);
    const known = account !== null && (await deviceOf(tx, account.employee, hashOf(asker.device))).known;
    const placeKey = desk.vault.index(`${email}\0${known ? asker.device : placeOf(asker.address)}`, 'sign-in.place');
    const [fromPlace = null, fromAnywhere = null] = await failuresOf(tx, [placeKey, accountKey], now);
    return { account, known, placeKey, fromPlace, fromAnywhere };
  });
  const { account, known, placeKey } = asked;
  const log = (outcome: SignInOutcome) => (tx: Tx) => noteDown(tx, account, outcome, asker, now);
  const until = waitUntil(asked.fromPlace, now);
  if (until !== null) {
    await desk.database.write(identity, log('slowed'));
    return { refused: 'slowed', until };
  }
  const right = await verifyPassword(account?.passwordHash ?? null, given.password);
  if (!right) {
    await desk.database.write(identity, async (tx) => {
      await countFailure(tx, [placeKey, accountKey], now);
      await log('wrong-password')(tx);
    });
  }
  const step = { employee: account?.employee ?? null, account: accountKey.toString('base64url'), passwordRight: right };
  if (isUnderAttack(asked.fromAnywhere, now) && !known) return { next: step };
  if (!right || account === null) return { refused: 'wrong' };
  if (account.passwordHash !== null && needsRehash(account.passwordHash)) {
    const fresh = await hashPassword(given.password);
    await desk.database.write(identity, (tx) =>
      rehashPassword(tx, account.employee, account.passwordHash as string, fresh),
    );
  }
  if (account.ways.totp) return { next: step };
  return desk.database.write(identity, async (tx) => {
    const person = await signedInPerson(tx, account.employee, dayOf(now));
    if (person !== null && demandsSecondFactor(person.identity.roles, rules.secondFactor)) {
      await log('second-factor-missing')(tx);
      return { refused: 'second-factor-missing' };
    }
    await forgetFailures(tx, [placeKey]);
    return enter(tx, desk, rules, account.employee, { way: 'password', strong: false }, asker);
  });
}

/** Judges the code of an authenticator app, or a recovery code. A code is taken once; `ticket` is spent with it. */
export async function enterByCode(
  desk: AccountDesk,
  rules: SignInRules,
  step: SecondStep,
  given: { readonly code: string; readonly ticket: string },
  asker: Asker,
): Promise<Entered | Refused> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const known = step.employee !== null && (await deviceOf(tx, step.employee, hashOf(asker.device))).known;
    const place = desk.vault.index(`${step.account}\0${known ? asker.device : placeOf(asker.address)}`, 'sign-in.code');
    const anywhere = desk.vault.index(step.account, 'sign-in.codes');
    const [fromPlace = null, fromAnywhere = null] = await failuresOf(tx, [place, anywhere], now);
    const until = waitUntil(fromPlace, now);
    if (until !== null) return { refused: 'slowed', until };
    const guessed = isUnderAttack(fromAnywhere, now) && !known;
    const found =
      step.employee !== null && step.passwordRight
        ? await takeCode(tx, desk, step.employee, given.code, guessed)
        : 'wrong-code';
    if (found !== 'taken' || step.employee === null) {
      // Of somebody who does not know the password only the place is counted: others' codes stay as good as before.
      await countFailure(tx, step.passwordRight ? [place, anywhere] : [place], now);
      if (step.employee !== null && found !== 'taken')
        await noteDown(tx, { employee: step.employee }, found, asker, now);
      return { refused: 'wrong' };
    }
    if (!(await spendTicket(tx, ticketHash(given.ticket), now.add({ hours: 1 })))) return { refused: 'wrong' };
    await forgetFailures(tx, [place]);
    return enter(tx, desk, rules, step.employee, { way: 'password-and-code', strong: true }, asker);
  });
}

/** Takes a code of the app (unless they are being guessed) or a recovery code. */
export async function takeCode(
  tx: Tx,
  desk: Pick<AccountDesk, 'vault' | 'clock'>,
  employee: EmployeeId,
  code: string,
  guessed = false,
): Promise<'taken' | 'wrong-code' | 'replayed-code'> {
  const now = desk.clock();
  const recovery = recoveryCodeHash(code);
  if (recovery !== null) return (await useRecoveryCode(tx, employee, recovery, now)) ? 'taken' : 'wrong-code';
  const stored = guessed ? null : await totpOf(tx, employee);
  if (stored === null) return 'wrong-code';
  const step = stepOf(desk.vault.open(stored.secret, totpPlace(employee)), code, now);
  if (step === null) return 'wrong-code';
  if (step <= stored.lastStep) return 'replayed-code';
  await takeStep(tx, employee, step);
  return 'taken';
}

/** What the vault binds a secret to. */
export function totpPlace(employee: EmployeeId): string {
  return `account_totp.secret:${employee}`;
}

/** The door itself, the same for every way: only whoever holds a post or a role today comes in. */
export async function enter(
  tx: Tx,
  desk: AccountDesk,
  rules: SignInRules,
  employee: EmployeeId,
  how: { readonly way: Way; readonly strong: boolean },
  asker: Asker,
): Promise<Entered | { readonly refused: 'no-post' }> {
  const now = desk.clock();
  if ((await signedInPerson(tx, employee, dayOf(now))) === null) {
    await noteDown(tx, { employee }, 'no-post', asker, now, how.way);
    return { refused: 'no-post' };
  }
  const before = await deviceOf(tx, employee, hashOf(asker.device));
  const device = asker.device ?? randomBytes(32).toString('base64url');
  await rememberDevice(tx, employee, hashOf(device) as Buffer, now);
  const newDevice = !before.known && before.others;
  await logSignIn(tx, employee, { at: now, outcome: 'entered', way: how.way, ...seen(asker), newDevice });
  if (newDevice && rules.mailLeaves) await newDeviceLetter(tx, desk, employee, asker);
  return { entered: employee, ...how, device, newDevice };
}

/** A line of the person's own log; of nobody there is nothing to write. */
export async function noteDown(
  tx: Tx,
  account: Pick<Account, 'employee'> | null,
  outcome: SignInOutcome,
  asker: Asker,
  now: Temporal.Instant,
  way = '',
): Promise<void> {
  if (account === null) return;
  await logSignIn(tx, account.employee, { at: now, outcome, way, ...seen(asker), newDevice: false });
}

/** What is kept of a device's or a link's token. */
export function hashOf(token: string | null): Buffer | null {
  return token === null ? null : createHash('sha256').update(token).digest();
}

export function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
}

function seen({ address, userAgent }: Asker): { address: string; userAgent: string } {
  return { address, userAgent };
}
