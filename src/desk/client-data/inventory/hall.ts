import { id, none, type TableInventory } from './field.ts';

/** How a hall is led: measured times and the roster's plan. Sums and settings; nobody is named but whoever set them. */
export const HALL = {
  service_time: {
    lv: 'Pakalpojumu ilgums',
    en: 'How long services take',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, place_id: id, service_id: id, hour: none, n: none, minutes: none },
  },
  hall_pace: {
    lv: 'Gaidīšanas prognozes mērs',
    en: 'Measure of the waiting-time estimate',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, place_id: id, between_minutes: none, spread: none, said: none, held: none, counted_at: none },
  },
  roster_plan: {
    lv: 'Galdu grafiks',
    en: 'Roster of desks',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, place_id: id, target_minutes: none, desks: none, changed_by: id, changed_at: none },
  },
} as const satisfies Record<string, TableInventory>;
