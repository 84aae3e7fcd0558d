import type { Config } from '../config.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { type Connections, connectApp } from '../open-desk.ts';

/**
 * Runs a command upon the database: one's own, or the embedded one, which is joined where `laipa start` runs it and
 * started for the time of the command where not.
 */
export async function withDatabase<Result>(
  config: Config,
  work: (connections: Connections) => Promise<Result>,
): Promise<Result> {
  const server = config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir }) : null;
  const connections = connectApp(config.databaseUrl ?? (server as { url: string }).url, config, 4);
  try {
    return await work(connections);
  } finally {
    await connections.app.close();
    await server?.stop();
  }
}
