import type { Options } from '../options.ts';

/** What every measurement needs: what was asked for, and where to say how far it is. */
export interface Stage {
  readonly options: Options;
  /** The data folder of this run, in a temporary folder that is removed at the end. */
  readonly dataDir: string;
  progress(said: string): void;
}
