import type { Tx } from '../../../database/database.ts';
import { knownDirectory, lookup } from '../../../desk/directory/index.ts';
import { closingWords } from '../../../desk/hand-over/index.ts';
import { openDraft, partFromText, writeDraft } from '../../../desk/replies/index.ts';
import { postsOn } from '../../../desk/thread/index.ts';
import type { UnitId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { postOf } from './hand-over.view.ts';
import { visibleCase } from './on-case.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';

/** 5.7.6: the closing words as an interim reply to the client; what is begun already gets them at its end. */
export function closingWordsRoute({ desk }: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/nodot/starpatbilde',
    action: 'reply.approve',
    audience: 'staff',
    async handle(web, { params, body }) {
      const { me } = web;
      const found = await web.read(async (tx) => {
        const one = await visibleCase(web, tx, params['number']);
        return one === null ? null : { one, posts: await postsOn(tx, web.today, null) };
      });
      if (found === null || me === null) return refuse(404);
      const { one, posts } = found;
      if (!web.mayI('case.write', relationOf(one))) return refuse(403, caseTexts(web.lang).refusal.notYours);
      const who = { ...web.identity, employee: me.employee };
      const draft = await openDraft(desk, who, one.id);
      if ('refused' in draft) return refuse(409);
      const known = postOf(posts, String(body['to'] ?? ''));
      const unit =
        (draft.language === 'lv' ? known?.unit_lv : known?.unit_en) ??
        caseTexts(draft.language).panel.handOver.someUnit;
      const phone = known === undefined ? '' : await web.read((tx) => phoneOf(web, tx, known.unit as UnitId));
      const words = partFromText(closingWords(draft.language, { unit, phone, number: one.number }).join('\n\n'));
      const withWords = draft.parts.body.includes(words) ? draft.parts.body : draft.parts.body + words;
      const { salutation, closing } = draft.parts;
      const kept = await writeDraft(desk, who, draft.id, draft.draftVersion, {
        ...draft,
        kind: 'interim',
        salutation,
        body: withWords,
        closing,
      });
      if ('refused' in kept) return refuse(409);
      return redirect(`/lieta/${one.number}/atbilde`);
    },
  });
}

async function phoneOf(web: WebRequest, tx: Tx, unit: UnitId): Promise<string> {
  return lookup(await knownDirectory(web.deps.database, tx)).units.get(unit)?.phone ?? '';
}
