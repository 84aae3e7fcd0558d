import type { Config } from '../config.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkMachine } from './doctor-machine.ts';
import { checkOutside } from './doctor-outside.ts';

export interface Text {
  readonly lv: string;
  readonly en: string;
}

/** What one check found, and where it is not well, how to mend it. */
export type Finding =
  | { readonly check: string; readonly level: 'ok'; readonly found: Text }
  | { readonly check: string; readonly level: 'warning' | 'fault'; readonly found: Text; readonly mend: Text };

export function ok(check: string, lv: string, en: string): Finding {
  return { check, level: 'ok', found: { lv, en } };
}

export function warning(check: string, found: Text, mend: Text): Finding {
  return { check, level: 'warning', found, mend };
}

export function fault(check: string, found: Text, mend: Text): Finding {
  return { check, level: 'fault', found, mend };
}

/**
 * Looks at everything the desk stands on and changes nothing: the machine, the database and its journal, the world
 * outside. A check that itself fails is a fault of its own; the others go on.
 */
export async function doctor(config: Config): Promise<Finding[]> {
  const groups = [checkMachine, checkDatabase, checkOutside];
  const results: Finding[] = [];
  for (const check of groups) {
    results.push(...(await check(config).catch((error: unknown) => [failed(check.name, error)])));
  }
  return results;
}

function failed(check: string, error: unknown): Finding {
  const said = error instanceof Error ? error.message : String(error);
  return fault(
    check,
    { lv: `pārbaude neizdevās: ${said}`, en: `the check itself failed: ${said}` },
    { lv: 'Ziņojiet izstrādātājiem.', en: 'Tell the developers.' },
  );
}
