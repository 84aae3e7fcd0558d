import type { Tx } from '../../database/database.ts';
import { type Vault, VaultFault } from '../vault.ts';
import { sealedSample } from './sealed.store.ts';

/** Whether the vault opens what is sealed in this database: a restored copy without its key does not. */
export async function opensWhatIsSealed(
  tx: Tx,
  vault: Vault | null,
): Promise<'opens' | 'nothing-sealed' | 'does-not-open'> {
  const sample = await sealedSample(tx);
  if (sample === null) return 'nothing-sealed';
  if (vault === null) return 'does-not-open';
  try {
    vault.open(sample.sealed, sample.about);
    return 'opens';
  } catch (error) {
    if (error instanceof VaultFault) return 'does-not-open';
    throw error;
  }
}
