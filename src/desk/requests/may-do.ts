import type { Identity } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Directory, standInFor } from '../directory/index.ts';
import type { RequestDeed } from './decide-request.ts';
import type { Request } from './request.ts';

/**
 * Who may do what in a request: the asker withdraws and rates; its holder answers, whoever stands in for them that day, who
 * leads the unit, and anybody of the unit while nobody has taken it.
 */
export function mayDo(
  request: Request,
  deed: RequestDeed['do'],
  who: Identity & { readonly employee: EmployeeId },
  directory: Directory,
  now: Temporal.Instant,
): boolean {
  if (deed === 'withdraw' || deed === 'rate') return request.asker === who.employee;
  if (request.asker === who.employee) return false;
  if (request.holder === who.employee) return true;
  const leads = who.roles.includes('head') && (who.leads ?? who.units).includes(request.unit);
  if (leads || (request.holder === null && who.units.includes(request.unit))) return true;
  if (request.holder === null) return false;
  const day = now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return standInFor(directory, request.holder, day).employee === who.employee;
}
