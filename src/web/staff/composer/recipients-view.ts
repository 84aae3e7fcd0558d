import { badge } from '../../components/badge.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Reply, ReplyRecipient } from '../../../desk/replies/index.ts';
import { findingsList } from './findings-view.ts';
import type { ComposerView } from './load-composer.ts';
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
    ({ address, name, field, role }, index) =>
      html`<li class="recipient ${role}"><select class="input" name="recipient_field" aria-label="${t.field(address)}"><option${attrs({ value: 'to', selected: field !== 'cc' })}>${t.to}</option><option${attrs({ value: 'cc', selected: field === 'cc' })}>${t.cc}</option></select><input type="hidden" name="recipient_address" value="${address}"><span class="who">${name !== '' && html`<b>${name}</b> `}<span>${address}</span></span>${badge(t.roles[role], role === 'stranger' ? 'near' : 'plain')}<button type="submit" class="button quiet" name="do" value="nonemt:${index}" data-remove-recipient aria-label="${t.remove(address)}"><span aria-hidden="true">×</span></button></li>`,
  )}`;
}
