import type { EmployeeId, InstitutionId, UnitId } from '../vocabulary/ids.ts';
import type { Role } from '../vocabulary/words.ts';

/** The invented municipality: institutions and units of the kinds that Latvian municipalities have, invented people. */

const id = <Id>(kind: number, n: number): Id =>
  `00000000-0000-7000-8000-00000000${kind}${String(n).padStart(3, '0')}` as Id;

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
}

const [central, social] = INSTITUTIONS as readonly [DemoInstitution, DemoInstitution];

export const UNITS: readonly DemoUnit[] = [
  {
    id: id<UnitId>(2, 1),
    institution: central.id,
    lv: 'Klientu apkalpošanas centrs',
    en: 'Client Service Centre',
    phone: '+371 60000001',
    mailbox: 'dome@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 2),
    institution: central.id,
    lv: 'Būvvalde',
    en: 'Building Authority',
    phone: '+371 60000002',
    mailbox: 'buvvalde@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 3),
    institution: central.id,
    lv: 'Izglītības un jaunatnes nodaļa',
    en: 'Education and Youth Department',
    phone: '+371 60000003',
    mailbox: 'izglitiba@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 4),
    institution: central.id,
    lv: 'Nekustamā īpašuma nodaļa',
    en: 'Real Estate Department',
    phone: '+371 60000004',
    mailbox: 'ipasumi@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 5),
    institution: central.id,
    lv: 'Administratīvā nodaļa',
    en: 'Administrative Department',
    phone: '+371 60000005',
    mailbox: 'administrativa@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 6),
    institution: social.id,
    lv: 'Sociālās palīdzības nodaļa',
    en: 'Social Assistance Department',
    phone: '+371 60000006',
    mailbox: 'socialais@paraugnovads.example',
  },
  {
    id: id<UnitId>(2, 7),
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
    roles: ['council-chair'],
  },
];
