import type { Tx } from '../../../database/database.ts';
import type { Screen } from '../../../desk/counter/index.ts';
import { caseById } from '../../../desk/cases/index.ts';
import { clientById } from '../../../desk/clients/index.ts';
import { type ServiceCard, serviceCard } from '../../../desk/services/index.ts';
import { hasWays, servicesOfVisit, type Visit, wasTold } from '../../../desk/visits/index.ts';
import type { ServiceId } from '../../../vocabulary/ids.ts';

/** What stands beside a client at the desk. */
export interface ServingView {
  readonly screen: Screen;
  readonly visit: Visit;
  readonly card: ServiceCard | null;
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly caseNumber: string | null;
  readonly more: readonly ServiceId[];
  /** 6.11: there are other ways, and this client was not told of them. */
  readonly ways: 'none' | 'told' | 'untold';
  readonly refused: string | null;
  readonly status: number;
}

/** Reads it in a few statements, as the employee may see it. */
export async function loadServing(
  tx: Tx,
  screen: Screen,
  visit: Visit,
): Promise<Omit<ServingView, 'refused' | 'status'>> {
  const [card, client, one, more, has, told] = [
    await serviceCard(tx, visit.service),
    visit.client === null ? null : await clientById(tx, visit.client),
    visit.case === null ? null : await caseById(tx, visit.case),
    await servicesOfVisit(tx, visit.id),
    await hasWays(tx, visit.service),
    await wasTold(tx, visit.client, visit.service),
  ];
  return {
    screen,
    visit,
    card,
    client: client === null ? null : { id: client.id, name: client.name },
    caseNumber: one?.number ?? null,
    more,
    ways: !has ? 'none' : told && !visit.steps.includes('channels-told') ? 'told' : 'untold',
  };
}
