import type { WebRequest } from '../../server/web-request.ts';
import { rosterTexts } from './roster.texts.ts';

/** „Pirmdiena”; 1: Monday … 7: Sunday. */
export function weekdayName({ lang }: Pick<WebRequest, 'lang'>, { weekday }: { readonly weekday: number }): string {
  return rosterTexts(lang).weekdays[weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7];
}
