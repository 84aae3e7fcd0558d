import { fact, id, none, ofEmployee, reference, type TableInventory, words, workWords } from './field.ts';

/** Hand-overs, and how a unit shares its work out. */
export const WORKLOAD = {
  hand_over: {
    lv: 'Lietu nodošana',
    en: 'Hand-overs of cases',
    ties: { case_id: 'case' },
    erase: 'fields',
    fields: {
      tenant: id,
      id,
      case_id: reference,
      from_unit: reference,
      from_holder: reference,
      to_unit: reference,
      to_holder: reference,
      reason: fact,
      made_by: reference,
      made_at: fact,
      back_until: fact,
      circular: none,
      answer: fact,
      answered_at: fact,
      answered_by: reference,
      back_reason: fact,
      back_words: words.internal,
      back_unit: reference,
      back_holder: reference,
      climbed: fact,
    },
  },
  unit_distribution: {
    lv: 'Darba sadalīšana nodaļās',
    en: 'How units share work out',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, unit_id: id, mode: none, after_minutes: none, changed_by: id, changed_at: none },
  },
  skill: {
    lv: 'Kas ko pārzina vislabāk',
    en: 'Who knows what best',
    ties: {},
    erase: 'keep',
    fields: { tenant: id, unit_id: id, employee_id: ofEmployee, words: workWords },
  },
} as const satisfies Record<string, TableInventory>;
