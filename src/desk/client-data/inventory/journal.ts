import { bytes, id, none, officialWords, type TableInventory, workWords } from './field.ts';

const keep = (fields: TableInventory['fields'], lv: string, en: string): TableInventory => ({
  lv,
  en,
  ties: {},
  erase: 'keep',
  fields: { tenant: id, ...fields },
});

/**
 * What happened and what is owed: ids, codes, instants and measures, never names or words. It stays whole, so that figures
 * and the chain hold after an erasure.
 */
export const JOURNAL: Readonly<Record<string, TableInventory>> = {
  migration: {
    lv: 'Shēma',
    en: 'Schema',
    ties: {},
    erase: 'keep',
    fields: { number: none, name: none, applied_at: none },
  },
  subject: keep({ id, kind: none, version: none, hash: bytes }, 'Žurnāla subjekti', 'Subjects of the journal'),
  event: keep(
    {
      subject_id: id,
      version: none,
      kind: none,
      at: none,
      actor_id: id,
      facts: id,
      rules_version: none,
      hash: bytes,
      recorded_at: none,
      position: none,
      xid: none,
    },
    'Žurnāls',
    'Journal',
  ),
  obligation: keep(
    {
      id,
      subject_id: id,
      subject_kind: none,
      clause: none,
      standard: none,
      mechanism: none,
      topic: none,
      opened_by: none,
      opened_at: none,
      due_at: none,
      near_at: none,
      explanation: none,
      calendar_version: none,
      unit_id: id,
      holder_id: id,
      verdict: none,
      in_time: none,
      settled_by: none,
      settled_at: none,
      neared: none,
    },
    'Pienākumi',
    'Obligations',
  ),
  seal: keep(
    {
      number: none,
      after_xid: none,
      after_position: none,
      upto_xid: none,
      upto_position: none,
      events: none,
      root: bytes,
      hash: bytes,
      sealed_at: none,
    },
    'Zīmogi',
    'Seals',
  ),
  follower: keep({ name: none, xid: none, position: none }, 'Sekotāji', 'Followers'),
  clause_figures: keep(
    {
      clause: none,
      mechanism: none,
      month: none,
      unit_id: id,
      opened: none,
      met: none,
      breached: none,
      excused: none,
      not_assessable: none,
      owed: none,
      late: none,
      timed: none,
      kept: none,
    },
    'Punktu skaitļi',
    'Figures by clause',
  ),
  rules: keep({ version: none, body: none, made_at: none, made_by: id, why: workWords }, 'Noteikumi', 'Rules'),
  form_key: keep(
    { key: id, location: { ...workWords, kind: 'id' }, answered_at: none },
    'Veidlapu atslēgas',
    'Keys of forms',
  ),
  link_state: keep({ href: officialWords, opens: none, tried_at: none }, 'Saišu pārbaude', 'Links that were tried'),
};
