import { sayDateShort, sayTime } from '../../time/say-date.ts';
import type { Tx } from '../../database/database.ts';
import type { Language } from '../../vocabulary/words.ts';
import { invitationLines } from './invitations.store.ts';

/** Invitations as lines of the work list, in one statement. */
export async function meetingLines(tx: Tx, ids: readonly string[]) {
  const rows = await invitationLines(tx, ids);
  return new Map(
    rows.map((row) => {
      const when = (lang: Language) => `${sayDateShort(row.starts_at, lang)} ${sayTime(row.starts_at, lang)}`;
      const line = {
        id: row.id,
        href: `/sanaksme/${row.id}`,
        title: row.title,
        small: {
          lv: [
            'Uzaicinājums',
            row.organiser,
            when('lv'),
            ...(row.for_name === null ? [] : [`aizvietojat: ${row.for_name}`]),
          ],
          en: [
            'Invitation',
            row.organiser,
            when('en'),
            ...(row.for_name === null ? [] : [`you stand in for ${row.for_name}`]),
          ],
        },
        unit: row.unit_id,
        holder: row.holder_id,
        holderName: row.holder_name,
      };
      return [row.id, line] as const;
    }),
  );
}
