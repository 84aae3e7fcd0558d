import type { OpenedDesk } from '../open-desk.ts';

/** An invented day at the desk: letters of invented clients at their hours, some taken, some answered. */
export async function seedDay(_desk: OpenedDesk): Promise<void> {}
