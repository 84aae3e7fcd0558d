import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Reply, ReplyAttachment } from '../../../desk/replies/index.ts';
import type { ReplyCheck } from '../../../language/reply-check.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { findingsList } from './findings-view.ts';
import { composerTexts } from './texts.ts';

export function attachmentsView(web: WebRequest, reply: Reply, check: ReplyCheck): Html {
  const t = composerTexts(web.lang).attachments;
  return html`<div class="letter-attachments" id="part-attachments"><h2>${t.name}</h2><ul data-attachments>${attachmentRows(reply, web.lang)}</ul><div class="attach"><label class="button" for="f-files">${t.add}</label><input id="f-files" class="file-input" type="file" name="files" multiple><button type="submit" class="button without-script" name="do" value="pielikt">${t.upload}</button><small class="hint">${t.hint}</small><small data-upload-state role="status"></small></div><ul class="findings" data-findings="attachments">${findingsList(check, 'attachments', web.lang)}</ul></div>`;
}

/** The rows alone: the script puts them in anew after a file came or went. */
export function attachmentRows(reply: Pick<Reply, 'id' | 'attachments'>, lang: Language): Html {
  const t = composerTexts(lang).attachments;
  return html`${reply.attachments.map(
    (one, place) =>
      html`<li><a href="/atbilde/${reply.id}/pielikums/${place}" data-turbo="false">${one.name}</a> <small>${saySize(one.size, lang)}</small><button type="submit" class="button quiet" name="do" value="atvienot:${place}:${one.hash}" data-detach aria-label="${t.remove(one.name)}"><span aria-hidden="true">×</span></button></li>`,
  )}`;
}

/** „1,2 MB”. */
export function saySize(bytes: ReplyAttachment['size'], lang: Language): string {
  const number = (value: number) =>
    new Intl.NumberFormat(lang === 'lv' ? 'lv-LV' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
  return bytes >= 1024 * 1024 ? `${number(bytes / 1024 / 1024)} MB` : `${number(Math.max(bytes / 1024, 0.1))} kB`;
}
