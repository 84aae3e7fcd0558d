import { parseArgs } from 'node:util';

export interface Options {
  readonly json: boolean;
  /** Cases in the data set. */
  readonly cases: number;
  readonly kills: number;
  /** Longer measurements and both sizes of data set. */
  readonly full: boolean;
  /** Only the measurements whose name holds one of these words. */
  readonly only: readonly string[];
  /** A Chrome CPU profile of the desk's process is written into this folder. */
  readonly profile: string | null;
}

export const USAGE = `npm run bench -- [options]
  --json          rows as JSON on standard output, progress on standard error
  --cases <n>     cases in the data set (10000)
  --kills <n>     kill -9 of the desk while mail comes in (3)
  --full          longer measurements; pages at 10000 and at 50000 cases
  --only <words>  only these measurements: start, judge, record, mail, pages, walls, counter, boards, browser, replay, kill
  --profile <dir> leaves CPU profiles of the desk there`;

/** Throws where an option is unknown or no number. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      cases: { type: 'string', default: '10000' },
      kills: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  return {
    json: values.json,
    full: values.full,
    cases: whole('cases', values.cases, 100, 5_000_000),
    kills: whole('kills', values.kills, 0, 10_000),
    only: values.only.split(/[ ,]+/).filter(Boolean),
    profile: values.profile ?? null,
  };
}

function whole(name: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name}: found \`${given}\`, expected a whole number from ${least} to ${most}\n${USAGE}`);
}
