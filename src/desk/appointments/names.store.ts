import type { Tx } from '../../database/database.ts';
import type { ServiceId } from '../../vocabulary/ids.ts';
import type { Both } from '../services/index.ts';

/** The names of services, those that are no longer given too. bounded: by the services asked for. */
export async function servicesNamed(tx: Tx, ids: readonly ServiceId[]): Promise<ReadonlyMap<ServiceId, Both>> {
  const rows = await tx.rows<{ id: ServiceId; name_lv: string; name_en: string }>(
    'select id, name_lv, name_en from service where tenant = $1 and id = any($2::uuid[])',
    [tx.identity.tenant, ids],
  );
  return new Map(rows.map(({ id, name_lv, name_en }) => [id, { lv: name_lv, en: name_en }]));
}
