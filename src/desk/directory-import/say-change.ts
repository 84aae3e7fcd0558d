import type { Language } from '../../vocabulary/words.ts';
import type { ChangeKind } from './plan.ts';

/** Headings of the kinds of changes, as the preview and the command show them. */
const KINDS: Readonly<Record<ChangeKind, Readonly<Record<Language, string>>>> = {
  'person-leaves': { lv: 'Aiziet', en: 'Leave' },
  'person-moves': { lv: 'Maina amatu', en: 'Change posts' },
  'person-comes': { lv: 'Nāk klāt', en: 'Come' },
  'person-returns': { lv: 'Atgriežas', en: 'Return' },
  'person-renamed': { lv: 'Maina vārdu vai uzvārdu', en: 'Change names' },
  'person-email': { lv: 'Maina e-pasta adresi', en: 'Change e-mail addresses' },
  'person-phone': { lv: 'Maina tālruni', en: 'Change phone numbers' },
  'person-code': { lv: 'Maina kodu', en: 'Change codes' },
  'person-account': { lv: 'Tiek saistīti ar kontu', en: 'Are tied to an account' },
  'holding-days': { lv: 'Maina amata dienas', en: 'Change days in a post' },
  'institution-comes': { lv: 'Jaunas iestādes', en: 'New institutions' },
  'unit-ends': { lv: 'Struktūrvienības beidz pastāvēt', en: 'Units end' },
  'unit-comes': { lv: 'Jaunas struktūrvienības', en: 'New units' },
  'unit-renamed': { lv: 'Struktūrvienības maina nosaukumu', en: 'Units change names' },
  'unit-moves': { lv: 'Struktūrvienības maina vietu', en: 'Units move' },
  'unit-code': { lv: 'Struktūrvienības maina kodu', en: 'Units change codes' },
  'post-ends': { lv: 'Amati beidz pastāvēt', en: 'Posts end' },
  'post-comes': { lv: 'Jauni vakanti amati', en: 'New vacant posts' },
  'post-renamed': { lv: 'Amati maina nosaukumu', en: 'Posts change titles' },
  'post-kind': { lv: 'Amati maina veidu', en: 'Posts change kinds' },
  'post-moves': { lv: 'Amati maina struktūrvienību', en: 'Posts move' },
  'post-code': { lv: 'Amati maina kodu', en: 'Posts change codes' },
  'post-days': { lv: 'Amati maina sākuma dienu', en: 'Posts change first days' },
  'headship-vacant': { lv: 'Paliek bez vadītāja', en: 'Left without a head' },
  'post-vacant': { lv: 'Kļūst vakanti', en: 'Become vacant' },
  'same-name': { lv: 'Tāds pats vārds aiziet un nāk klāt', en: 'The same name leaves and comes' },
  'unit-has-address': { lv: 'Slēgtajai struktūrvienībai ir e-pasta adrese', en: 'A unit that ends has an address' },
  'entered-by-hand': { lv: 'Serveris nepazīst, paliek kā ir', en: 'Unknown to the server, left as they are' },
  'open-cases': { lv: 'Aiziet, bet tur atvērtas lietas', en: 'Leave and hold open cases' },
};

export function sayChangeKind(kind: ChangeKind, lang: Language): string {
  return KINDS[kind][lang];
}
