import { deskIdentity } from '../../database/connect.ts';
import {
  type AccountDesk,
  type Asker,
  demandsSecondFactor,
  type Entered,
  enter,
  noteDown,
  type SignInRules,
} from '../accounts/index.ts';
import { signedInPerson } from '../sessions/index.ts';
import { type Match, matchEmployee, type ProvidedPerson } from './match-employee.ts';
import { bindAccount, employeesLike } from './match.store.ts';

export type EntryRefusal = {
  readonly refused: Extract<Match, { refused: string }>['refused'] | 'no-post' | 'second-factor-missing';
};

/**
 * Lets in an employee who holds a post today; `strong`: the provider says that two factors were shown. The first time the
 * account is tied to them, in the same transaction; whoever is refused stays untied.
 */
export async function enterByProvider(
  desk: AccountDesk,
  rules: SignInRules,
  person: ProvidedPerson,
  strong: boolean,
  asker: Asker,
): Promise<Entered | EntryRefusal> {
  const now = desk.clock();
  const day = now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const match = matchEmployee(person, await employeesLike(tx, person));
    if ('refused' in match) return match;
    const refuse = async (refused: 'no-post' | 'second-factor-missing') => {
      await noteDown(tx, { employee: match.employee }, refused, asker, now, 'provider');
      return { refused };
    };
    const signed = await signedInPerson(tx, match.employee, day);
    // A role without a post does not suffice: it may have been forgotten when somebody left.
    if (signed === null || signed.identity.units.length === 0) return refuse('no-post');
    if (!strong && demandsSecondFactor(signed.identity.roles, rules.secondFactor))
      return refuse('second-factor-missing');
    if (match.bind && !(await bindAccount(tx, match.employee, person.account))) return { refused: 'bound-to-another' };
    return enter(tx, desk, rules, match.employee, { way: 'provider', strong }, asker);
  });
}
