import path from 'node:path';
import { postmasterOf } from './postmaster.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './start-embedded.ts';

export interface KeptEmbedded {
  readonly url: string;
  /** Starts the server again where it has ended: the process that ran it has stopped, or it was killed. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The embedded server for a process that stays: whoever runs it may end (a short command, another desk in the same
 * folder), this process then runs it itself. The address stays the same, since it follows from the folder.
 */
export async function keepEmbedded(options: EmbeddedOptions): Promise<KeptEmbedded> {
  const cluster = path.join(path.resolve(options.dataDir), 'postgres');
  let server: Embedded = await startEmbedded(options);
  let stopped = false;
  return {
    url: server.url,
    async look() {
      const state = postmasterOf(cluster)?.state;
      if (stopped || state === 'ready' || state === 'starting') return;
      server = await startEmbedded(options);
    },
    async stop() {
      stopped = true;
      await server.stop();
    },
  };
}
