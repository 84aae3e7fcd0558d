import type { CaseId, EmployeeId, MailId, ReplyId } from '../../src/vocabulary/ids.ts';
import type { Letter } from './letters.ts';

const PARTS = {
  salutation: '<p>Labdien!</p><p>Atbildu uz Jūsu vēstuli.</p>',
  body: '<p>Siltumnīcai līdz 60 kvadrātmetriem būvatļauja nav vajadzīga. Ja ēka ir lielāka, lūdzu, iesniedziet paziņojumu būvvaldē.</p>',
  closing: '<p>Ja rodas jautājumi, lūdzu, rakstiet mums.</p><p>Paldies par Jūsu vēstuli!</p>',
};
const HTML = `${PARTS.salutation}${PARTS.body}${PARTS.closing}`;
const TEXT = HTML.replaceAll('</p>', '\n').replaceAll(/<[^>]+>/g, '');

/** A delivered reply as a row of `reply`. */
export function composeAnswer(
  random: () => number,
  ids: { readonly case: CaseId; readonly mail: MailId; readonly reply: ReplyId },
  author: EmployeeId,
  subject: string,
  to: Letter,
  at: Temporal.Instant,
  origin: string,
) {
  return {
    id: ids.reply,
    case_id: ids.case,
    answers_mail_id: ids.mail,
    author_id: author,
    subject: `Atb.: ${subject}`,
    ...PARTS,
    recipients: [{ role: 'to', name: to.from, address: to.address }],
    html: HTML,
    text: TEXT,
    letter_number: `V-${Math.floor(random() * 1e9)}`,
    message_id: `<${ids.reply}@${origin}>`,
    at: at.toString(),
    delivered_at: at.add({ seconds: 12 }).toString(),
  };
}
