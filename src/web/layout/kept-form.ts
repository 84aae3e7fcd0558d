import { callout } from '../components/callout.ts';
import { type Html, html, nothing } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { sessionTexts } from '../session/texts.ts';

/** What the person had typed when their session ended: script puts it into its form, the list shows it in any case. */
export function keptForm({ kept, lang }: WebRequest): Html {
  if (kept === null) return nothing;
  const texts = sessionTexts(lang).keptForm;
  const list = kept.fields.map(
    ([name, value], index) =>
      html`<div class="field"><label for="kept-${index}">${name}</label><textarea class="input full low" id="kept-${index}" rows="2" readonly>
${value}</textarea></div>`,
  );
  return html`<l-kept-form action="${kept.action}" fields="${JSON.stringify(kept.fields)}">${callout('accent', texts.title, html`<p>${texts.filled}</p><details open><summary>${texts.show}</summary>${list}</details>`)}</l-kept-form>`;
}
