import { deskIdentity } from '../../database/connect.ts';
import type { Identity, Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { isReason, type ReasonRefusal, usePower } from '../powers/index.ts';
import { endSessions } from '../sessions/index.ts';
import { type Account, accountByEmail, accountOf, clearWays } from './accounts.store.ts';
import type { AccountDesk, SignInRules } from './asker.ts';
import { makeLink, send } from './links.ts';
import { logSignIn } from './sign-in.store.ts';

/**
 * Takes every way in of somebody away and gives them a link (5.4.2: an exceptional power, with a reason, on the list of
 * the head above whoever used it). Nobody resets their own: that would be a second factor going round itself.
 */
export async function resetSignIn(
  desk: AccountDesk & Pick<Desk, 'rules'>,
  rules: SignInRules,
  employee: EmployeeId,
  reset: {
    readonly who: Identity & { readonly employee: EmployeeId };
    /** Where the desk is reached: `https://laipa.example`. */
    readonly origin: string;
    readonly reason: string;
  },
): Promise<{ readonly link: string } | { readonly refused: 'unknown' } | { readonly refused: 'own' } | ReasonRefusal> {
  const { who, origin, reason } = reset;
  if (employee === who.employee) return { refused: 'own' };
  // As the desk: accounts stand open to it only. The power is this person's.
  const work = async (tx: Tx) => {
    const account = await accountOf(tx, employee, desk.clock());
    if (account === null) return { refused: 'unknown' } as const;
    // Whose it was stands before the reason, which must say something without it.
    const said = `${account.givenName} ${account.surname}: ${reason.trim()}`;
    const power = 'reset-sign-in';
    const used = await usePower(desk, tx, { power, reason: isReason(power, reason) ? said : reason });
    if ('refused' in used) return used;
    const link = await reopen(tx, desk, account, { by: who.employee, origin });
    if (rules.mailLeaves) await send(tx, desk, account, 'reset', link);
    return { link };
  };
  return retrying(() => desk.database.write({ ...who, system: true }, work));
}

/**
 * The same by whoever works at the machine itself, where no administrator can come in any more. It is no power of an
 * employee, so it stands on no head's list: the person finds it in their sign-in log, as done at the machine.
 */
export async function resetAtMachine(
  desk: AccountDesk,
  email: string,
  origin: string,
): Promise<{ readonly link: string; readonly account: Account } | { readonly refused: 'unknown' }> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const account = await accountByEmail(tx, email, desk.clock());
    if (account === null) return { refused: 'unknown' };
    return { link: await reopen(tx, desk, account, { by: null, origin }), account };
  });
}

/** Way of a line in the sign-in log that was made at the machine. */
const AT_MACHINE = 'machine';

async function reopen(
  tx: Tx,
  desk: AccountDesk,
  { employee }: Account,
  { by, origin }: { readonly by: EmployeeId | null; readonly origin: string },
): Promise<string> {
  const at = desk.clock();
  await clearWays(tx, employee);
  await endSessions(tx, employee, 'all', at);
  const line = { at, address: '', userAgent: '', newDevice: false };
  await logSignIn(tx, employee, { ...line, outcome: 'reset', way: by === null ? AT_MACHINE : '' });
  return makeLink(tx, desk, { kind: 'reset', employee, by, origin });
}
