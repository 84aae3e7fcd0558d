import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import { newId } from '../../../desk/context.ts';
import {
  addAttachments,
  discardDraft,
  type DraftContent,
  type Reply,
  removeAttachment,
  withContent,
  writeDraftIn,
} from '../../../desk/replies/index.ts';
import { fillEmptyParts, saveTemplate, templateById } from '../../../desk/templates/index.ts';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { UploadedFile } from '../../server/multipart.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { answeredMail, composerPage } from './composer.page.ts';
import { composerPath } from './composer-section.ts';
import { viewOf } from './load-composer.ts';
import type { SentDraft } from './read-content.ts';
import { refusalAnswer, refusalWords } from './refusals.ts';
import { composerTexts } from './texts.ts';
import { author } from './who.ts';

type Sent = SentDraft & { readonly base: Reply };

interface Given {
  readonly body: FormBody;
  readonly files: readonly UploadedFile[];
}

/**
 * What a button of the composer does. Whatever it is, what was typed is kept first: nothing is lost by adding a
 * recipient, attaching a file or going on to read.
 */
export async function doDeed(
  tx: Tx,
  web: WebRequest,
  deps: PageDeps,
  one: Case,
  sent: Sent,
  given: Given,
): Promise<Answer> {
  const me = author(web);
  const [deed = 'saglabat', ...facts] = String(given.body['do'] ?? 'saglabat').split(':');
  const back = composerPath(one.number);
  const t = composerTexts(web.lang);
  if (deed === 'izmest') {
    const gone = await discardDraft(tx, me, sent.reply);
    return gone
      ? redirect(`/lieta/${encodeURIComponent(one.number)}`, t.discarded)
      : refusalAnswer({ refused: 'not-the-author' }, web.lang);
  }
  const { content, say } = await contentAfter(tx, web, deed, facts, sent, given.body);
  const target = { reply: sent.reply, case: one.id, upon: sent.upon };
  const saved = await writeDraftIn(deps.desk, tx, me, target, content);
  if ('refused' in saved) {
    if (saved.refused !== 'draft-moved-on') return refusalAnswer(saved, web.lang);
    const typed = { ...withContent(sent.base, content), id: saved.newest.id, draftVersion: saved.newest.draftVersion };
    return again(tx, web, deps, one, typed, { status: 409, other: saved.newest });
  }
  const wrong = wrongInput(web, deed, given.body);
  if (wrong !== null) return again(tx, web, deps, one, saved, { status: 422, errors: [wrong] });
  if (given.files.length > 0) {
    const attached = await addAttachments(tx, me, saved.id, given.files);
    if ('refused' in attached)
      return again(tx, web, deps, one, saved, {
        status: 422,
        errors: [{ name: 'files', say: refusalWords(attached, web.lang) }],
      });
  }
  if (deed === 'atvienot') await removeAttachment(tx, me, saved.id, { place: Number(facts[0]), hash: facts[1] ?? '' });
  if (deed === 'sablons' && web.mayI('template.write', { holder: null, unit: one.unit })) {
    const title = String(given.body['template_title']).trim().slice(0, 120);
    await saveTemplate(tx, one.unit, { id: newId(), title, language: saved.language, parts: saved.parts });
  }
  if (deed === 'lasit') return redirect(`/atbilde/${saved.id}/lasit`);
  return redirect(back, say ?? (deed === 'saglabat' ? t.saved.plain : null));
}

/** What is kept: as typed, without the recipient taken out, with the template's words in empty parts. */
async function contentAfter(
  tx: Tx,
  web: WebRequest,
  deed: string,
  facts: readonly string[],
  sent: Sent,
  body: FormBody,
): Promise<{ content: DraftContent; say: string | null }> {
  const { content } = sent;
  const t = composerTexts(web.lang);
  if (deed === 'nonemt') {
    const place = Number(facts[0]);
    return { content: { ...content, recipients: content.recipients.filter((_, index) => index !== place) }, say: null };
  }
  const copyTo = deed === 'kopija' ? parseEmailAddress(facts[0]) : null;
  if (copyTo !== null) {
    const copy = { address: copyTo, name: '', field: 'cc', role: 'stranger' } as const;
    return { content: { ...content, recipients: [...content.recipients, copy] }, say: null };
  }
  // An address that is none stays in its field for mending, not among the recipients.
  if (deed === 'pievienot' && wrongInput(web, deed, body) !== null)
    return { content: { ...content, recipients: content.recipients.slice(0, -1) }, say: null };
  const template = deed === 'ielikt' ? await templateById(tx, String(body['template'] ?? '').slice(0, 40)) : null;
  if (template !== null) {
    const { parts, kept } = fillEmptyParts(
      { salutation: content.salutation, body: content.body, closing: content.closing },
      template,
    );
    const names = kept.map((part) => t.parts[part].name).join(', ');
    return { content: { ...content, ...parts }, say: kept.length === 0 ? t.templateInserted : t.templateKept(names) };
  }
  return { content, say: deed === 'sablons' ? t.templateSaved : null };
}

function wrongInput(web: WebRequest, deed: string, body: FormBody): FieldError | null {
  const t = composerTexts(web.lang);
  const address = String(body['new_address'] ?? '').trim();
  if (deed === 'pievienot' && parseEmailAddress(/<([^<>\s]+)>\s*$/.exec(address)?.[1] ?? address) === null)
    return { name: 'new_address', say: t.refusals.badAddress };
  if (deed === 'sablons' && String(body['template_title'] ?? '').trim() === '')
    return { name: 'template_title', say: t.templateNeedsTitle };
  return null;
}

async function again(
  tx: Tx,
  web: WebRequest,
  deps: PageDeps,
  one: Case,
  reply: Reply,
  problem: { readonly status: number; readonly errors?: readonly FieldError[]; readonly other?: Reply },
): Promise<Answer> {
  const view = await viewOf(tx, deps, one, author(web).employee, reply);
  return composerPage(web, deps, view, await answeredMail(tx, view), problem);
}
