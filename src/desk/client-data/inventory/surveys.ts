import { fact, id, none, reference, type TableInventory, words } from './field.ts';

/** What clients answered after a visit, and which messages of other systems were taken in. */
export const SURVEYS: Readonly<Record<string, TableInventory>> = {
  survey: {
    lv: 'Kurš jautājums klientam uzdots',
    en: 'Which question the client was asked',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, visit_id: id, service_id: id, clause: none, standard: none, drawn_at: none },
  },
  survey_answer: {
    lv: 'Vērtējumi pēc apmeklējuma',
    en: 'Ratings after a visit',
    ties: { client_id: 'client', case_id: 'case' },
    erase: 'fields',
    fields: {
      tenant: id,
      visit_id: reference,
      clause: fact,
      score: fact,
      low: none,
      way: fact,
      at: fact,
      unit_id: reference,
      served_by: id,
      served_unit: id,
      client_id: reference,
      case_id: reference,
      words: words.blank,
      words_at: fact,
      followed_at: fact,
      followed_by: id,
      follow_words: words.internal,
      client_reached: fact,
    },
  },
  survey_figures: {
    lv: 'Vērtējumu skaits',
    en: 'Counts of ratings',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, clause: none, month: none, unit_id: id, score: none, answers: none },
  },
  webhook_received: {
    lv: 'Citu sistēmu ziņojumi',
    en: 'Messages of other systems',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, id: none, received_at: none },
  },
};
