import type { Language } from '../../../vocabulary/words.ts';

/** What a clause still waits for, in words: „klientu aptauja, vadītāja novērojumi”; each subject once. */
export function sayAwaited(events: readonly string[], lang: Language): string {
  return [...new Set(events.map((event) => AWAITED[subjectOf(event)]?.[lang] ?? event))].join(', ');
}

/** `survey` of `survey.answered`. */
export function subjectOf(event: string): string {
  return event.slice(0, event.indexOf('.'));
}

/** The subjects whose events are named in the standard and the laws but are still to come. */
export const AWAITED: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'administrative-act': { lv: 'administratīvo aktu gaita', en: 'administrative acts' },
  appointment: { lv: 'pieraksts uz konsultācijām', en: 'appointments' },
  break: { lv: 'atelpas brīži', en: 'recovery breaks' },
  bulletin: { lv: 'ziņu biļeteni', en: 'bulletins' },
  call: { lv: 'tālruņa zvani', en: 'telephone calls' },
  clarification: { lv: 'precizējumi', en: 'clarifications' },
  client: { lv: 'klienta informēšana', en: 'telling the client' },
  complaint: { lv: 'sūdzību izskatīšana', en: 'handling of complaints' },
  contact: { lv: 'saziņas atzīmes', en: 'marks on contacts' },
  correction: { lv: 'kļūdu labojumi', en: 'corrections' },
  'data-breach': { lv: 'datu aizsardzības pārkāpumi', en: 'data breaches' },
  decision: { lv: 'lēmumi', en: 'decisions' },
  documents: { lv: 'dokumentu pieprasīšana', en: 'demands for documents' },
  ethics: { lv: 'ētikas apliecinājumi', en: 'ethics confirmations' },
  explanation: { lv: 'apstiprināti skaidrojumi', en: 'approved explanations' },
  fairness: { lv: 'vienlīdzības pārskats', en: 'the fairness report' },
  figures: { lv: 'ceturkšņa skaitļu publicēšana', en: 'publishing of the quarter’s figures' },
  handling: { lv: 'apstrādes laika mērījumi', en: 'measures of handling time' },
  incident: { lv: 'incidenti', en: 'incidents' },
  observation: { lv: 'vadītāja novērojumi', en: 'heads’ observations' },
  quarter: { lv: 'ceturkšņa pārskats', en: 'the quarterly sign-off' },
  refusal: { lv: 'atteikumu lēmumi', en: 'decisions to refuse' },
  reply: { lv: 'atbilžu labojumi un otrā izlasīšana', en: 'corrections and second reading of replies' },
  request: { lv: 'informācijas pieprasījumu gaita', en: 'course of information requests' },
  service: { lv: 'pakalpojumu gaita', en: 'course of services' },
  'service-card': { lv: 'pakalpojumu kartītes', en: 'service cards' },
  sms: { lv: 'īsziņas', en: 'text messages' },
  standard: { lv: 'standarta ieviešana un apliecinājumi', en: 'roll-out and confirmations of the standard' },
  submission: { lv: 'iesniegumu pārsūtīšana un pagarināšana', en: 'forwarding and extending of submissions' },
  suggestion: { lv: 'ierosinājumi', en: 'suggestions' },
  support: { lv: 'atbalsta sarunas', en: 'support talks' },
  survey: { lv: 'klientu aptauja', en: 'the client survey' },
  training: { lv: 'mācību reģistrs', en: 'the training register' },
  'unlawful-act': { lv: 'ziņojumi par prettiesisku rīcību', en: 'reports of unlawful acts' },
  visit: { lv: 'apmeklējumi klātienē', en: 'visits in person' },
};
