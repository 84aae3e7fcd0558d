import type { Language } from '../../vocabulary/words.ts';
import { HEADINGS } from './columns.ts';
import type { ServerRefusal } from './server-refusal.ts';
import type { ColumnName, Fault, FaultReason, Note } from './wanted.ts';

type Words = Readonly<Record<Language, string>>;

/** What is wrong and what is expected; the place and what was found stand beside it. */
const FAULTS: Readonly<Record<FaultReason, Words>> = {
  'empty-list': { lv: 'Sarakstā nav nevienas rindas.', en: 'The list has no rows.' },
  'too-large': {
    lv: 'Rindu ir vairāk nekā 20 000; vai tas ir īstais fails?',
    en: 'There are more than 20,000 rows; is this the right file?',
  },
  'encoding-unknown': {
    lv: 'Rakstzīmju kodējums nav nolasāms. Saglabājiet failu kā „CSV UTF-8”.',
    en: 'The character encoding cannot be read. Save the file as “CSV UTF-8”.',
  },
  'encoding-spoilt': {
    lv: 'Burti sabojāti jau pirms augšupielādes. Eksportējiet failu no jauna kā „CSV UTF-8”.',
    en: 'Letters were spoilt before the upload. Export the file again as “CSV UTF-8”.',
  },
  quotes: { lv: 'Pēdiņas nav aizvērtas.', en: 'Quotation marks are not closed.' },
  'columns-count': {
    lv: 'Ailu skaits atšķiras no virsraksta rindas.',
    en: 'The number of columns differs from the heading row.',
  },
  'column-missing': {
    lv: 'Nav šīs ailes; pievienojiet to virsraksta rindā.',
    en: 'This column is missing; add it to the heading row.',
  },
  'column-twice': { lv: 'Šī aile ir divreiz.', en: 'This column is there twice.' },
  required: {
    lv: 'Te jābūt tekstam; visas personas ailes tukšas nozīmē vakantu amatu.',
    en: 'Text is needed here; all of a person’s columns empty mean a vacant post.',
  },
  'too-long': { lv: 'Teksts garāks par 200 zīmēm.', en: 'The text is longer than 200 characters.' },
  'not-an-address': { lv: 'Tā nav e-pasta adrese.', en: 'This is not an e-mail address.' },
  'not-a-day': {
    lv: 'Tā nav diena; rakstiet 22.11.2026. vai 2026-11-22.',
    en: 'This is not a day; write 22.11.2026. or 2026-11-22.',
  },
  'not-yes-or-no': { lv: 'Te jābūt „jā” vai „nē”.', en: 'This must be “yes” or “no”.' },
  'unknown-kind': {
    lv: 'Tāda amata veida nav; sk. palīdzību par saraksta importu.',
    en: 'There is no such kind of post; see the help on imports.',
  },
  'personal-code': {
    lv: 'Personas kodam darbinieku sarakstā nav vietas; lietojiet tabeles numuru.',
    en: 'A personal code has no place in a list of employees; use a staff number.',
  },
  'ends-before-begin': { lv: 'Beigas ir pirms sākuma.', en: 'The end is before the beginning.' },
  'head-is-not-head': {
    lv: 'Amata veids un „vadītājs: jā” runā pretī viens otram.',
    en: 'The kind of post and “head: yes” contradict each other.',
  },
  'institution-unsaid': {
    lv: 'Iestāžu ir vairākas; norādiet, kurā ir šī struktūrvienība.',
    en: 'There are several institutions; say in which this unit is.',
  },
  'unit-above-unknown': {
    lv: 'Tādas struktūrvienības nav ne failā, ne sarakstā.',
    en: 'There is no such unit in the file or in the directory.',
  },
  'unit-above-ambiguous': { lv: 'Ar šo nosaukumu ir vairākas struktūrvienības.', en: 'Several units have this name.' },
  'unit-two-places': { lv: 'Viena struktūrvienība divās vietās.', en: 'One unit in two places.' },
  'unit-cycle': { lv: 'Struktūrvienības ir cita virs citas pa apli.', en: 'Units stand above each other in a circle.' },
  'two-heads': { lv: 'Struktūrvienībai vienlaikus ir divi vadītāji.', en: 'The unit has two heads at the same time.' },
  'same-post-twice': { lv: 'Viens amats divreiz vienlaikus.', en: 'One post twice at the same time.' },
  'email-twice': { lv: 'Divām personām viena e-pasta adrese.', en: 'Two people with one e-mail address.' },
  'email-taken': {
    lv: 'Pieder citai personai sarakstā. Ja tā ir tā pati persona, norādiet tās kodu; ja nē, vispirms mainiet otras adresi.',
    en: 'Belongs to another person of the directory. If it is the same person, give the code; if not, change the other’s address first.',
  },
  'code-twice': { lv: 'Divām personām viens kods.', en: 'Two people with one code.' },
  'person-two-forms': {
    lv: 'Viena persona divās rindās ar atšķirīgiem datiem.',
    en: 'One person in two rows with different details.',
  },
  'last-administrator': {
    lv: 'Pēc šī saraksta nepaliktu neviena administratora. Pievienojiet sarakstā vismaz vienu vai piešķiriet lomu citam.',
    en: 'No administrator would be left by this list. Add at least one to the list, or give the role to somebody else.',
  },
};

