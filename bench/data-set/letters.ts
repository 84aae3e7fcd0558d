import { composeMail } from '../../src/seed/demo-mail.ts';
import { pick } from '../machine/random.ts';

type Random = () => number;

export interface Letter {
  readonly messageId: string;
  readonly from: string;
  readonly address: string;
  readonly raw: Buffer;
}

/** How much hangs on a letter: none, or files as in a municipality's post (a third bare, some large; 90–160 kB in the mean). */
export type Weight = 'bare' | 'everyday';

const GIVEN =
  'Anna Jānis Līga Andris Ilze Mārtiņš Dace Juris Inese Edgars Kristīne Aivars Sanita Valdis Ērika Žanis'.split(' ');
const SURNAMES =
  'Paraudziņa Piemērs Paraugkalns Piemērkalne Paraugs Demonieks Parauglauka Piemērbergs Paraugozola Demosils'.split(
    ' ',
  );
const STREETS = 'Parauga Piemēra Ozolu Kļavu Skolas Stacijas Dārza Ezera Mežaparka Saules Bērzu Upes'.split(' ');
const SUBJECTS = [
  'Jautājums par siltumnīcu',
  'Bedre ielā',
  'Bērna uzņemšana bērnudārzā',
  'Zemes robežas precizēšana',
  'Iesniegums par pabalstu',
  'Atkritumu izvešanas grafiks',
  'Koka zāģēšana pagalmā',
  'Ielas apgaismojums nedarbojas',
  'Deklarētās dzīvesvietas maiņa',
  'Nekustamā īpašuma nodokļa aprēķins',
  'Sniega tīrīšana',
  'Sūdzība par troksni naktī',
] as const;
const SENTENCES = [
  'Lūdzu, paskaidrojiet, kādi dokumenti man jāiesniedz un kur to var izdarīt.',
  'Pie mājas jau trešo nedēļu ir dziļa bedre, kurā krājas ūdens.',
  'Vēlos uzzināt, vai siltumnīcas būvniecībai vajadzīga atļauja.',
  'Mūsu ģimenē ir divi pirmsskolas vecuma bērni, un mēs gaidām vietu bērnudārzā.',
  'Esmu zvanījusi vairākas reizes, bet neviens nevarēja atbildēt.',
  'Pielikumā nosūtu fotogrāfijas un zemesgrāmatas apliecības kopiju.',
  'Kaimiņš sāka rakt grāvi uz robežas, un tagad ūdens tek mūsu pagalmā.',
  'Lūdzu informēt, kad laternas tiks salabotas, jo vakaros ir pilnīgi tumšs.',
  'Vai pabalstu var saņemt arī tad, ja dzīvesvieta deklarēta citā novadā?',
  'Nodokļa paziņojumā norādīta nepareiza zemes platība.',
  'Būšu pateicīga par atbildi līdz nedēļas beigām.',
  'Ceru uz sapratni un ātru risinājumu.',
] as const;

/** A letter of an invented client; the same seed gives the same bytes. */
export function makeLetter(
  random: Random,
  nth: string,
  to: string,
  at: Temporal.Instant,
  weight: Weight,
  clients = 100_000,
): Letter {
  const client = Math.floor(random() * clients);
  const name = `${GIVEN[client % GIVEN.length] ?? ''} ${SURNAMES[Math.floor(client / GIVEN.length) % SURNAMES.length] ?? ''}`;
  const address = `kliente.${client}@klienti.example`;
  const messageId = `<${nth}@klienti.example>`;
  const text = wordsOf(random, weight === 'bare' ? 5 : 14);
  const raw = composeMail({
    messageId,
    at,
    from: `${name} <${address}>`,
    to,
    subject: `${pick(random, SUBJECTS)} (${pick(random, STREETS)} iela ${1 + Math.floor(random() * 90)})`,
    text,
    html: weight === 'bare' ? undefined : htmlOf(text),
    files: weight === 'bare' ? undefined : filesOf(random),
  });
  return { messageId, from: name, address, raw };
}

function wordsOf(random: Random, sentences: number): string {
  const said = Array.from({ length: sentences }, () => pick(random, SENTENCES));
  const place = `Adrese: ${pick(random, STREETS)} iela ${1 + Math.floor(random() * 200)}, kadastra numurs 8044 00${Math.floor(random() * 1e7)}.`;
  return `Labdien!\n\n${said.join(' ')}\n${place}\n\nAr cieņu\n${pick(random, GIVEN)} ${pick(random, SURNAMES)}`;
}

function htmlOf(text: string): string {
  const lines = text.split('\n').map((line) => `<p class="MsoNormal" style="margin:0;font-family:Calibri">${line}</p>`);
  return `<html><head><meta charset="utf-8"></head><body>${lines.join('')}</body></html>`;
}

const KINDS = [
  { name: 'iesniegums.pdf', type: 'application/pdf', begins: Buffer.from('%PDF-1.7\n') },
  { name: 'Attēls no pagalma.jpg', type: 'image/jpeg', begins: Buffer.from('ffd8ffe000104a464946', 'hex') },
  { name: 'plāns.pdf', type: 'application/pdf', begins: Buffer.from('%PDF-1.4\n') },
] as const;

function filesOf(random: Random): { name: string; type: string; bytes: Buffer }[] {
  const chance = random();
  if (chance < 0.33) return [];
  const total = chance < 0.85 ? 20_000 + random() * 100_000 : 150_000 + random() * 400_000;
  const count = 1 + Math.floor(random() * 3);
  return KINDS.slice(0, count).map(({ name, type, begins }) => ({
    name,
    type,
    bytes: Buffer.concat([begins, noise(random, Math.floor(total / count))]),
  }));
}

/** Bytes as of a packed file: they cannot be made smaller. */
function noise(random: Random, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size + 4);
  for (let at = 0; at < size; at += 4) bytes.writeUInt32LE((random() * 4294967296) >>> 0, at);
  return bytes.subarray(0, size);
}
