import type { Proposal, UntakenCase } from '../../../desk/workload/index.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { workloadTexts } from './texts.ts';

/** What nobody has taken, each with whom it is proposed to and why; confirmed by one press, or given to another. */
export function untakenView(
  request: WebRequest,
  cases: readonly UntakenCase[],
  proposals: ReadonlyMap<string, Proposal>,
  isProposing: boolean,
): Html {
  const t = workloadTexts(request.lang);
  if (cases.length === 0) return html`<p class="work-say">${t.untakenNone}</p>`;
  return html`<ul class="rows" data-keys="list">${cases.map((one) => {
    const due = one.due === null ? '' : ` · ${sayWhen(request.lang, one.due, request.now)}`;
    return html`<li id="u-${one.number}" class="untaken-row"><div class="work-main"><a href="/lieta/${one.number}">${one.title || one.number}</a><small>${one.number}${due}</small></div>${
      isProposing && proposalLine(request, one, proposals.get(one.id))
    }</li>`;
  })}</ul>`;
}

function proposalLine(request: WebRequest, one: UntakenCase, proposal: Proposal | undefined): Html {
  const t = workloadTexts(request.lang);
  if (proposal === undefined) return html`<p class="proposal-line">${t.nobody}</p>`;
  const isMe = proposal.employee === request.me?.employee;
  const why = [
    proposal.knows.length > 0 ? t.becauseKnows(proposal.knows.join(', ')) : t.becauseLeast(proposal.open),
    ...(proposal.away.length > 0 ? [t.leftOut(proposal.away.join(', '))] : []),
  ];
  const mayAssign = request.mayI('case.assign', { holder: null, unit: one.unit });
  return html`<div class="proposal-line"><span>${isMe ? t.proposedYou : t.proposed(proposal.name)} <small>(${why.join('; ')})</small></span><span class="button-row">${
    isMe
      ? buttonForm(request, { action: `/lieta/${one.number}/uznemties`, button: button({ text: t.take }) })
      : mayAssign &&
        buttonForm(request, {
          action: '/slodze/uzdot',
          button: button({ text: t.assign(proposal.name) }),
          fields: { number: one.number, to: proposal.employee },
        })
  }${mayAssign && linkButton({ text: t.other, href: `/lieta/${one.number}/uzdot`, kind: 'quiet' })}</span></div>`;
}
