import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = ['tokens', 'base', 'components', 'layout', 'pages', 'print'] as const;

/**
 * All style sheets of `src/web` as one, each in its layer: `assets/<layer>.css` in the layer of its name, `components/*.css`
 * in `components`, every other in `pages`. Later layers win over earlier ones, whatever the selectors weigh. What only employees
 * need, and what only kiosks and boards need, are sheets of their own in the same layers: a citizen's telephone fetches neither.
 */
export function styleSheet(part: SheetPart): string {
  const files = (readdirSync(WEB, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.css'))
    .filter((path) => partOf(path) === part)
    .sort();
  const parts = files.map((path) => `@layer ${layerOf(path)}{${squeeze(readFileSync(join(WEB, path), 'utf8'))}}`);
  return `@layer ${LAYERS.join(',')};${parts.join('')}`;
}

/** Whom a sheet is for: everybody, employees, or what stands in a hall. */
export type SheetPart = 'shared' | 'staff' | 'screens';

function partOf(path: string): SheetPart {
  const [folder] = path.split(/[\\/]/);
  return folder === 'staff' ? 'staff' : folder === 'kiosk' || folder === 'board' ? 'screens' : 'shared';
}

function layerOf(path: string): string {
  const [folder, name] = path.split(/[\\/]/);
  if (folder === 'components') return 'components';
  const layer = LAYERS.find((word) => folder === 'assets' && name === `${word}.css`);
  return layer ?? 'pages';
}

/** Takes out comments and the space around signs that need none. Strings and `calc` keep their spaces. */
function squeeze(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    .replace(/;}/g, '}')
    .trim();
}
