import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const FOLDER = new URL('../browser/', import.meta.url);
/** Pure modules that the server and the browser share. */
const SHARED = { 'letter-text': new URL('../../language/letter-text.ts', import.meta.url) };
const TURBO_IMPORT = /^import\s+\*\s+as\s+(\w+)\s+from\s+['"]@hotwired\/turbo['"];?$/gm;
const OWN_IMPORT = /^import\s+\{([^}]*)\}\s+from\s+['"](?:\.|\.\.\/\.\.\/language)\/([a-z0-9-]+)\.ts['"];?$/gm;
const LAZY_IMPORT = /\bimport\(\s*['"]\.\/([a-z0-9-]+)\.ts['"]\s*\)/g;
const EXPORTED = /^export\s+((?:async\s+)?(?:function|class|const)\s+(\w+))/gm;

/**
 * The modules of `browser/` as browsers run them: types stripped, each joined with the modules that it imports by name
 * (one request instead of six), lazy imports led to the hashed address of what they name; so no import map and no inline
 * script is needed. Allowed are `import { … } from './x.ts'` (or of a shared pure module of `../../language/`), `import('./x.ts')`, `import * as Turbo` and exported functions,
 * classes and constants; what else says import or export is refused. Gives the address of each by its name.
 */
export function browserModules(turbo: string, add: (name: string, text: string) => string): Map<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !/\.(d|test)\.ts$/.test(name));
  const sources = new Map(names.sort().map((name) => [name.slice(0, -3), readFileSync(new URL(name, FOLDER), 'utf8')]));
  const entries = [...sources.keys()];
  for (const [name, url] of Object.entries(SHARED)) sources.set(name, readFileSync(url, 'utf8'));
  const urls = new Map<string, string>();
  const urlOf = (name: string, from: readonly string[]): string => {
    const known = urls.get(name);
    if (known !== undefined) return known;
    if (from.includes(name))
      throw new Error(`Browser modules import each other in a ring: ${[...from, name].join(' → ')}`);
    const url = add(
      name,
      joined(name, sources, turbo, (lazy) => urlOf(lazy, [...from, name])),
    );
    urls.set(name, url);
    return url;
  };
  for (const name of entries) urlOf(name, []);
  return urls;
}

/** One module and what it imports, as one text. */
export function joined(
  entry: string,
  sources: ReadonlyMap<string, string>,
  turbo: string,
  urlOfLazy: (name: string) => string,
): string {
  const parts: string[] = [];
  const done = new Set<string>();
  const take = (name: string, from: readonly string[]) => {
    if (done.has(name)) return;
    const source = sources.get(name);
    if (source === undefined) throw new Error(`Browser module ${from.at(-1)} imports ${name}, which is not there`);
    if (from.includes(name))
      throw new Error(`Browser modules import each other in a ring: ${[...from, name].join(' → ')}`);
    const code = withoutComments(stripTypeScriptTypes(source, { mode: 'strip' }));
    for (const [, , needed] of code.matchAll(OWN_IMPORT)) take(needed ?? '', [...from, name]);
    done.add(name);
    parts.push(part(name, code, name === entry, urlOfLazy));
  };
  take(entry, []);
  const usesTurbo = [...done].some((name) => sources.get(name)?.includes("from '@hotwired/turbo'"));
  const head = usesTurbo ? `import * as Turbo from '${turbo}';\n` : '';
  return head + parts.join('\n');
}

/** A module as a function that gives its exports; the first one keeps them as real exports. */
function part(name: string, code: string, isEntry: boolean, urlOfLazy: (name: string) => string): string {
  const exported = [...code.matchAll(EXPORTED)].map((match) => match[2]);
  const body = code
    .replace(TURBO_IMPORT, '')
    .replace(
      OWN_IMPORT,
      (_, what: string, from: string) => `const {${what.replace(/\bas\b/g, ':')}} = ${variable(from)};`,
    )
    .replace(LAZY_IMPORT, (_, lazy: string) => `import('${urlOfLazy(lazy)}')`)
    .replace(EXPORTED, isEntry ? '$&' : '$1');
  const rest = isEntry ? body.replace(EXPORTED, '') : body;
  if (/^\s*(import\s*[{*'"a-z]|export\b)/m.test(rest))
    throw new Error(`Browser module ${name} imports or exports in a way that cannot be joined`);
  return isEntry ? body : `const ${variable(name)} = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();`;
}

function variable(name: string): string {
  return `m_${name.replaceAll('-', '_')}`;
}

/** Whole-line comments, the blanks that stripped types leave at line ends, and indentation. */
function withoutComments(code: string): string {
  return code
    .replace(/^\s*\/\*\*[^]*?\*\/\s*$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
