import { fact, id, none, ofEmployee, secret, type TableInventory } from './field.ts';

/** Screens in a hall: they belong to places, nothing of a client is in them. */
export const DEVICES: Readonly<Record<string, TableInventory>> = {
  device: {
    lv: 'Ierīces zālēs',
    en: 'Devices in halls',
    ties: {},
    erase: 'keep',
    fields: {
      tenant: id,
      id,
      place_id: id,
      kind: none,
      name: none,
      desk_id: id,
      printer: none,
      voice: none,
      code_hash: secret,
      code_sealed: secret,
      code_until: none,
      token_hash: secret,
      token_at: none,
      tickets: none,
      tickets_since: none,
      made_by: ofEmployee,
      made_at: fact,
      paired_at: none,
      seen_at: none,
      ended_at: none,
      ended_by: ofEmployee,
    },
  },
};
