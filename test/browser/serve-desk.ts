import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { teachTypes } from '../../src/database/instants.ts';
import { buildServer } from '../../src/web/server/build-server.ts';
import type { Route } from '../../src/web/server/define-route.ts';
import { type LiveHub, liveHub } from '../../src/web/server/live-hub.ts';
import type { LogLine, WebDeps } from '../../src/web/web-deps.ts';
import type { TenantId } from '../../src/vocabulary/ids.ts';
import { type TestDatabase, testDatabase } from '../run/database-for-tests.ts';

/** Invented people of the tests, by what they are. */
export const PEOPLE = {
  employee: '00000000-0000-4000-8000-0000000000a1',
  head: '00000000-0000-4000-8000-0000000000a2',
  administrator: '00000000-0000-4000-8000-0000000000a3',
} as const;
export const UNIT = '00000000-0000-4000-8000-0000000000b1';

export interface ServedDesk {
  readonly server: FastifyInstance;
  readonly deps: WebDeps;
  readonly hub: LiveHub;
  readonly database: TestDatabase;
  /** What the server logged. */
  readonly log: LogLine[];
  /** Starts listening (once) and gives the address. */
  listen(): Promise<string>;
  /** Signs in by the demonstration's page and gives the cookie and the token for forms. */
  signIn(who?: keyof typeof PEOPLE): Promise<{ readonly cookie: string; readonly csrf: string }>;
}

/** The web server upon a fresh database with three invented people; closed when the test file ends. */
export async function serveDesk(
  options: { readonly routes?: readonly Route[]; readonly demo?: boolean; readonly publicUrl?: string } = {},
): Promise<ServedDesk> {
  teachTypes();
  const database = await testDatabase();
  await addPeople(database.url);
  const log: LogLine[] = [];
  const hub = liveHub();
  const deps: WebDeps = {
    database: database.database,
    tenant: 1 as TenantId,
    config: { demo: options.demo ?? true, publicUrl: options.publicUrl ?? null, log: (line) => log.push(line) },
    now: () => Temporal.Now.instant(),
    hub,
    routes: options.routes ?? [],
  };
  const server = buildServer(deps);
  await server.ready();
  after(() => server.close());
  let address: Promise<string> | undefined;
  return {
    server,
    deps,
    hub,
    database,
    log,
    listen: () => (address ??= server.listen({ port: 0, host: '127.0.0.1' })),
    async signIn(who = 'employee') {
      const shown = await server.inject({ url: '/ieeja', headers: { host: 'localhost' } });
      const visitor = cookiesOf(shown.headers['set-cookie']);
      const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
      const entered = await server.inject({
        method: 'POST',
        url: '/ieeja/demo',
        headers: { host: 'localhost', cookie: visitor, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token, employee: PEOPLE[who] }).toString(),
      });
      const cookie = cookiesOf(entered.headers['set-cookie']);
      const inside = await server.inject({ url: '/gallery', headers: { cookie } });
      return { cookie, csrf: /name="csrf-token" content="([^"]+)"/.exec(inside.body)?.[1] ?? '' };
    },
  };
}

function cookiesOf(header: string | string[] | undefined): string {
  return [header ?? []]
    .flat()
    .filter((line) => !/Max-Age=0|=;/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function addPeople(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const house = '00000000-0000-4000-8000-0000000000c1';
  await client.query(`
    insert into tenant (id, name_lv, name_en, demo, number_prefix, website, standard) values (1, 'Parauga novads', 'Sample Municipality', true, 'PN', 'paraugs.example', 'adazi');
    insert into institution (tenant, id, name_lv, name_en, website) values (1, '${house}', 'Centrālā pārvalde', 'Central administration', 'paraugs.example');
    insert into unit (tenant, id, institution_id, name_lv, name_en) values (1, '${UNIT}', '${house}', 'Būvvalde', 'Building Board');
    insert into employee (tenant, id, given_name, surname, email, demo) values
      (1, '${PEOPLE.employee}', 'Paraugs', 'Bērziņš', 'darbinieks@paraugs.example', true),
      (1, '${PEOPLE.head}', 'Parauga', 'Kļaviņa', 'vaditaja@paraugs.example', true),
      (1, '${PEOPLE.administrator}', 'Paraugs', 'Ņikitins', 'parvaldnieks@paraugs.example', true);
    insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from) values
      (1, '${PEOPLE.employee}', '${UNIT}', 'būvinspektors', 'building inspector', 'employee', '2024-01-01'),
      (1, '${PEOPLE.head}', '${UNIT}', 'nodaļas vadītāja', 'head of the unit', 'head', '2024-01-01'),
      (1, '${PEOPLE.administrator}', '${UNIT}', 'sistēmas pārvaldnieks', 'system administrator', 'employee', '2024-01-01');
    insert into holding (tenant, id, employee_id, post_id, valid_from)
      select 1, id, id, id, valid_from from post;
    insert into role_holding (tenant, employee_id, role, valid_from) values
      (1, '${PEOPLE.employee}', 'employee', '2024-01-01'), (1, '${PEOPLE.head}', 'head', '2024-01-01'), (1, '${PEOPLE.administrator}', 'administrator', '2024-01-01');
  `);
  await client.end();
}
