import type { Identity } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Role } from '../../vocabulary/words.ts';

/**
 * Everything that can be done at the desk, each once; every route names one. `public.*` needs no identity,
 * `citizen.*` is bound to the link or code that opens the client's own matter.
 */
export const ACTIONS = [
  'public.read',
  'public.sign-in',
  'public.ask',
  'citizen.read-own-matter',
  'citizen.write-own-matter',
  'session.own',
  'work.read',
  'search',
  'case.read',
  'case.take',
  'case.write',
  'case.assign',
  'case.merge',
  'reply.approve',
  'reply.override',
  'template.write',
  'quarantine.read',
  'quarantine.release',
  'standard.read',
  'standard.simulate',
  'standard.adopt',
  'obligation.contest',
  'figures.read',
  'report.read',
  'people.read',
  'people.manage',
  'absence.write',
  'mandate.write',
  'account.own',
  'account.manage',
  'channels.manage',
  'rules.write',
  'case.open-with-reason',
  'case.break-glass',
  'case.restrict',
  'case.recuse',
  'wall.lift',
  'interest.declare',
  'request.write',
  'request.read',
  'task.write',
  'task.read',
  'meeting.write',
  'meeting.read',
  'promise.write',
  'promise.read',
  'workload.read',
  'workload.set',
  'interest.read',
  'power.review',
  'client.read',
  'client.write',
  'client.merge',
  'client.unmask',
  'client.export',
  'client.erase',
  'retention.run',
  'disclosure.record',
  'disclosure.read',
  'reading-log.read',
  // The counter: serving one's visitors, seeing and leading a hall, how places and services are set up.
  'counter.serve',
  'counter.lead',
  'counter.set-up',
  'service.read',
  'service.write',
  'appointment.write',
  'appointment.move',
  'gallery.read',
  // Starting, migrating, seeding: at the machine itself, by whoever works there; no role has it.
  'installation.run',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a role's power reaches: what it holds itself, its own units, or the whole municipality. */
export type Reach = 'own' | 'unit' | 'all';

/** Whose matter an action touches; absent where it touches none. */
export interface Relation {
  readonly holder: EmployeeId | null;
  readonly unit: UnitId | null;
}

/** What everybody who is signed in may do. */
const EVERYBODY: Powers = {
  'session.own': 'all',
  'work.read': 'own',
  search: 'all',
  'case.read': 'unit',
  'case.take': 'unit',
  'case.write': 'unit',
  'reply.approve': 'own',
  // With a reason that the journal keeps and the head sees (5.4.2): our reading of a text may fail.
  'reply.override': 'own',
  'standard.read': 'all',
  'obligation.contest': 'own',
  'figures.read': 'unit',
  'people.read': 'all',
  'absence.write': 'own',
  'account.own': 'own',
  // 5.1.1: what is not one's own is opened with a reason; each reading is logged.
  'case.open-with-reason': 'all',
  'case.recuse': 'unit',
  // 14: whoever holds a complaint can take it out of the sight of the one it is about, their own head too.
  'case.restrict': 'own',
  'interest.declare': 'own',
  'request.write': 'all',
  'request.read': 'unit',
  'task.write': 'all',
  'task.read': 'unit',
  'meeting.write': 'all',
  'meeting.read': 'own',
  'promise.write': 'unit',
  'promise.read': 'unit',
  'workload.read': 'own',
  'client.read': 'all',
  'client.write': 'all',
  'client.merge': 'all',
  // 5.4.2: with a reason, logged, on the head's list.
  'client.unmask': 'all',
  'disclosure.record': 'all',
  'quarantine.read': 'all',
  'counter.serve': 'unit',
  'service.read': 'all',
  'appointment.write': 'unit',
  // 5.1.7: with a reason, and the client is told at once.
  'appointment.move': 'unit',
  'gallery.read': 'all',
};

type Powers = Partial<Record<Action, Reach>>;

/** Role by role, what is added to everybody's powers; the docs print this table. */
export const MATRIX: Readonly<Record<Role, Powers>> = {
  employee: EVERYBODY,
  head: {
    ...EVERYBODY,
    'work.read': 'unit',
    'case.assign': 'unit',
    'case.merge': 'unit',
    'reply.approve': 'unit',
    'reply.override': 'unit',
    'template.write': 'unit',
    'quarantine.release': 'all',
    'report.read': 'unit',
    'absence.write': 'unit',
    'case.break-glass': 'unit',
    'case.restrict': 'unit',
    // Of somebody below in rank only: `desk/walls` asks the directory (5.4.3).
    'wall.lift': 'unit',
    'interest.read': 'unit',
    'workload.read': 'unit',
    'workload.set': 'unit',
    'power.review': 'unit',
    'disclosure.read': 'unit',
    'counter.lead': 'unit',
    'counter.set-up': 'unit',
    'service.write': 'unit',
  },
  steward: {
    ...EVERYBODY,
    'work.read': 'all',
    'case.read': 'all',
    'case.assign': 'all',
    'case.merge': 'all',
    'quarantine.release': 'all',
    'template.write': 'all',
    'standard.simulate': 'all',
    'standard.adopt': 'all',
    'figures.read': 'all',
    'report.read': 'all',
    'service.write': 'all',
    'counter.lead': 'all',
    'counter.set-up': 'all',
  },
  'executive-director': {
    ...EVERYBODY,
    'work.read': 'all',
    'case.read': 'all',
    'case.assign': 'all',
    'case.break-glass': 'all',
    'case.restrict': 'all',
    'standard.simulate': 'all',
    'figures.read': 'all',
    'report.read': 'all',
    'mandate.write': 'all',
    'wall.lift': 'all',
    'interest.read': 'all',
    'power.review': 'all',
    'disclosure.read': 'all',
    'counter.lead': 'all',
  },
  'council-chair': {
    ...EVERYBODY,
    'figures.read': 'all',
    'report.read': 'all',
    'mandate.write': 'all',
    'wall.lift': 'all',
    'interest.read': 'all',
    'power.review': 'all',
  },
  'data-protection-officer': {
    ...EVERYBODY,
    'reading-log.read': 'all',
    'disclosure.read': 'all',
    'client.export': 'all',
    'client.erase': 'all',
    'retention.run': 'all',
    'report.read': 'all',
  },
  administrator: {
    ...EVERYBODY,
    'people.manage': 'all',
    'absence.write': 'all',
    'mandate.write': 'all',
    'account.manage': 'all',
    'channels.manage': 'all',
    'rules.write': 'all',
    'quarantine.release': 'all',
    'counter.set-up': 'all',
    'service.write': 'all',
  },
};

/**
 * Whether somebody may do this. Without a relation the question is whether they may do it anywhere (shall the button or
 * the page be there at all); with one, whether they may do it to this matter. Row-level security guards reading again.
 */
export function may(identity: Identity | null, action: Action, relation?: Relation): boolean {
  if (action.startsWith('public.') || action.startsWith('citizen.')) return true;
  if (identity === null) return false;
  if (identity.system) return true;
  return identity.roles.some((role) => reaches(identity, role, MATRIX[role][action], relation));
}

function reaches(identity: Identity, role: Role, reach: Reach | undefined, relation: Relation | undefined): boolean {
  if (reach === undefined) return false;
  if (relation === undefined || reach === 'all') return true;
  const own = relation.holder !== null && relation.holder === identity.employee;
  if (own || reach === 'own') return own;
  // Whoever heads one unit and serves in another is a head in the first only.
  const units = role === 'head' ? (identity.leads ?? identity.units) : identity.units;
  return relation.unit !== null && units.includes(relation.unit);
}
