import type { DeskId, EmployeeId, InstitutionId, PlaceId, UnitId } from '../vocabulary/ids.ts';
import type { PostKind, Role } from '../vocabulary/words.ts';

/** The invented municipality: institutions and units of the kinds that Latvian municipalities have, invented people. */

/** The same id in every demo; `kind` 1 institutions, 2 units, 3 people, 4 places, 5 desks, 6 services. */
export const demoId = <Id>(kind: number, n: number): Id =>
  `00000000-0000-7000-8000-00000000${kind}${String(n).padStart(3, '0')}` as Id;
const id = demoId;

export interface DemoInstitution {
  readonly id: InstitutionId;
  readonly lv: string;
  readonly en: string;
}

export const INSTITUTIONS: readonly DemoInstitution[] = [
  {
    id: id<InstitutionId>(1, 1),
    lv: 'Paraugnovada Centrālā pārvalde',
    en: 'Central Administration of the Sample Municipality',
  },
  {
    id: id<InstitutionId>(1, 2),
    lv: 'Paraugnovada Sociālais dienests',
    en: 'Social Service of the Sample Municipality',
  },
];

export interface DemoUnit {
  readonly id: UnitId;
  readonly institution: InstitutionId;
  readonly lv: string;
  readonly en: string;
  readonly phone: string;
  /** Its mailbox. */
  readonly mailbox: string;
  /** The unit above; absent: none. */
  readonly parent?: UnitId;
}

const MANAGEMENT = id<UnitId>(2, 7);

const [central, social] = INSTITUTIONS as readonly [DemoInstitution, DemoInstitution];

export const UNITS: readonly DemoUnit[] = [
  {
    id: id<UnitId>(2, 1),
    parent: MANAGEMENT,
    institution: central.id,
    lv: 'Klientu apkalpošanas centrs',
    en: 'Client Service Centre',
    phone: '+371 60000001',
    mailbox: 'dome@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 2),
    parent: MANAGEMENT,
    institution: central.id,
    lv: 'Būvvalde',
    en: 'Building Authority',
    phone: '+371 60000002',
    mailbox: 'buvvalde@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 3),
    parent: MANAGEMENT,
    institution: central.id,
    lv: 'Izglītības un jaunatnes nodaļa',
    en: 'Education and Youth Department',
    phone: '+371 60000003',
    mailbox: 'izglitiba@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 4),
    parent: MANAGEMENT,
    institution: central.id,
    lv: 'Nekustamā īpašuma nodaļa',
    en: 'Real Estate Department',
    phone: '+371 60000004',
    mailbox: 'ipasumi@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 5),
    parent: MANAGEMENT,
    institution: central.id,
    lv: 'Administratīvā nodaļa',
    en: 'Administrative Department',
    phone: '+371 60000005',
    mailbox: 'administrativa@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 6),
    parent: MANAGEMENT,
    institution: social.id,
    lv: 'Sociālās palīdzības nodaļa',
    en: 'Social Assistance Department',
    phone: '+371 60000006',
    mailbox: 'socialais@paraugnovads.example',
  },
  {
    id: MANAGEMENT,
    institution: central.id,
    lv: 'Vadība',
    en: 'Management',
    phone: '+371 60000007',
    mailbox: 'vadiba@paraugnovads.example',
  },
];

export interface DemoEmployee {
  readonly id: EmployeeId;
  readonly given: string;
  readonly surname: string;
  readonly email: string;
  readonly unit: UnitId;
  readonly postLv: string;
  readonly postEn: string;
  readonly head: boolean;
  /** What the post is in clauses 1 and 14; absent: a head's or an employee's, by `head`. */
  readonly kind?: PostKind;
  readonly roles: readonly Role[];
}

const [centre, building, education, property, administrative, assistance, management] = UNITS as readonly [
  DemoUnit,
  DemoUnit,
  DemoUnit,
  DemoUnit,
  DemoUnit,
  DemoUnit,
  DemoUnit,
];

