import type { Municipality } from '../../desk/directory/index.ts';
import { languageSwitch, themeSwitch } from '../components/switches.ts';
import { type Content, type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { citizenTexts } from '../texts/citizen.ts';
import { kitTexts } from '../texts/kit.ts';
import { document } from './document.ts';

export interface CitizenFrameOptions {
  /** What the page is, for the tab and the heading. */
  readonly title: string;
  /** Above the title: where one came from. */
  readonly back?: { readonly href: string; readonly text: string };
  /** Over the title: a number, a place. */
  readonly over?: Content;
  /** Under the title: one sentence. */
  readonly lead?: Content;
  readonly body: Content;
  /** What can be done now, under the text. */
  readonly actions?: Content;
  readonly live?: readonly string[];
  readonly modules?: readonly string[];
  readonly unlisted?: boolean;
}

/** Citizens' pages: one column, large type, the municipality's name above, how to reach it below. Works without script. */
export function citizenFrame(request: WebRequest, options: CitizenFrameOptions, municipality: Municipality): Html {
  const { lang } = request;
  const { back, over, lead, body, actions } = options;
  return document(
    request,
    options,
    html`<div class="one-column citizen"><header><a class="brand" href="/apmeklet">${municipality.name[lang]}</a>${languageSwitch(request)}</header><main id="content" tabindex="-1">${
      back !== undefined && html`<p class="back"><a href="${back.href}">${back.text}</a></p>`
    }${over !== undefined && html`<p class="tagline">${over}</p>`}<h1>${options.title}</h1>${
      lead !== undefined && html`<div class="lead">${lead}</div>`
    }${body}${actions !== undefined && html`<p class="button-row">${actions}</p>`}</main>${footer(request, municipality)}</div>`,
  );
}

function footer(request: WebRequest, { website, phone, email }: Municipality): Html {
  const texts = citizenTexts(request.lang);
  return html`<footer><div class="contacts"><strong>${texts.contacts}</strong>${
    phone !== '' && html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`
  }${email !== '' && html`<a href="mailto:${email}">${email}</a>`}${
    website !== '' && html`<a href="https://${website}" rel="external">${website}</a>`
  }</div><div class="contacts"><a href="/apmeklet">${texts.places}</a><a href="/pieklustamiba">${texts.accessibility}</a></div>${
    request.demo && html`<p>${kitTexts(request.lang).demoMark}</p>`
  }${themeSwitch(request)}</footer>`;
}
