import type { AppointmentLine } from '../../../desk/appointments/index.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import type { ClientId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { appointmentsTexts } from './texts.ts';

/** On the page of a case: the consultations about it, and the way to book one. */
export function caseAppointments(web: WebRequest, one: Case, lines: readonly AppointmentLine[]): Html {
  const mayBook = isOpen(one) && web.mayI('appointment.write');
  if (lines.length === 0 && !mayBook) return nothing;
  const t = appointmentsTexts(web.lang);
  return html`<section><h2>${t.ofCase}</h2>${timesOf(web, lines)}${mayBook && html`<p>${linkButton({ text: t.book, href: `/pieraksts/jauns?lieta=${one.number}`, kind: 'quiet' })}</p>`}</section>`;
}

/** On the page of a client: their consultations, and the way to book one. */
export function clientAppointments(web: WebRequest, id: ClientId, lines: readonly AppointmentLine[]): Html {
  const mayBook = web.mayI('appointment.write');
  if (lines.length === 0 && !mayBook) return nothing;
  const t = appointmentsTexts(web.lang);
  return html`<section class="client-part"><h2>${t.ofCase}</h2>${timesOf(web, lines)}${mayBook && html`<p>${linkButton({ text: t.book, href: `/pieraksts/jauns?klients=${id}`, kind: 'quiet' })}</p>`}</section>`;
}

/** On the card of a service: whoever is booked for a day on which it is given no more is to be told (5.1.7). */
export function strandedAppointments(web: WebRequest, lines: readonly AppointmentLine[]): Html {
  if (lines.length === 0) return nothing;
  const t = appointmentsTexts(web.lang);
  return callout('near', t.stranded(lines.length), html`<p>${t.strandedSay}</p>${timesOf(web, lines)}`);
}

function timesOf(web: WebRequest, lines: readonly AppointmentLine[]): Html {
  if (lines.length === 0) return nothing;
  const t = appointmentsTexts(web.lang);
  return html`<ul class="ref-list">${lines.map(
    (line) =>
      html`<li><a href="/pieraksts/${line.id}">${sayWhen(web.lang, line.startsAt, web.now)}</a> <small>${inLanguage(line.service, web.lang)} · ${t.state[line.state]}</small></li>`,
  )}</ul>`;
}
