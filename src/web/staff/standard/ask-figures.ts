import { beginningOf, PERIODS, type Period, type Scope } from '../../../desk/figures/index.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { UnitId } from '../../../vocabulary/ids.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** Which figures a page was asked for, and which it may show. */
export interface Asked {
  readonly period: Period;
  /** `null`: all that this person may see. */
  readonly unit: UnitId | null;
  readonly scope: Scope;
  /** The units whose figures this person may see. */
  readonly units: readonly { readonly id: UnitId; readonly lv: string; readonly en: string }[];
  /** Whether that is the whole municipality. */
  readonly whole: boolean;
}

/** Reads period and unit from the address. Figures reach as far as the policy lets this person's `figures.read` reach. */
export async function askFigures(
  request: WebRequest,
  tx: Tx,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Asked> {
  const all = await unitsOn(tx, request.today);
  const units = all
    .filter(({ id }) => request.mayI('figures.read', { holder: null, unit: id }))
    .map(({ id, name_lv, name_en }) => ({ id, lv: name_lv, en: name_en }));
  const whole = request.mayI('figures.read', { holder: null, unit: null });
  const unit = units.find(({ id }) => id === query['vieniba'])?.id ?? null;
  const period = PERIODS.find((one) => one === PERIOD_WORDS[query['laiks'] ?? '']) ?? 'quarter';
  const own = whole ? null : units.map(({ id }) => id);
  return {
    period,
    unit,
    units,
    whole,
    scope: { units: unit === null ? own : [unit], from: beginningOf(period, request.today) },
  };
}

/** The words of the address. */
const PERIOD_WORDS: Readonly<Record<string, Period>> = { menesis: 'month', ceturksnis: 'quarter', viss: 'all' };

export function periodWord(period: Period): string {
  return Object.entries(PERIOD_WORDS).find(([, one]) => one === period)?.[0] ?? '';
}

/** The same view with something changed; `null` takes a part away. */
export function hrefWith(path: string, asked: Asked, more: Readonly<Record<string, string | null>> = {}): string {
  const query = new URLSearchParams();
  if (asked.period !== 'quarter') query.set('laiks', periodWord(asked.period));
  if (asked.unit !== null) query.set('vieniba', asked.unit);
  for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