export const EMPLOYEES: readonly DemoEmployee[] = [
  {
    id: id<EmployeeId>(3, 1),
    given: 'Anna',
    surname: 'Paraudziņa',
    email: 'anna.paraudzina@paraugnovads.example',
    unit: centre.id,
    postLv: 'klientu apkalpošanas speciāliste',
    postEn: 'client service specialist',
    head: false,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 2),
    given: 'Jānis',
    surname: 'Piemērs',
    email: 'janis.piemers@paraugnovads.example',
    unit: building.id,
    postLv: 'būvinspektors',
    postEn: 'building inspector',
    head: false,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 3),
    given: 'Ilze',
    surname: 'Paraugkalne',
    email: 'ilze.paraugkalne@paraugnovads.example',
    unit: building.id,
    postLv: 'būvvaldes vadītāja',
    postEn: 'head of the building authority',
    head: true,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 4),
    given: 'Mārtiņš',
    surname: 'Paraugs',
    email: 'martins.paraugs@paraugnovads.example',
    unit: centre.id,
    postLv: 'centra vadītājs',
    postEn: 'head of the centre',
    head: true,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 5),
    given: 'Līga',
    surname: 'Piemērkalna',
    email: 'liga.piemerkalna@paraugnovads.example',
    unit: administrative.id,
    postLv: 'standarta pārzine',
    postEn: 'steward of the standard',
    head: true,
    roles: ['steward'],
  },
  {
    id: id<EmployeeId>(3, 6),
    given: 'Kārlis',
    surname: 'Demonieks',
    email: 'karlis.demonieks@paraugnovads.example',
    unit: administrative.id,
    postLv: 'sistēmas administrators',
    postEn: 'system administrator',
    head: false,
    roles: ['administrator'],
  },
  {
    id: id<EmployeeId>(3, 7),
    given: 'Zane',
    surname: 'Parauglauka',
    email: 'zane.parauglauka@paraugnovads.example',
    unit: education.id,
    postLv: 'izglītības speciāliste',
    postEn: 'education specialist',
    head: false,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 8),
    given: 'Edgars',
    surname: 'Piemērbergs',
    email: 'edgars.piemerbergs@paraugnovads.example',
    unit: property.id,
    postLv: 'nekustamā īpašuma speciālists',
    postEn: 'real estate specialist',
    head: false,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 9),
    given: 'Dace',
    surname: 'Paraugozola',
    email: 'dace.paraugozola@paraugnovads.example',
    unit: assistance.id,
    postLv: 'sociālā darbiniece',
    postEn: 'social worker',
    head: false,
    roles: [],
  },
  {
    id: id<EmployeeId>(3, 10),
    given: 'Rita',
    surname: 'Demondārza',
    email: 'rita.demondarza@paraugnovads.example',
    unit: administrative.id,
    postLv: 'datu aizsardzības speciāliste',
    postEn: 'data-protection officer',
    head: false,
    kind: 'data-protection-officer',
    roles: ['data-protection-officer'],
  },
  {
    id: id<EmployeeId>(3, 11),
    given: 'Inga',
    surname: 'Piemērlauka',
    email: 'inga.piemerlauka@paraugnovads.example',
    unit: management.id,
    postLv: 'izpilddirektore',
    postEn: 'executive director',
    head: true,
    kind: 'executive-director',
    roles: ['executive-director'],
  },
  {
    id: id<EmployeeId>(3, 12),
    given: 'Andris',
    surname: 'Paraugmežs',
    email: 'andris.paraugmezs@paraugnovads.example',
    unit: management.id,
    postLv: 'domes priekšsēdētājs',
    postEn: 'chair of the council',
    head: false,
    kind: 'council-chair',
    roles: ['council-chair'],
  },
];

export interface DemoPost {
  readonly unit: UnitId;
  readonly lv: string;
  readonly en: string;
  readonly kind: PostKind;
  /** Who holds it beside their own post; `null`: vacant. */
  readonly holder: EmployeeId | null;
}

/** Posts beside those of the people above: the steward's, and some that stand vacant. */
export const MORE_POSTS: readonly DemoPost[] = [
  {
    unit: administrative.id,
    lv: 'klientu apkalpošanas standarta pārzine',
    en: 'steward of the client-service standard',
    kind: 'steward',
    holder: id<EmployeeId>(3, 5),
  },
  {
    unit: management.id,
    lv: 'domes priekšsēdētāja vietnieks',
    en: 'vice-chair of the council',
    kind: 'council-vice-chair',
    holder: null,
  },
  {
    unit: management.id,
    lv: 'izpilddirektora vietnieks',
    en: 'deputy executive director',
    kind: 'deputy-executive-director',
    holder: null,
  },
  { unit: property.id, lv: 'nodaļas vadītājs', en: 'head of the department', kind: 'head', holder: null },
  { unit: education.id, lv: 'jaunatnes lietu speciālists', en: 'youth specialist', kind: 'employee', holder: null },
];

export interface DemoPlace {
  readonly id: PlaceId;
  readonly lv: string;
  readonly en: string;
  readonly address: string;
  readonly desks: readonly { readonly id: DeskId; readonly number: string; readonly unit: UnitId | null }[];
}

/** Where the invented municipality meets its clients. */
export const PLACES: readonly DemoPlace[] = [
  {
    id: id<PlaceId>(4, 1),
    lv: 'Klientu apkalpošanas centrs Paraugciemā',
    en: 'Client Service Centre in Paraugciems',
    address: 'Parauga iela 1, Paraugciems',
    desks: [
      { id: id<DeskId>(5, 1), number: '1', unit: centre.id },
      { id: id<DeskId>(5, 2), number: '2', unit: centre.id },
      { id: id<DeskId>(5, 3), number: '3', unit: building.id },
      { id: id<DeskId>(5, 4), number: '4', unit: null },
    ],
  },
  {
    id: id<PlaceId>(4, 2),
    lv: 'Apkalpošanas vieta Piemēros',
    en: 'Service place in Piemēri',
    address: 'Piemēra iela 7, Piemēri',
    desks: [{ id: id<DeskId>(5, 5), number: '1', unit: null }],
  },
];
