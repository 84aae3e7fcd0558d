import { badge } from '../../components/badge.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Reply, ReplyRecipient } from '../../../desk/replies/index.ts';
import { findingsList } from './findings-view.ts';
import type { ComposerView } from './load-composer.ts';
import { sayDate } from '../../../time/say-date.ts';
import { composerTexts } from './texts.ts';

/** Who gets the letter, each with who they are to the case; nobody is put in who was taken out. */
export function recipientsView(web: WebRequest, view: ComposerView, reply: Reply): Html {
  const t = composerTexts(web.lang).recipients;
  const recipients = view.recipients ?? reply.recipients;
  return html`<fieldset class="recipients" id="part-recipients"><legend>${t.name}</legend><ul data-recipients>${recipientRows(recipients, web)}</ul><div class="add-recipient"><select class="input" name="new_field" aria-label="${t.name}"><option value="to">${t.to}</option><option value="cc">${t.cc}</option></select><input class="input" id="f-new_address" name="new_address" type="text" inputmode="email" autocomplete="off" aria-label="${t.address}" placeholder="vards@paraugs.lv" maxlength="320"><button type="submit" class="button" name="do" value="pievienot" data-add-recipient>${t.add}</button></div><ul class="findings" data-findings="recipients">${view.check !== null && findingsList(view.check, 'recipients', web.lang)}</ul></fieldset>`;
}

/** The rows alone: the script puts them in anew after somebody was added. */
export function recipientRows(recipients: readonly ReplyRecipient[], web: Pick<WebRequest, 'lang'>): Html {
  const t = composerTexts(web.lang).recipients;
  if (recipients.length === 0) return html`<li class="none">${t.none}</li>`;
  return html`${recipients.map(
    ({ address, name, field, role, power }, index) =>
      html`<li class="recipient ${role}"><select class="input" name="recipient_field" aria-label="${t.field(address)}"><option${attrs({ value: 'to', selected: field !== 'cc' })}>${t.to}</option><option${attrs({ value: 'cc', selected: field === 'cc' })}>${t.cc}</option></select><input type="hidden" name="recipient_address" value="${address}"><span class="who">${name !== '' && html`<b>${name}</b> `}<span>${address}</span></span>${roleBadge({ role, power }, web)}<button type="submit" class="button quiet" name="do" value="nonemt:${index}" data-remove-recipient aria-label="${t.remove(address)}"><span aria-hidden="true">×</span></button></li>`,
  )}`;
}

/** Who a recipient is to the case; a power of attorney with its last day, or that it lets its holder know nothing now. */
export function roleBadge(
  { role, power }: { readonly role: ReplyRecipient['role']; readonly power?: ReplyRecipient['power'] | undefined },
  { lang }: Pick<WebRequest, 'lang'>,
): Html {
  const t = composerTexts(lang).recipients;
  if (power === undefined) return badge(t.roles[role], role === 'stranger' ? 'near' : 'plain');
  if (power.state !== 'valid') return badge(t.powers[power.state], 'late');
  const until =
    power.until === null ? '' : ` ${t.until(sayDate(Temporal.PlainDate.from(power.until), lang, 'dative'))}`;
  return badge(`${t.powers.valid}${until}`, 'kept');
}
