import { deskIdentity } from '../../database/connect.ts';
import { caseById } from '../../desk/cases/index.ts';
import { clientById } from '../../desk/clients/index.ts';
import type { CaseId, ClientId, UnitId } from '../../vocabulary/ids.ts';
import { json, refuse } from './answer.ts';
import { defineRoute, type Route } from './define-route.ts';
import type { WebRequest } from './web-request.ts';

/** What may be listened to. */
export const TOPIC =
  /^(everybody|work|quarantine|demo-mail|directory|(case|client|employee|unit|mail|hall):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const TOPICS_AT_MOST = 20;

export const liveRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/live',
    action: 'session.own',
    audience: 'staff',
    async handle(request, { query }) {
      const topics = (query['topics'] ?? '').split(' ').filter(Boolean);
      if (topics.length === 0 || topics.length > TOPICS_AT_MOST || !topics.every((topic) => TOPIC.test(topic)))
        return refuse(400);
      const hear = request.deps.mayHear ?? mayHear;
      const heard = await Promise.all(topics.map((topic) => hear(request, topic)));
      return heard.every(Boolean) ? { answer: 'stream', topics } : refuse(403);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/health',
    action: 'public.read',
    audience: 'public',
    async handle({ deps }) {
      await deps.database.read(deskIdentity(deps.tenant), (tx) => tx.one('select 1 as alive'));
      return json({ status: 'ok' });
    },
  }),
];

/** One's own matters, one's units, and the cases that one may see: a walled case cannot even be heard to move. */
export async function mayHear(request: WebRequest, topic: string): Promise<boolean> {
  const [kind, id = ''] = topic.split(':');
  if (kind === 'employee') return id === request.me?.employee;
  if (kind === 'unit') return request.mayI('case.read', { holder: null, unit: id as UnitId });
  if (kind === 'quarantine') return request.mayI('quarantine.read');
  if (kind === 'directory') return request.mayI('people.read');
  if (kind === 'client') return (await request.read((tx) => clientById(tx, id as ClientId))) !== null;
  if (kind === 'case') return (await request.read((tx) => caseById(tx, id as CaseId))) !== null;
  return request.me !== null;
}
