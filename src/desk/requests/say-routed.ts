import { sayDate } from '../../time/say-date.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type Directory, lookup } from '../directory/index.ts';
import type { Routed } from './request.ts';

/** Why a request came to somebody else than the one who was chosen, a sentence a step. Names stand in the nominative. */
export function sayRouted(directory: Directory, routed: readonly Routed[], lang: Language): readonly string[] {
  return routed.map((step) => {
    switch (step.why) {
      case 'vacant': {
        const post = lookup(directory).posts.get(step.post);
        const title = (lang === 'lv' ? post?.titleLv : post?.titleEn || post?.titleLv) ?? '';
        return lang === 'lv'
          ? `Amats ir vakants (${title}), tāpēc jautā nākamajam.`
          : `The post is vacant (${title}), so the next in line is asked.`;
      }
      case 'away': {
        const until = sayDate(Temporal.PlainDate.from(step.until), lang, 'dative');
        return lang === 'lv'
          ? `Prombūtnē līdz ${until}: ${nameOf(directory, step.employee)}.`
          : `Away until ${until}: ${nameOf(directory, step.employee)}.`;
      }
      case 'nobody-stands-in':
        return lang === 'lv'
          ? `Neviens neaizvieto (${nameOf(directory, step.employee)}), tāpēc jautā tuvākajam vadītājam, kas ir uz vietas.`
          : `Nobody stands in (${nameOf(directory, step.employee)}), so the nearest head who is there is asked.`;
      case 'auto-reply':
        return lang === 'lv'
          ? `Atnāca automātiska atbilde (${nameOf(directory, step.employee)}), tāpēc jautā tam, kas aizvieto.`
          : `An automatic reply came (${nameOf(directory, step.employee)}), so whoever stands in is asked.`;
    }
  });
}

/** „Anna Paraudziņa”; empty where the person is not in the directory. */
export function nameOf(directory: Directory, employee: EmployeeId): string {
  const person = lookup(directory).people.get(employee);
  return person === undefined ? '' : `${person.givenName} ${person.surname}`;
}
