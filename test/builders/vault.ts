import { openVault, type Vault } from '../../src/desk/vault.ts';

/** A vault with a key that everybody knows. */
export function testVault(): Vault {
  return openVault([Buffer.alloc(32, 7)]);
}
