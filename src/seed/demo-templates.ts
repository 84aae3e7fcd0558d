import { UNITS } from './demo-people.ts';
import type { Template } from '../desk/templates/index.ts';

export interface DemoTemplate extends Omit<Template, 'id'> {
  readonly unit: string;
}

const unit = (mailbox: string): string => {
  const found = UNITS.find((one) => one.mailbox.startsWith(`${mailbox}@`));
  if (found === undefined) throw new Error(`No demo unit has the mailbox ${mailbox}`);
  return found.id;
};

/** Letters to begin with; `{{…}}` must be filled in before a letter can leave (9.2). */
export const DEMO_TEMPLATES: readonly DemoTemplate[] = [
  {
    unit: unit('dome'),
    language: 'lv',
    title: 'Starpatbilde: vajadzīgas papildu ziņas',
    parts: {
      salutation: '',
      body: '<p>Lai atbildētu pēc būtības, man vajadzīgas vēl šādas ziņas: {{kādas ziņas}}. Bez tām nevar noteikt, {{ko nevar noteikt}}.</p>',
      closing:
        '<p>Lūdzu, atsūtiet tās uz šo adresi. Kad ziņas būs saņemtas, atbildēšu vienas darbdienas laikā.</p><p>Paldies!</p>',
    },
  },
  {
    unit: unit('dome'),
    language: 'lv',
    title: 'Bojājums ielā: kad salabos',
    parts: {
      salutation: '',
      body: '<p>{{Kas bojāts un kur}} ir pārbaudīts {{datums}}. Bojājumu novērsīs līdz {{datums}}, jo {{kas jādara}}. Līdz tam {{pagaidu risinājums}}.</p><p>Pamats: domes saistošie noteikumi Nr. 9 „Par teritorijas kopšanu”.</p>',
      closing:
        '<p>Viss būs kārtībā līdz {{datums}}. Jums nekas papildus nav jādara. Ja termiņš paiet un nekas nav mainījies, lūdzu, uzrakstiet mums.</p><p>Paldies, ka ziņojāt!</p>',
    },
  },
  {
    unit: unit('dome'),
    language: 'en',
    title: 'Declaring a place of residence',
    parts: {
      salutation: '',
      body: '<p>Each adult declares the place of residence separately; a child is declared by one of the parents. The ground is the Declaration of Place of Residence Law, which asks for it within one month of moving in.</p><p>You need {{documents}}. It can be done online or at our client service centre on working days from 8:30 to 17:00.</p>',
      closing:
        '<p>Please declare the new address by {{date}}. If anything is unclear, please call us or write again.</p><p>Thank you for asking!</p>',
    },
  },
  {
    unit: unit('buvvalde'),
    language: 'lv',
    title: 'Kādi dokumenti vajadzīgi būvniecībai',
    parts: {
      salutation: '',
      body: '<p>{{Būvei}} vajadzīgs {{paskaidrojuma raksts vai būvatļauja}}, jo {{pamatojums}}. To nosaka Būvniecības likums un Vispārīgie būvnoteikumi.</p><p>Dokumentus iesniedz Būvniecības informācijas sistēmā. Vajadzīgi: {{dokumentu saraksts}}.</p>',
      closing:
        '<p>Nākamais solis: lūdzu, iesniedziet dokumentus sistēmā. Atbildi saņemsiet {{dienu skaits}} darbdienu laikā.</p><p>Paldies, ka jautājāt pirms būvdarbu sākuma!</p>',
    },
  },
  {
    unit: unit('izglitiba'),
    language: 'lv',
    title: 'Vieta bērnudārza rindā',
    parts: {
      salutation: '',
      body: '<p>Jūsu bērns rindā uz bērnudārzu „{{nosaukums}}” šobrīd ir {{numurs}}. vietā. Rindas kārtību nosaka domes saistošie noteikumi Nr. 7; priekšroka ir {{kam}}.</p>',
      closing:
        '<p>Vietu piedāvāsim, tiklīdz tā būs brīva, un par to uzrakstīsim uz šo adresi. Jums nekas papildus nav jādara.</p><p>Paldies par pacietību!</p>',
    },
  },
  {
    unit: unit('ipasumi'),
    language: 'lv',
    title: 'Nekustamā īpašuma nodoklis: kā tas aprēķināts',
    parts: {
      salutation: '',
      body: '<p>Nodoklis par īpašumu {{adrese}} ir {{summa}} eiro: kadastrālā vērtība {{vērtība}} eiro reizināta ar likmi {{likme}} %. To nosaka likums „Par nekustamā īpašuma nodokli” un domes saistošie noteikumi Nr. 3.</p>',
      closing:
        '<p>Maksājums veicams līdz {{datums}}. Ja dati par īpašumu nav pareizi, lūdzu, atsūtiet mums dokumentu, kas to rāda, un nodokli pārrēķināsim.</p><p>Paldies!</p>',
    },
  },
  {
    unit: unit('socialais'),
    language: 'lv',
    title: 'Pabalsta pieteikums: kas jāiesniedz',
    parts: {
      salutation: '',
      body: '<p>Lai saņemtu {{pabalsts}}, jāiesniedz pieteikums un {{dokumenti}}. To nosaka domes saistošie noteikumi Nr. 11. Lēmumu sociālais dienests pieņem {{dienu skaits}} darbdienu laikā.</p>',
      closing:
        '<p>Lūdzu, iesniedziet dokumentus klātienē vai atsūtiet tos ar drošu elektronisko parakstu. Ja palīdzība vajadzīga steidzami, zvaniet mums, un atradīsim risinājumu kopā.</p><p>Paldies, ka vērsāties pie mums!</p>',
    },
  },
];
