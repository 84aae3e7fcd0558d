import { button, linkButton } from '../../components/button.ts';
import { form, type FieldError } from '../../components/form.ts';
import { hiddenField } from '../../components/field.ts';
import { loadAssets } from '../../assets/assets.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import { sayTime } from '../../texts/say.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { PageDeps } from '../../page-deps.ts';
import { MOST_ATTACHED_BYTES, type Reply } from '../../../desk/replies/index.ts';
import { ANSWER_KINDS } from '../../../language/reply-draft.ts';
import { REPLY_WAYS, LANGUAGES } from '../../../vocabulary/words.ts';
import { attachmentsView } from './attachments-view.ts';
import { checkSummary } from './check-view.ts';
import type { ComposerView } from './load-composer.ts';
import { overridesView } from './overrides-view.ts';
import { letterParts, signaturePart } from './parts-view.ts';
import { othersLine } from './presence-view.ts';
import { areaText } from './read-content.ts';
import { recipientsView } from './recipients-view.ts';
import { composerTexts } from './texts.ts';

/** Browser modules that a page with the composer needs (`page({ modules })`). */
export const composerModules = ['composer', 'hold'];

export interface ComposerProblem {
  readonly errors?: readonly FieldError[];
  /** Somebody saved in between: what stands there now. */
  readonly other?: Reply;
  readonly formKey?: string;
}

/**
 * The composer that knows clause 9, for the case page and its own page: one form that works without script; with it the
 * parts become rich text and the check follows what is typed. Without a reply: the button that leads to it.
 */
export function composerSection(
  web: WebRequest,
  deps: PageDeps,
  view: ComposerView,
  problem: ComposerProblem = {},
): Html {
  const { reply, check, case: one } = view;
  const t = composerTexts(web.lang);
  const path = composerPath(one.number);
  if (reply === null || check === null) return linkButton({ text: t.answer, href: path, key: 'a', kind: 'primary' });
  const body = html`${hiddenField('reply', reply.id)}${hiddenField('upon', String(reply.draftVersion))}${head(web, view, reply)}${letterParts(web, view, reply, check)}${signaturePart(web, view, check)}${attachmentsView(web, reply, check)}${overridesView(web, reply, check)}${foot(web, deps, view, reply, check)}`;
  return html`<l-composer${attrs({
    // The same for every reply: a page that renews itself finds the form again and leaves it alone.
    id: 'composer',
    'data-path': path,
    'data-squire': loadAssets().squire,
    'data-most-bytes': MOST_ATTACHED_BYTES,
    'data-saved': t.saved.at('{time}'),
    'data-saving': t.saved.saving,
    'data-unsaved': t.saved.failed,
    'data-offline': t.summary.offline,
    'data-uploading': t.attachments.uploading,
    'data-upload-failed': t.attachments.failed,
    'data-too-large': t.refusals.tooLarge,
    'data-sure': t.do.discardSure,
  })}><div data-others aria-live="polite">${othersLine(view.others ?? [], web.lang)}</div>${conflict(web, problem.other)}${form(
    web,
    {
      action: path,
      body,
      files: true,
      errors: problem.errors ?? [],
      ...(problem.formKey === undefined ? {} : { formKey: problem.formKey }),
      attrs: { id: 'composer-form', class: 'composer', 'aria-label': t.title },
    },
  )}</l-composer>`;
}

export function composerPath(caseNumber: string): string {
  return `/lieta/${encodeURIComponent(caseNumber)}/atbilde`;
}

function head(web: WebRequest, view: ComposerView, reply: Reply): Html {
  const t = composerTexts(web.lang);
  const select = <Value extends string>(
    name: string,
    label: string,
    values: readonly Value[],
    words: Readonly<Record<Value, string>>,
    chosen: Value,
  ) =>
    html`<label class="small-field"><span>${label}</span><select class="input" name="${name}">${values.map((value) => html`<option${attrs({ value, selected: value === chosen })}>${words[value]}</option>`)}</select></label>`;
  return html`<div class="letter-head">${recipientsView(web, view, reply)}<label class="row-field"><span>${t.subject}</span><input id="f-subject" type="text" class="input full" name="subject" maxlength="300" value="${reply.subject}"></label><div class="small-fields">${select('way', t.way, REPLY_WAYS, t.ways, reply.way)}${select('kind', t.kind, ANSWER_KINDS, t.kinds, reply.kind)}${select('language', t.language, LANGUAGES, t.languages, reply.language)}</div></div>`;
}

function foot(
  web: WebRequest,
  deps: PageDeps,
  view: ComposerView,
  reply: Reply,
  check: NonNullable<ComposerView['check']>,
): Html {
  const t = composerTexts(web.lang);
  const saved = reply.draftVersion === 0 ? t.saved.proposed : t.saved.at(sayTime(web.lang, reply.updatedAt));
  return html`<div class="letter-foot"><p class="check-summary"><span data-summary>${checkSummary(check, reply.overrides, web.lang)}</span><small class="with-script">${t.summary.keys} <kbd>F8</kbd></small></p><div class="button-row">${button({ text: t.do.read, kind: 'primary', key: 'Ctrl ⏎', name: 'do', value: 'lasit', attrs: { 'data-read': true } })}${button({ text: t.do.save, name: 'do', value: 'saglabat' })}${templateTools(web, view)}${button({ text: t.do.discard, kind: 'quiet', name: 'do', value: 'izmest', attrs: { 'data-discard': true } })}<small class="saved" data-saved-words>${saved}</small></div></div>`;
}

function templateTools(web: WebRequest, view: ComposerView): Html {
  const t = composerTexts(web.lang).do;
  const { templates = [], case: one } = view;
  const maySave = web.mayI('template.write', { holder: null, unit: one.unit });
  if (templates.length === 0 && !maySave) return nothing;
  const choose =
    templates.length > 0 &&
    html`<label class="row-field"><span>${t.template}</span><select class="input" name="template"><option value="">${t.chooseTemplate}</option>${templates.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</select></label>${button({ text: t.insertTemplate, name: 'do', value: 'ielikt' })}`;
  const save =
    maySave &&
    html`<label class="row-field"><span>${t.templateTitle}</span><input id="f-template_title" type="text" class="input" name="template_title" maxlength="120"></label>${button({ text: t.saveTemplate, name: 'do', value: 'sablons' })}`;
  return html`<details class="templates"><summary class="button">${t.template}</summary><div>${choose}${save}</div></details>`;
}

function conflict(web: WebRequest, other: Reply | undefined): Html {
  const t = composerTexts(web.lang).conflict;
  return html`<div class="conflict" data-conflict${attrs({ hidden: other === undefined })} role="alert"><h2>${t.title}</h2><p>${t.say}</p><div class="conflict-text" data-conflict-text>${other !== undefined && otherText(other)}</div><div class="button-row with-script">${button({ text: t.mine, type: 'button', attrs: { 'data-mine': true } })}${button({ text: t.theirs, type: 'button', kind: 'quiet', attrs: { 'data-theirs': true } })}</div></div>`;
}

function otherText(other: Reply): string {
  return [other.parts.salutation, other.parts.body, other.parts.closing].map(areaText).join('\n\n');
}
