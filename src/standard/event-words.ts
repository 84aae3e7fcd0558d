import type { EventKind } from '../vocabulary/events.ts';
import type { Said } from './standard.ts';

/** Each event as a clause of a sentence: „saņemta klienta vēstule”. The compiler holds the table to the vocabulary. */
export const EVENT_WORDS: Readonly<Record<EventKind, Said>> = {
  'case.opened': { lv: 'atvērta lieta', en: 'a case was opened' },
  'case.classified': { lv: 'noteikts ziņas veids', en: 'the message was classified' },
  'case.taken': { lv: 'lieta uzņemta', en: 'the case was taken' },
  'case.released': { lv: 'lieta atgriezta struktūrvienībai', en: 'the case went back to the unit' },
  'case.assigned': { lv: 'lieta uzdota darbiniekam', en: 'the case was assigned' },
  'case.handed-over': { lv: 'lieta nodota citam', en: 'the case was handed over' },
  'case.noted': { lv: 'pievienota piezīme', en: 'a note was added' },
  'case.put-to-client': { lv: 'gaida klienta atbildi', en: 'the client\u2019s answer is awaited' },
  'case.closed': { lv: 'lieta slēgta', en: 'the case was closed' },
  'case.reopened': { lv: 'lieta atvērta no jauna', en: 'the case was reopened' },
  'case.merged': { lv: 'lieta apvienota ar citu', en: 'the case was merged into another' },
  'case.absorbed': { lv: 'pievienota cita lieta', en: 'another case was merged into this one' },
  'case.unmerged': { lv: 'apvienošana atcelta', en: 'the merge was undone' },
  'case.parted': { lv: 'cita lieta atdalīta', en: 'another case was parted again' },
  'case.split': { lv: 'vēstule izdalīta citā lietā', en: 'a message became a case of its own' },
  'email.received': { lv: 'saņemta klienta vēstule', en: 'a letter of the client was received' },
  'email.quarantined': { lv: 'vēstule ielikta karantīnā', en: 'a message was quarantined' },
  'email.released': { lv: 'vēstule izņemta no karantīnas', en: 'a message was released from quarantine' },
  'email.moved': { lv: 'vēstule pārvietota citā lietā', en: 'a message was moved to another case' },
  'reply.approved': { lv: 'atbilde apstiprināta nosūtīšanai', en: 'a reply was approved for sending' },
  'reply.withdrawn': { lv: 'atbilde atsaukta pirms nosūtīšanas', en: 'a reply was withdrawn before sending' },
  'reply.delivered': {
    lv: 'atbilde nodota klienta pasta serverim',
    en: 'a reply was handed to the client\u2019s mail server',
  },
  'reply.failed': { lv: 'atbildi nosūtīt neizdevās', en: 'a reply could not be sent' },
  'reply.bounced': { lv: 'atbilde klientu nesasniedza', en: 'a reply did not reach the client' },
  'deadline.neared': { lv: 'tuvojas termiņš', en: 'the due time neared' },
  'deadline.passed': { lv: 'termiņš pagājis', en: 'the due time passed' },
};
