import type { Receipt } from '../../channels/receipt/receipt.ts';
import { inLanguage } from '../../desk/services/index.ts';
import { ticketShown } from '../../language/call-words.ts';
import type { Language } from '../../vocabulary/words.ts';
import { sayInstant } from '../texts/say.ts';
import { kioskTexts } from './texts.ts';
import { type ShownTicket, waitWords } from './ticket.page.ts';

/** A ticket as a printer puts it on paper. Pure. */
export function ticketReceipt(lang: Language, { place, visit, service, wait, link }: ShownTicket): Receipt {
  const t = kioskTexts(lang);
  const [ahead, range, basis] = wait === null ? ['', '', null] : waitWords(lang, wait);
  return {
    over: place,
    large: ticketShown(visit.number),
    title: service === null ? '' : inLanguage(service.name, lang),
    lines: [ahead, basis === null ? range : `${range} (${basis})`, t.watch].filter((line) => line !== ''),
    link: { url: link, say: t.follow },
    under: [sayInstant(lang, visit.madeAt)],
  };
}
