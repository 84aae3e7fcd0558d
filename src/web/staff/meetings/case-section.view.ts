import { type Case, isOpen } from '../../../desk/cases/index.ts';
import type { MeetingOfCase } from '../../../desk/meetings/index.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { meetingsTexts } from './texts.ts';

/** On the page of a case: the meetings about it, and the way to call one. */
export function caseMeetings(web: WebRequest, one: Case, meetings: readonly MeetingOfCase[]): Html {
  const mayCall = isOpen(one) && web.mayI('meeting.write');
  if (meetings.length === 0 && !mayCall) return nothing;
  const t = meetingsTexts(web.lang);
  return html`<section><h2>${t.ofCase}</h2>${
    meetings.length > 0 &&
    html`<ul class="ref-list">${meetings.map(
      ({ id, title, starts_at: start, called_off: off }) =>
        html`<li><a href="/sanaksme/${id}">${title}</a> <small>${sayWhen(web.lang, start, web.now)}${off && html` · ${t.calledOffMark}`}</small></li>`,
    )}</ul>`
  }${mayCall && html`<p>${linkButton({ text: t.call, href: `/sanaksme/jauna?lieta=${one.number}`, kind: 'quiet' })}</p>`}</section>`;
}
