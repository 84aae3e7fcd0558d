import { fact, id, none, personal, reference, type TableInventory, words } from './field.ts';

/** What clients were told by e-mail and text message. */
export const NOTICES: Readonly<Record<string, TableInventory>> = {
  notice: {
    lv: 'Klientam sūtītie paziņojumi',
    en: 'Notices sent to the client',
    ties: { client_id: 'client', address: 'address' },
    erase: 'fields',
    fields: {
      tenant: id,
      id: reference,
      kind: fact,
      way: fact,
      language: fact,
      address: personal.blank,
      name: personal.blank,
      subject: words.blank,
      text: words.blank,
      calendar_method: personal.null,
      calendar: words.null,
      unit_id: reference,
      subject_kind: fact,
      subject_id: reference,
      client_id: reference,
      sent_fact: none,
      failed_fact: none,
      made_by: reference,
      written_at: fact,
      run_at: fact,
      until: none,
      state: fact,
      message_id: none,
      parts: fact,
      sent_at: fact,
      ended_at: fact,
      // May repeat the address.
      refused: personal.null,
      erased_at: fact,
    },
  },
  notice_part: {
    lv: 'Īsziņu daļas',
    en: 'Parts of text messages',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, notice_id: id, n: none, centre_id: none, taken_at: none, outcome: none, outcome_at: none },
  },
};
