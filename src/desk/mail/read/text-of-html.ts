/** The readable text of an HTML body, line by line. One pass without recursion: any input ends in time linear to it. */
export function textOfHtml(html: string): string {
  let text = '';
  let at = 0;
  const unclosed = new Set<string>();
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) return tidy(text + decodeEntities(html.slice(at)));
    text += decodeEntities(html.slice(at, open).replaceAll(/[\s]+/g, ' '));
    const tag = TAG.exec(html.slice(open, open + 40));
    if (html.startsWith('<!--', open)) at = after(html, '-->', open + 4);
    else if (tag === null) {
      text += '<';
      at = open + 1;
    } else {
      const name = (tag[2] ?? '').toLowerCase();
      at = tag[1] === '' && SILENT.has(name) ? afterClosing(html, name, open, unclosed) : after(html, '>', open);
      if (BREAKING.has(name)) text += '\n';
      if (name === 'p' && tag[1] === '/') text += '\n';
      if ((name === 'td' || name === 'th') && tag[1] === '/') text += ' ';
      if (name === 'li' && tag[1] === '') text += '- ';
    }
  }
  return tidy(text);
}

const TAG = /^<(\/?)([a-z!?][a-z0-9]{0,30})/i;
const SILENT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template']);
const BREAKING = new Set(
  'br div p tr li ul ol table blockquote h1 h2 h3 h4 h5 h6 hr pre section article header footer'.split(' '),
);

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

function afterClosing(html: string, name: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(name)) return after(html, '>', from);
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (found !== null) return closing.lastIndex;
  // An unclosed silent element hides itself only, not the rest of the letter; the rest is searched for its end once.
  unclosed.add(name);
  return after(html, '>', from);
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim());
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}\d?);/gi, (whole, name: string) => {
    if (name.startsWith('#'))
      return codePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
    return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  });
}

function codePoint(code: number): string {
  const sayable = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return sayable ? String.fromCodePoint(code) : '\ufffd';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  laquo: '«',
  raquo: '»',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  euro: '€',
  deg: '°',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  shy: '',
  zwnj: '',
  zwj: '',
  amacr: 'ā',
  ccaron: 'č',
  emacr: 'ē',
  gcedil: 'ģ',
  imacr: 'ī',
  kcedil: 'ķ',
  lcedil: 'ļ',
  ncedil: 'ņ',
  scaron: 'š',
  umacr: 'ū',
  zcaron: 'ž',
  Amacr: 'Ā',
  Ccaron: 'Č',
  Emacr: 'Ē',
  Gcedil: 'Ģ',
  Imacr: 'Ī',
  Kcedil: 'Ķ',
  Lcedil: 'Ļ',
  Ncedil: 'Ņ',
  Scaron: 'Š',
  Umacr: 'Ū',
  Zcaron: 'Ž',
};
