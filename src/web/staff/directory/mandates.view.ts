import { holdsOn, type Mandate } from '../../../desk/directory/index.ts';
import { button } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDays } from './say.ts';
import { directoryTexts } from './texts.ts';

/** 5.5.2: what somebody may say, sign or decide in the name of the municipality, on what ground; past ones below. */
export function mandatesView(request: WebRequest, mandates: readonly Mandate[], day: Temporal.PlainDate): Html {
  const t = directoryTexts(request.lang);
  const isOver = ({ to }: Mandate) => to !== null && Temporal.PlainDate.compare(to, day) < 0;
  const standing = mandates.filter((one) => !isOver(one));
  const over = mandates.filter(isOver);
  const line = (mandate: Mandate) => {
    const unit = request.lang === 'en' && mandate.unitEn !== '' ? mandate.unitEn : mandate.unitLv;
    const post = request.lang === 'en' && mandate.postEn !== '' ? mandate.postEn : mandate.postLv;
    return html`<li class="org-absence"><span><b>${t.mandateKinds[mandate.kind]}</b>: ${mandate.scope} <small>${unit ?? t.mandateWhole}; ${mandate.document}; ${sayDays(request.lang, mandate)}${post !== null && html`; ${t.mandateByPost(post)}`}</small></span>${
      request.mayI('mandate.write') &&
      holdsOn(mandate, request.today) &&
      mandate.to === null &&
      buttonForm(request, {
        action: `/iestades/pilnvarojums/${mandate.id}/beigt`,
        button: button({ text: t.mandateEnd, kind: 'quiet' }),
      })
    }</li>`;
  };
  return html`<section class="section" id="pilnvarojumi"><h2>${t.mandates}</h2>${
    standing.length === 0 ? html`<p>${t.mandatesNone}</p>` : html`<ul class="rows">${standing.map(line)}</ul>`
  }${over.length > 0 && html`<details><summary>${t.before}</summary><ul class="rows">${over.slice(0, 30).map(line)}</ul></details>`}</section>`;
}
