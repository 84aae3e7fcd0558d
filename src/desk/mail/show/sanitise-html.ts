import sanitizeHtml from 'sanitize-html';

export interface SanitisedHtml {
  /** A fragment without scripts, forms, frames or anything that loads from elsewhere unasked. */
  readonly html: string;
  /** Pictures from elsewhere that were left out; showing them tells their sender that the letter was read. */
  readonly blockedPictures: number;
  /** The HTML was longer than what is shown. */
  readonly shortened: boolean;
}

export interface ShowingHtml {
  readonly remotePictures: boolean;
  /** Where the pictures of the message itself are served, by Content-ID without angle brackets. */
  readonly cidUrls: ReadonlyMap<string, string>;
}

const MAX_HTML = 500_000;
const MAX_TAGS = 20_000;

/** Makes the HTML of a letter safe to show in a sandboxed frame (`mailDocument`): a strict list of what may stay. */
export function sanitiseHtml(html: string, showing: ShowingHtml): SanitisedHtml {
  let blockedPictures = 0;
  const shown = beginning(html);
  const clean = sanitizeHtml(shown, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'template',
      'xmp',
      'noembed',
      'noframes',
    ],
    nestingLimit: 200,
    parseStyleAttributes: true,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, attribs) => {
        const src = pictureUrl(attribs['src'] ?? '', showing);
        if (src === null) blockedPictures += 1;
        const { src: _, ...rest } = attribs;
        return { tagName, attribs: src === null ? { ...rest, alt: attribs['alt'] ?? '' } : { ...rest, src } };
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && frame.attribs['src'] === undefined && !frame.attribs['alt'],
  });
  return { html: clean, blockedPictures, shortened: shown.length < html.length };
}

/** What is shown of a very long letter: a page must not wait seconds for one. */
function beginning(html: string): string {
  let at = -1;
  for (let tags = 0; tags <= MAX_TAGS; tags += 1) {
    at = html.indexOf('<', at + 1);
    if (at === -1 || at > MAX_HTML) return html.slice(0, MAX_HTML);
  }
  return html.slice(0, at);
}

/** A whole document for `<iframe sandbox="allow-popups" srcdoc>`; its own policy forbids what the fragment might still ask for. */
export function mailDocument(
  sanitised: SanitisedHtml,
  showing: { readonly remotePictures: boolean; readonly pictureOrigin: string },
): string {
  const pictures = `${showing.pictureOrigin} data:${showing.remotePictures ? ' https: http:' : ''}`;
  const policy = `default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>body{font:16px/1.5 system-ui,sans-serif;margin:0;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style></head><body>${sanitised.html}</body></html>`;
}

function pictureUrl(src: string, showing: ShowingHtml): string | null {
  const address = src.trim();
  if (/^cid:/i.test(address)) return showing.cidUrls.get(decodeContentId(address.slice(4))) ?? null;
  if (/^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i.test(address)) return address;
  return showing.remotePictures && /^https?:\/\/[^\s]+$/i.test(address) ? address : null;
}

function decodeContentId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const TAGS = (
  'a abbr address article b bdi blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font footer ' +
  'h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s section small span strike strong sub sup table tbody td tfoot th ' +
  'thead time tr tt u ul var wbr'
).split(' ');

const ATTRIBUTES: sanitizeHtml.IOptions['allowedAttributes'] = {
  a: ['href', 'title', 'target', 'rel'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  td: ['colspan', 'rowspan', 'align', 'valign', 'bgcolor', 'width'],
  th: ['colspan', 'rowspan', 'align', 'valign', 'bgcolor', 'width', 'scope'],
  table: ['align', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'width'],
  font: ['color', 'face', 'size'],
  ol: ['start', 'type'],
  '*': ['style', 'dir', 'lang'],
};

const LENGTH =
  /^-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%|cm|mm|in)?( -?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%|cm|mm|in)?){0,3}$/i;
const SIZE = /^\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%|cm|mm|in)?$/i;
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,25}|rgba?\([\d\s.,%/]{1,40}\))$/i;

/** No position, no z-index, no opacity, no url(): a letter must neither cover the page nor hide text, nor load. */
const STYLES = {
  color: [COLOUR],
  'background-color': [COLOUR],
  'font-size': [SIZE, /^(xx?-)?(small|large)$|^medium$/i],
  'font-weight': [/^(normal|bold|bolder|lighter|[1-9]00)$/i],
  'font-style': [/^(normal|italic|oblique)$/i],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'text-align': [/^(left|right|center|justify|start|end)$/i],
  'text-decoration': [/^(none|underline|line-through)$/i],
  'vertical-align': [/^(top|middle|bottom|baseline|sub|super)$/i],
  'line-height': [SIZE, /^normal$/i],
  margin: [LENGTH],
  'margin-left': [SIZE],
  'margin-top': [SIZE],
  'margin-bottom': [SIZE],
  padding: [LENGTH],
  'padding-left': [SIZE],
  width: [SIZE],
  'max-width': [SIZE],
  'border-collapse': [/^(collapse|separate)$/i],
  border: [/^[\w\s#.]{1,60}$/],
  'border-left': [/^[\w\s#.]{1,60}$/],
  'list-style-type': [/^[a-z-]{1,30}$/i],
  'white-space': [/^(normal|pre|pre-wrap|pre-line|nowrap)$/i],
};
