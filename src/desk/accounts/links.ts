import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { signedInPerson } from '../sessions/index.ts';
import { type Account, accountByEmail, accountOf } from './accounts.store.ts';
import { hasAdministrator } from './administrators.store.ts';
import type { AccountDesk, Asker, SignInRules } from './asker.ts';
import { type AccountLetter, sealLetter } from './letters.ts';
import { closeLinks, insertLink, type LinkKind, putAccountLetter, recoveriesSince } from './links.store.ts';
import { logSignIn } from './sign-in.store.ts';
import { demandsSecondFactor } from './ways-in.ts';

/** Hours in which a link opens. */
const LIFE: Readonly<Record<LinkKind, number>> = { invitation: 72, reset: 72, recovery: 1, first: 24 };
/** Links by mail that one person gets within an hour. */
const RECOVERIES_AN_HOUR = 3;

/** Who makes a link, and where the desk is reached: `https://laipa.example`. */
export interface LinkMaker {
  readonly by: EmployeeId;
  readonly origin: string;
}

/**
 * Invites somebody: the link, to be shown once, and sent where letters leave. An earlier one no longer opens. Whoever has
 * a way in already is not invited: a link would be a way round it, and a reset leaves a trace.
 */
export async function invite(
  desk: AccountDesk,
  rules: SignInRules,
  employee: EmployeeId,
  { by, origin }: LinkMaker,
): Promise<{ readonly link: string } | { readonly refused: 'unknown' | 'has-way' }> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const account = await accountOf(tx, employee, now);
    if (account === null) return { refused: 'unknown' };
    if (account.ways.password || account.ways.passkeys > 0) return { refused: 'has-way' };
    await logSignIn(tx, employee, {
      at: now,
      outcome: 'link-made',
      way: '',
      address: '',
      userAgent: '',
      newDevice: false,
    });
    const link = await makeLink(tx, desk, { kind: 'invitation', employee, by, origin });
    if (rules.mailLeaves) await send(tx, desk, account, 'invitation', link);
    return { link };
  });
}

/**
 * Sends a link to whoever has this address. Gives nothing back, since the page says the same whatever happens. Whom the
 * second factor is demanded of and who has no code to show beside the link is told to ask the administrator.
 */
export async function sendRecovery(
  desk: AccountDesk,
  rules: SignInRules,
  email: string,
  origin: string,
  asker: Asker,
): Promise<void> {
  const now = desk.clock();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const account = await accountByEmail(tx, email, now);
    if (account === null) return;
    if ((await recoveriesSince(tx, account.employee, now.subtract({ hours: 1 }))) >= RECOVERIES_AN_HOUR) return;
    const person = await signedInPerson(tx, account.employee, now.toZonedDateTimeISO('Europe/Riga').toPlainDate());
    if (person === null) return;
    const link = await makeLink(tx, desk, { kind: 'recovery', employee: account.employee, by: null, origin });
    const { address, userAgent } = asker;
    await logSignIn(tx, account.employee, {
      at: now,
      outcome: 'link-made',
      way: '',
      address,
      userAgent,
      newDevice: false,
    });
    const demanded = demandsSecondFactor(person.identity.roles, rules.secondFactor);
    if (demanded && !account.ways.totp && account.ways.codes === 0) {
      await closeLinks(tx, account.employee, now);
      return send(tx, desk, account, 'ask-administrator', '');
    }
    await send(tx, desk, account, 'recovery', link);
  });
}

/** Whether a recovery link is proof enough by itself, or a code is to be shown beside it. */
export function needsCodeBeside(account: Account, kind: LinkKind, demanded: boolean): boolean {
  return kind === 'recovery' && (account.ways.totp || (demanded && account.ways.codes > 0));
}

/**
 * The path of the link by which the first administrator comes in, new at each start while nobody could administer;
 * `null` where somebody can.
 */
export async function firstAdministratorLink(desk: AccountDesk): Promise<string | null> {
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    if (await hasAdministrator(tx, now.toZonedDateTimeISO('Europe/Riga').toPlainDate())) return null;
    const link = await makeLink(tx, desk, { kind: 'first', employee: null, by: null, origin: '' });
    return link;
  });
}

/** Makes a link in the place of those still open; only the hash of its token is written. */
export async function makeLink(
  tx: Tx,
  desk: Pick<AccountDesk, 'clock'>,
  {
    kind,
    employee,
    by,
    origin,
  }: { kind: LinkKind; employee: EmployeeId | null; by: EmployeeId | null; origin: string },
): Promise<string> {
  const now = desk.clock();
  const token = randomBytes(32).toString('base64url');
  await closeLinks(tx, employee, now);
  await insertLink(tx, {
    kind,
    employee,
    tokenHash: linkHash(token),
    madeAt: now,
    madeBy: by,
    expiresAt: now.add({ hours: LIFE[kind] }),
  });
  return `${origin}/ieeja/${kind === 'first' ? 'pirmais' : 'saite'}/${token}`;
}

export function linkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Tells somebody that their account was entered from a device that it was not entered from before. */
export async function newDeviceLetter(tx: Tx, desk: AccountDesk, employee: EmployeeId, asker: Asker): Promise<void> {
  const account = await accountOf(tx, employee, desk.clock());
  if (account === null) return;
  const at = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDateTime().toString({ smallestUnit: 'minute' });
  await send(tx, desk, account, 'new-device', '', `${at.replace('T', ' ')}, ${asker.address}`);
}

/** Puts in a letter about somebody's account; it leaves once the transaction has committed. */
export async function send(
  tx: Tx,
  desk: Pick<AccountDesk, 'vault'>,
  account: Account,
  kind: AccountLetter['kind'],
  link: string,
  facts = '',
): Promise<void> {
  const id = randomUUID();
  const { givenName, surname, email, language } = account;
  const letter = { kind, to: { name: `${givenName} ${surname}`, address: email }, language, link, facts };
  await putAccountLetter(tx, { id, sealed: sealLetter(desk.vault, id, letter) });
}
