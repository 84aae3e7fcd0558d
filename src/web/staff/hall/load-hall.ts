import type { Tx } from '../../../database/database.ts';
import { type HallNow, hallNow } from '../../../desk/counter/index.ts';
import { type Directory, knownDirectory } from '../../../desk/directory/index.ts';
import { type ComingAppointment, comingAppointments } from '../../../desk/hall/index.ts';
import { type HallDesk, hallDesks, openVisits, type Visit } from '../../../desk/visits/index.ts';
import { nameOf, peopleOf } from '../../../desk/workload/index.ts';
import type { EmployeeId, PlaceId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** All that the live view of a hall shows, read in one transaction. */
export interface LoadedHall {
  readonly now: HallNow;
  readonly visits: readonly Visit[];
  readonly desks: readonly HallDesk[];
  readonly coming: readonly ComingAppointment[];
  /** People of the units one leads who sit at no desk now, by name. */
  readonly free: readonly { readonly id: EmployeeId; readonly name: string }[];
  readonly directory: Directory;
}

const MOST_PEOPLE = 200;
/** An appointment of up to so many minutes ago may still be on its way. */
const STILL_COMING = 15;

export async function loadHall({ desk }: PageDeps, request: WebRequest, tx: Tx, place: PlaceId): Promise<LoadedHall> {
  const directory = await knownDirectory(desk.database, tx);
  const now = await hallNow(desk, tx, place);
  const visits = await openVisits(tx, place);
  const desks = await hallDesks(tx, place, request.today);
  const coming = await comingAppointments(
    tx,
    place,
    request.now.subtract({ minutes: STILL_COMING }),
    request.now.add({ hours: 1 }),
  );
  const sitting = new Set(desks.map(({ employee }) => employee));
  return { now, visits, desks, coming, directory, free: freePeople(request, directory, sitting) };
}

/** People of the units that somebody leads, without those who sit, by name. */
export function freePeople(
  request: WebRequest,
  directory: Directory,
  sitting: ReadonlySet<EmployeeId | null>,
): { readonly id: EmployeeId; readonly name: string }[] {
  const units = request.identity.leads?.length ? request.identity.leads : request.identity.units;
  const people = new Set(units.flatMap((unit) => peopleOf(directory, unit, request.today)));
  return [...people]
    .filter((id) => !sitting.has(id))
    .map((id) => ({ id, name: nameOf(directory, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'lv'))
    .slice(0, MOST_PEOPLE);
}
