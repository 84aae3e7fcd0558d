import { deskIdentity } from '../../database/connect.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { demandsSecondFactor } from '../accounts/index.ts';
import { signedInPerson } from '../sessions/index.ts';
import { type Match, matchEmployee, type ProvidedPerson } from './match-employee.ts';
import { bindExternalId, employeeByEmail, employeeByExternalId } from './match.store.ts';

export type EntryRefusal = {
  readonly refused: Extract<Match, { refused: string }>['refused'] | 'no-post' | 'second-factor-missing';
};

/** Who comes in: an employee who holds a post today. The first time the account is tied to them, in the same transaction. */
export async function enterByProvider(
  desk: Pick<Desk, 'tenant' | 'database' | 'clock'>,
  person: ProvidedPerson,
  strong: boolean,
): Promise<{ readonly employee: EmployeeId } | EntryRefusal> {
  const day = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const byExternalId = await employeeByExternalId(tx, person.externalId);
    const byEmail = byExternalId === null && person.email !== null ? await employeeByEmail(tx, person.email) : null;
    const match = matchEmployee(person, byExternalId, byEmail);
    if ('refused' in match) return match;
    const signed = await signedInPerson(tx, match.employee, day);
    // A role without a post does not suffice: it may have been forgotten when somebody left.
    if (signed === null || signed.identity.units.length === 0) return { refused: 'no-post' } as const;
    if (!strong && demandsSecondFactor(signed.identity.roles, 'roles'))
      return { refused: 'second-factor-missing' } as const;
    if (match.bind && !(await bindExternalId(tx, match.employee, person.externalId)))
      return { refused: 'bound-to-another' } as const;
    return { employee: match.employee };
  });
}