const SERVER: Readonly<Record<ServerRefusal['reason'], Words>> = {
  unreachable: {
    lv: 'Serveris neatbild. Pārbaudiet LAIPA_LDAP_URL un ugunsmūri.',
    en: 'The server does not answer. See LAIPA_LDAP_URL and the firewall.',
  },
  'unknown-host': {
    lv: 'Tāda servera nosaukuma nav. Pārbaudiet LAIPA_LDAP_URL.',
    en: 'There is no server of this name. See LAIPA_LDAP_URL.',
  },
  certificate: {
    lv: 'Servera sertifikātam nevar uzticēties. Norādiet iestādes sertifikātu failu: LAIPA_LDAP_CA.',
    en: 'The server’s certificate cannot be trusted. Name the file with your certificates: LAIPA_LDAP_CA.',
  },
  'tls-needed': {
    lv: 'Serveris prasa šifrētu savienojumu: ldaps:// vai LAIPA_LDAP_STARTTLS=yes.',
    en: 'The server asks for encryption: ldaps:// or LAIPA_LDAP_STARTTLS=yes.',
  },
  'no-tls': {
    lv: 'Serveris neprot StartTLS. Lietojiet ldaps:// adresi.',
    en: 'The server knows no StartTLS. Use an ldaps:// address.',
  },
  credentials: {
    lv: 'Serveris nepieņēma vārdu vai paroli (LAIPA_LDAP_BIND_DN, LAIPA_LDAP_PASSWORD).',
    en: 'The server did not accept the name or password (LAIPA_LDAP_BIND_DN, LAIPA_LDAP_PASSWORD).',
  },
  'account-closed': {
    lv: 'Laipas konts serverī ir slēgts vai bloķēts.',
    en: 'Laipa’s account at the server is closed or locked.',
  },
  'password-expired': {
    lv: 'Laipas konta parolei serverī beidzies derīgums.',
    en: 'The password of Laipa’s account at the server has expired.',
  },
  'base-unknown': {
    lv: 'Vietas, no kuras meklēt, serverī nav. Pārbaudiet LAIPA_LDAP_BASE.',
    en: 'The place to search from is not there. See LAIPA_LDAP_BASE.',
  },
  rights: { lv: 'Laipas kontam nav tiesību lasīt darbiniekus.', en: 'Laipa’s account has no right to read people.' },
  filter: {
    lv: 'Filtrs nav saprotams. Pārbaudiet LAIPA_LDAP_FILTER.',
    en: 'The filter is not understood. See LAIPA_LDAP_FILTER.',
  },
  'size-limit': {
    lv: 'Ierakstu ir par daudz. Sašauriniet LAIPA_LDAP_BASE vai LAIPA_LDAP_FILTER.',
    en: 'There are too many entries. Narrow LAIPA_LDAP_BASE or LAIPA_LDAP_FILTER.',
  },
  nobody: {
    lv: 'Serverī nav neviena, kas atbilst filtram. Nekas nav mainīts.',
    en: 'Nobody at the server matches the filter. Nothing was changed.',
  },
  other: { lv: 'Serveris atteica.', en: 'The server refused.' },
};

const NOTES: Readonly<Record<Note['reason'], Words>> = {
  'column-unknown': { lv: 'Nezināma aile, nav lasīta', en: 'Unknown column, not read' },
  'row-of-the-past': {
    lv: 'Rinda beigusies jau agrāk, nav ņemta vērā; beigas',
    en: 'The row ended before today and was left out; its end',
  },
  'account-without-email': { lv: 'Bez e-pasta adreses, izlaists', en: 'Without an e-mail address, left out' },
  'account-without-name': { lv: 'Bez vārda vai uzvārda, izlaists', en: 'Without a name, left out' },
  'account-without-unit': {
    lv: 'Bez struktūrvienības; amats netiek mainīts',
    en: 'Without a unit; the post is not changed',
  },
};

export function sayFault({ reason }: Pick<Fault, 'reason'>, lang: Language): string {
  return FAULTS[reason][lang];
}

export function sayServerRefusal({ reason }: Pick<ServerRefusal, 'reason'>, lang: Language): string {
  return SERVER[reason][lang];
}

export function sayNote({ reason }: Pick<Note, 'reason'>, lang: Language): string {
  return NOTES[reason][lang];
}

/** A column as our own examples head it. */
export function sayColumn(column: ColumnName, lang: Language): string {
  return HEADINGS[column][lang === 'lv' ? 0 : 1] ?? column;
}
