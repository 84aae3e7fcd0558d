export { seeded } from '../../src/desk/hall/roster/seeded.ts';

/** One of the list. */
export function pick<Item>(random: () => number, list: readonly Item[]): Item {
  return list[Math.floor(random() * list.length)] as Item;
}
