import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Language, ServiceWay } from '../../vocabulary/words.ts';
import type { Validity } from '../directory/index.ts';

/** A text of the catalogue in both languages; an empty English one falls back upon the Latvian. */
export type Both = Readonly<Record<Language, string>>;

/** A service as a client names it. */
export interface Service extends Validity {
  readonly id: ServiceId;
  /** One or two capitals: the letter on the ticket, „A014”. */
  readonly letter: string;
  readonly unit: UnitId;
  readonly name: Both;
  readonly about: Both;
  /** Minutes that one usually takes. */
  readonly usualMinutes: number;
  readonly byAppointment: boolean;
  readonly walkIn: boolean;
}

/** 5.3.2: what an employee sees beside the conversation. */
export interface ServiceCard extends Service {
  readonly steps: Both;
  readonly documents: Both;
  readonly fee: Both;
  readonly term: Both;
  readonly decides: Both;
  readonly law: { readonly title: string; readonly url: string };
  readonly solutions: readonly Solution[];
  readonly ways: readonly OtherWay[];
}

/** 6.4: what can be offered, with what comes next where it is chosen (6.5). */
export interface Solution {
  readonly id: string;
  /** 1–9: its key. */
  readonly n: number;
  readonly text: Both;
  readonly next: Both;
}

/** 6.11: another way to the same service. */
export interface OtherWay {
  readonly id: string;
  readonly kind: ServiceWay;
  /** An address, a number or an e-mail, as written for people. */
  readonly at: string;
  readonly note: Both;
  readonly since: Temporal.PlainDate;
}

/** A service at a place, with whose work it is there. */
export interface PlacedService extends Service {
  readonly place: PlaceId;
  readonly unitThere: UnitId;
}

/** Which desks and people give only some services; one that is not named gives all. */
export interface Limits {
  readonly desks: ReadonlyMap<DeskId, ReadonlySet<ServiceId>>;
  readonly employees: ReadonlyMap<EmployeeId, ReadonlySet<ServiceId>>;
}

/** Whether somebody at a desk gives a service. */
export function gives(limits: Limits, desk: DeskId, employee: EmployeeId, service: ServiceId): boolean {
  return (limits.desks.get(desk)?.has(service) ?? true) && (limits.employees.get(employee)?.has(service) ?? true);
}

/** In the reader's language, else in Latvian. */
export function inLanguage(text: Both, language: Language): string {
  return language === 'en' && text.en !== '' ? text.en : text.lv;
}
