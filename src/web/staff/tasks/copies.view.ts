import { type Directory, lookup } from '../../../desk/directory/index.ts';
import type { CopyReason, KeptCopy, PlannedCopy } from '../../../desk/tasks/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { hiddenField, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf } from '../../components/form.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { personName, postTitle, unitName } from '../directory/say.ts';
import { tasksTexts } from './texts.ts';

type Shown = Pick<PlannedCopy, 'to' | 'insteadOf' | 'waits' | 'reasons' | 'bare' | 'digestAt'>;

/** 10.3, before sending: who gets a copy, for whom and why; each may be taken out with a reason. */
export function plannedCopies(
  web: WebRequest,
  directory: Directory,
  copies: readonly PlannedCopy[],
  nameOf: (key: string) => string,
  leftOut: readonly { readonly to: EmployeeId; readonly reason: string }[],
  errors: readonly FieldError[],
): Html {
  const { lang } = web;
  const t = tasksTexts(lang).copies;
  if (copies.length === 0) return html`<p>${t.none}</p>`;
  return html`${hiddenField('shown', copies.map(({ to }) => to).join(' '))}<p class="task-hint">${t.say}</p><ul class="task-copies">${copies.map(
    (copy) => {
      const reason = leftOut.find(({ to }) => to === copy.to);
      return html`<li><p><strong>${personName(directory, copy.to)}</strong> <span>${tasksTexts(lang).copyOf(forWhom(copy.reasons, nameOf))}</span></p><p class="task-hint">${whyWords(lang, directory, copy)} · ${howWords(web, copy)}</p><details${reason === undefined ? nothing : html` open`}><summary>${t.leaveOut}</summary>${tickBox(
        {
          lang,
          name: `leave-${copy.to}`,
          label: t.leaveOut,
          checked: reason !== undefined,
          attrs: { name: 'leave', value: copy.to },
        },
      )}${textField({
        lang,
        name: `reason-${copy.to}`,
        label: t.reason,
        hint: t.reasonHint,
        value: reason?.reason,
        max: 500,
        width: 'full',
        error: errorOf(errors, `reason-${copy.to}`),
      })}</details></li>`;
    },
  )}</ul>`;
}

/** 10.3, afterwards: as it was recorded. */
export function keptCopies(web: WebRequest, directory: Directory, copies: readonly KeptCopy[]): Html {
  const { lang } = web;
  const t = tasksTexts(lang);
  if (copies.length === 0) return html`<p>${t.copies.none}</p>`;
  return table({
    lang,
    caption: t.copies.sent,
    rows: copies,
    id: ({ to }) => to,
    columns: [
      { key: 'to', name: t.page.to, heads: true, cell: ({ to }) => personName(directory, to) },
      { key: 'of', name: t.copies.forWhom, cell: ({ ofNames }) => ofNames.join(', ') },
      { key: 'why', name: t.copies.why, cell: (copy) => whyWords(lang, directory, copy) },
      {
        key: 'how',
        name: t.copies.how,
        cell: (copy) => (copy.leftOutReason === '' ? howWords(web, copy) : t.copies.leftOut(copy.leftOutReason)),
      },
    ],
  });
}

function forWhom(reasons: readonly CopyReason[], nameOf: (key: string) => string): string {
  return [...new Set(reasons.map(({ of }) => nameOf(of)))].join(', ');
}

/** By which post they are told, whom they stand in for, which nearer posts are vacant; never of walls. */
function whyWords(lang: Language, directory: Directory, { reasons, insteadOf, waits }: Shown): string {
  const t = tasksTexts(lang).copies;
  const { units, posts } = lookup(directory);
  const grounds = reasons.map(({ ground, unit }) => `${t.ground[ground]} (${unitName(lang, units.get(unit))})`);
  const vacant = reasons
    .flatMap((reason) => reason.vacant)
    .flatMap((id) => {
      const post = posts.get(id);
      return post === undefined ? [] : [`${postTitle(lang, post)}, ${unitName(lang, units.get(post.unit))}`];
    });
  return [
    ...new Set(grounds),
    vacant.length === 0 ? '' : t.vacant([...new Set(vacant)].join('; ')),
    insteadOf === null ? '' : t.away(personName(directory, insteadOf)),
    waits ? t.waits : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function howWords({ lang, now }: WebRequest, { bare, digestAt }: Shown): string {
  const t = tasksTexts(lang);
  const when = digestAt === null ? t.copies.atOnce : t.inDigest(sayWhen(lang, digestAt, now));
  return bare ? `${when}, ${t.copies.bare}` : when;
}
