import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';
import { type Directory, holdersOfPost, lookup, postsOfUnit, standInFor } from '../directory/index.ts';
import type { Request } from './request.ts';

/** The employee of the request whose address the letter came from; `null`: somebody whom it does not concern. */
export function senderIn(
  directory: Directory,
  request: Request,
  { from, at }: { readonly from: EmailAddress | null; readonly at: Temporal.Instant },
): EmployeeId | null {
  if (from === null) return null;
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const { people } = lookup(directory);
  return concerned(directory, request, day).find((id) => people.get(id)?.email.toLowerCase() === from) ?? null;
}

/** The asker, the holder, the one who was chosen, whoever stands in for them; of a unit that has not taken it all who serve there. */
function concerned(directory: Directory, request: Request, day: Temporal.PlainDate): EmployeeId[] {
  const asked = request.asked.kind === 'person' ? [request.asked.id] : [];
  const holders = request.holder === null ? ofUnit(directory, request, day) : [request.holder];
  const answering = [...new Set([...holders, ...asked])];
  const standIns = answering.flatMap((one) => standInFor(directory, one, day).employee ?? []);
  return [...new Set([request.asker, ...answering, ...standIns])];
}

function ofUnit(directory: Directory, { unit }: Request, day: Temporal.PlainDate): EmployeeId[] {
  return postsOfUnit(directory, unit, day).flatMap((post) => holdersOfPost(directory, post, day));
}
