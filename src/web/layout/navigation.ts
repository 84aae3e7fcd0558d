import type { Action } from '../../desk/powers/index.ts';
import type { KitTexts } from '../texts/kit.ts';

export type Destination = keyof KitTexts['nav'];

/**
 * The places of the workspace, in their order: for clients, among colleagues, for the house. One that has no page yet, or
 * no power for it, is not shown.
 */
export const DESTINATIONS: readonly {
  readonly key: Destination;
  readonly href: `/${string}`;
  readonly action: Action;
  /** The first of its group: a little apart from the one before. */
  readonly begins?: true;
}[] = [
  { key: 'work', href: '/mans-darbs', action: 'work.read' },
  { key: 'cases', href: '/lietas', action: 'case.read' },
  { key: 'counter', href: '/klatiene', action: 'counter.serve' },
  { key: 'appointments', href: '/pieraksts', action: 'appointment.write' },
  { key: 'clients', href: '/klienti', action: 'client.read' },
  { key: 'quarantine', href: '/karantina', action: 'quarantine.read' },
  { key: 'requests', href: '/pieprasijumi', action: 'request.read', begins: true },
  { key: 'tasks', href: '/uzdevumi', action: 'task.read' },
  { key: 'meetings', href: '/sanaksmes', action: 'meeting.read' },
  { key: 'promises', href: '/solijumi', action: 'promise.read' },
  { key: 'workload', href: '/slodze', action: 'workload.read' },
  { key: 'hall', href: '/zale', action: 'counter.lead' },
  { key: 'services', href: '/pakalpojumi', action: 'service.read' },
  { key: 'directory', href: '/iestades', action: 'people.read', begins: true },
  { key: 'standard', href: '/standarts', action: 'standard.read' },
  { key: 'walls', href: '/liegumi', action: 'wall.lift' },
  { key: 'powers', href: '/pilnvaras', action: 'power.review' },
  { key: 'readings', href: '/lasijumi', action: 'reading-log.read' },
  { key: 'reports', href: '/parskati', action: 'report.read' },
  { key: 'data', href: '/dati', action: 'retention.run' },
  { key: 'administration', href: '/administracija', action: 'people.manage' },
];
