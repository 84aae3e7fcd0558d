import { type AppointmentLine, appointmentsOf } from '../../../desk/appointments/index.ts';
import type { Tx } from '../../../database/database.ts';
import {
  type CaseOfClient,
  type ClientRecord,
  casesOfClient,
  type Duplicate,
  duplicatesOf,
  mergedInto,
} from '../../../desk/clients/index.ts';
import { type Authority, authoritiesOf, type DisclosureLine, disclosuresOf } from '../../../desk/disclosures/index.ts';

const CASES = 20;
const DISCLOSURES = 10;

/** All that the page of a client shows, as far as the reader may see it. */
export interface ClientView {
  readonly client: ClientRecord;
  readonly cases: readonly CaseOfClient[];
  readonly authorities: readonly Authority[];
  readonly disclosures: readonly DisclosureLine[];
  readonly duplicates: readonly Duplicate[];
  readonly absorbed: Awaited<ReturnType<typeof mergedInto>>;
  readonly appointments: readonly AppointmentLine[];
}

/** Statements asked in one go, each bounded. */
export async function loadClient(tx: Tx, client: ClientRecord): Promise<ClientView> {
  const [cases, authorities, disclosures, duplicates, absorbed, appointments] = await Promise.all([
    casesOfClient(tx, client.id, CASES),
    authoritiesOf(tx, client.id),
    disclosuresOf(tx, client.id, DISCLOSURES),
    duplicatesOf(tx, client),
    mergedInto(tx, client.id),
    appointmentsOf(tx, { client: client.id }),
  ]);
  return { client, cases, authorities, disclosures, duplicates, absorbed, appointments };
}
