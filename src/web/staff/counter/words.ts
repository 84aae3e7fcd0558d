import type { CallRefusal, ChangeVisitRefusal, PresenceRefusal } from '../../../desk/visits/index.ts';
import type { GivingRefusal, Screen } from '../../../desk/counter/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import type { RefusalStatus } from '../../server/answer.ts';
import { sayTime } from '../../texts/say.ts';
import { counterTexts } from './texts.ts';

export type CounterRefusal = CallRefusal | ChangeVisitRefusal | PresenceRefusal | GivingRefusal;

/** What was refused, and what to do. */
export function sayRefusal(lang: Language, refusal: CounterRefusal): string {
  const t = counterTexts(lang);
  switch (refusal.refused) {
    case 'serving':
    case 'desk-busy':
      return t.refusal[refusal.refused](refusal.number);
    case 'not-now':
      return t.refusal['not-now'](t.visit.state[refusal.state]);
    case 'called-just-now':
      return t.refusal['called-just-now'](refusal.seconds);
    case 'call-again':
      return t.refusal['call-again'](refusal.left);
    case 'minutes-out-of-range':
      return t.refusal['minutes-out-of-range'](refusal.most);
    default:
      return t.refusal[refusal.refused];
  }
}

/** 404 for what is not there, 409 where somebody was faster, 422 for what has to be given otherwise. */
export function statusOf(refusal: CounterRefusal): RefusalStatus {
  switch (refusal.refused) {
    case 'no-such-visit':
    case 'service-not-here':
      return 404;
    case 'minutes-out-of-range':
    case 'since-not-today':
      return 422;
    default:
      return 409;
  }
}

/** The name of a visit's service, as the reader's language has it. */
export function serviceName(screen: Pick<Screen, 'services'>, service: Visit['service'], lang: Language): string {
  const found = screen.services.find(({ id }) => id === service);
  return found === undefined ? '' : inLanguage(found.name, lang);
}

/** The number of the desk at which a screen stands. */
export function deskNumber({ desks, presence }: Pick<Screen, 'desks' | 'presence'>): string {
  return desks.find(({ id }) => id === presence.desk)?.number ?? '';
}

/** The name of the place at which a screen stands. */
export function placeName({ desks }: Pick<Screen, 'desks'>, lang: Language): string {
  const [first] = desks;
  return first === undefined ? '' : lang === 'en' && first.placeEn !== '' ? first.placeEn : first.placeLv;
}

/** Why the order takes this one. */
export function sayChoice(lang: Language, screen: Pick<Screen, 'next' | 'waiting'>): string {
  const t = counterTexts(lang).choice;
  const { next } = screen;
  if (next === null) return '';
  const { visit, choice } = next;
  switch (choice) {
    case 'appointment':
      return t.appointment(visit.appointedAt === null ? '' : sayTime(lang, visit.appointedAt));
    case 'arrival':
      return visit.group === 'internal' ? t.internal : t.arrival;
    default:
      return t[choice];
  }
}
