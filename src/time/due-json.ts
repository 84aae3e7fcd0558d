import { assertNever } from '../vocabulary/brand.ts';
import type { DueStep } from './due.ts';

/** The steps as they are stored (`JSON.stringify` writes the same): days, times and instants in ISO. */
export function stepsToJson(steps: readonly DueStep[]): unknown {
  return JSON.parse(JSON.stringify(steps)) as unknown;
}

/** Reads stored steps back into values. Throws where they are not what `stepsToJson` wrote. */
export function stepsFromJson(json: unknown): readonly DueStep[] {
  return (json as readonly Stored<DueStep>[]).map(revive);
}

/** A step with every Temporal value written as text. */
type Stored<Step> = Step extends DueStep
  ? {
      readonly [Key in keyof Step]: Step[Key] extends Temporal.Instant | Temporal.PlainDate | Temporal.PlainTime
        ? string
        : Step[Key];
    }
  : never;

function revive(step: Stored<DueStep>): DueStep {
  switch (step.step) {
    case 'received':
    case 'counted-from':
    case 'due':
      return { ...step, at: Temporal.Instant.from(step.at) };
    case 'day-counted':
    case 'day-skipped':
      return { ...step, day: Temporal.PlainDate.from(step.day) };
    case 'time-counted':
      return {
        ...step,
        day: Temporal.PlainDate.from(step.day),
        from: Temporal.PlainTime.from(step.from),
        to: Temporal.PlainTime.from(step.to),
      };
    case 'moved-to-working-day':
      return { ...step, from: Temporal.PlainDate.from(step.from), to: Temporal.PlainDate.from(step.to) };
    case 'year-not-covered':
      return step;
    default:
      return assertNever(step);
  }
}
