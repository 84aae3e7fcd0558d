import { createServer } from 'node:net';
import { after } from 'node:test';
import type { AddressInfo } from 'node:net';
import { loadStandards } from '../../src/load-standards.ts';
import type { IdentityProviders } from '../../src/web/identity-providers.ts';
import { pagesOf } from '../../src/web/pages.ts';
import { buildServer } from '../../src/web/server/build-server.ts';
import { liveHub } from '../../src/web/server/live-hub.ts';
import type { LogLine } from '../../src/web/web-deps.ts';
import { dictionary, type TestDesk } from './desk.ts';

export interface ProvidedDesk {
  readonly origin: string;
  readonly log: LogLine[];
}

/** A free port of this machine, for an address that must be known before anything listens there. */
export async function freeOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}

/** Serves a test desk at its `origin` with identity providers; closed when the test file ends. */
export async function serveProvided(desk: TestDesk, providers: IdentityProviders): Promise<ProvidedDesk> {
  const log: LogLine[] = [];
  const server = buildServer({
    database: desk.database,
    tenant: desk.tenant,
    config: { demo: true, publicUrl: null, log: (line) => log.push(line) },
    now: desk.clock,
    hub: liveHub(),
    ...pagesOf({
      desk,
      dictionary: await dictionary,
      standards: await loadStandards('adazi'),
      demo: true,
      smtpPort: 1,
      providers,
    }),
  });
  after(() => server.close());
  await server.listen({ host: '127.0.0.1', port: Number(new URL(providers.origin).port) });
  return { origin: providers.origin, log };
}
