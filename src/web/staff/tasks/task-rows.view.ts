import type { CopyLine, TaskLine } from '../../../desk/tasks/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { stateMark } from '../../components/state-mark.ts';
import { type Html, html, nothing } from '../../html.ts';
import { sayWhen } from '../../texts/say.ts';
import { tasksTexts } from './texts.ts';

interface At {
  readonly lang: Language;
  readonly now: Temporal.Instant;
}

/** Tasks one under the other, each with the time by which something of it is to be done. */
export function taskRows(at: At, lines: readonly TaskLine[]): Html {
  return html`<ul class="rows" data-keys="list">${lines.map((line) => html`<li id="t-${line.id}" class="task-line">${lineWords(at, line)}${dueWords(at, line)}</li>`)}</ul>`;
}

function lineWords({ lang }: At, line: TaskLine): Html {
  const t = tasksTexts(lang);
  const unit = lang === 'en' && line.unitEn !== null && line.unitEn !== '' ? line.unitEn : line.unitLv;
  const more = [
    line.words,
    t.sentBy(line.sender),
    line.number ?? '',
    unit === null ? '' : t.forUnit(unit),
    line.parts > 1 ? t.progress(line.done, line.parts) : '',
  ];
  return html`<span class="task-main"><a href="/uzdevums/${line.id}">${line.title}</a><small>${more.filter(Boolean).join(' · ')}</small></span>`;
}

function dueWords({ lang, now }: At, { state, dueAt }: TaskLine): Html {
  const t = tasksTexts(lang);
  if (state !== 'open' || dueAt === null) return badge(t.state[state]);
  return dueMark({ lang, now }, dueAt);
}

/** A due time with its mark: open, or past. */
export function dueMark({ lang, now }: At, dueAt: Temporal.Instant): Html {
  const t = tasksTexts(lang);
  const late = Temporal.Instant.compare(now, dueAt) > 0;
  return html`<span class="task-due${late ? ' late' : ''}">${stateMark(late ? 'late' : 'open')}${late && html`<span class="visually-hidden">${t.late}: </span>`}<time datetime="${dueAt.toString()}">${t.until(sayWhen(lang, dueAt, now))}</time></span>`;
}

/** What a head was told; of restricted cases whose time it takes and nothing else. */
export function copyRows({ lang, now }: At, lines: readonly CopyLine[]): Html {
  const t = tasksTexts(lang);
  return html`<ul class="rows" data-keys="list">${lines.map((line) => {
    const more = [
      t.copyOf(line.of.join(', ')),
      line.sender === null ? '' : t.sentBy(line.sender),
      sayWhen(lang, line.sentAt, now),
      line.insteadOf === null ? '' : t.standsIn(line.insteadOf),
      line.digestAt === null ? '' : t.inDigest(sayWhen(lang, line.digestAt, now)),
    ];
    const name =
      line.title === null ? html`<span>${t.bare}</span>` : html`<a href="/uzdevums/${line.task}">${line.title}</a>`;
    return html`<li class="task-line"><span class="task-main">${name}<small>${more.filter(Boolean).join(' · ')}</small></span>${line.state === null ? nothing : badge(t.state[line.state])}</li>`;
  })}</ul>`;
}
