import { assertNever } from '../../../vocabulary/brand.ts';
import { quoteSplit } from '../show/quote-split.ts';
import type { ReadMail } from './mail.ts';

/** Whether a person awaits an answer to the message. Only clear cases are `false`: in doubt somebody answers. */
export function awaitsAnswer(mail: ReadMail): boolean {
  switch (mail.kind) {
    case 'letter':
    // What comes through a list of our own is a letter, and what somebody lets out of quarantine is to be answered too.
    case 'mailing-list':
      return !isThanksOnly(mail);
    case 'invitation':
      // A yes or no to our own invitation asks nothing more.
      return mail.invitation.method !== 'reply';
    case 'unreadable':
      return true;
    case 'auto-reply':
    case 'delivery-report':
    case 'own-loop':
      return false;
    default:
      return assertNever(mail);
  }
}

/** A reply of nothing but greeting, thanks and a name: the first letter of a case is answered even if it thanks. */
function isThanksOnly(mail: ReadMail): boolean {
  if (mail.inReplyTo === null && mail.references.length === 0) return false;
  if (mail.attachments.some(({ inline }) => !inline) || mail.protection === 'encrypted') return false;
  const written = quoteSplit(mail.text).written.replace(/\n-- ?\n[^]*$/, '');
  if (written.length > 400 || written.includes('?')) return false;
  const [message, ...signed] = written.split(CLOSING);
  if (
    signed
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== '').length > 4
  )
    return false;
  const sentences = (message ?? '')
    .split(/[\n.!,;:)]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  return (
    sentences.length > 0 &&
    sentences.some((one) => THANKS.test(one)) &&
    sentences.every((one) => THANKS.test(one) || GREETING.test(one))
  );
}

const CLOSING =
  /^\s*(?:ar cieņu|cieņā|ar sveicienu|sveicieni|jauku dienu|lai jauka diena|best regards|kind regards|regards|sincerely)(?!\p{L}).*$/imu;
const GREETING =
  /^(labdien|labrīt|labvakar|sveiki|sveika|sveicināti|hello|hi|dear (sir|madam|colleagues)|lai (jums )?(jauka|laba|skaista) diena|jauku (jums )?dienu|have a nice day|labi|skaidrs|sapratu|ok|okay|🙂|😊|:\)?|🙏)$/iu;
const THANKS =
  /^(liels |sirsnīgs |milzīgs )?(paldies|pateicos|pateicamies|thanks|thank you|many thanks)( (jums|liels|ļoti|sirsnīgi|so much|very much|a lot))?( (par|for) (ātro |skaidro |izsmeļošo |the |your |quick |prompt )*(atbildi|informāciju|palīdzību|skaidrojumu|ziņu|sapratni|darbu|reply|answer|help|information|response))?( 🙂| 😊| 🙏)?$/iu;
