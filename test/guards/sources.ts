import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

export const ROOT = path.resolve(import.meta.dirname, '../..');

const TEXT = /\.(ts|js|cjs|mjs|json|sql|css|html|md|yaml|yml|txt|sh)$|^bin\/|^\.ci\//;

/** Every text file of the repository, without what is installed, kept or vendored. */
export function repository(patterns: readonly string[] = ['**/*', 'bin/*', '.ci/*']): SourceFile[] {
  const skipped = /^(node_modules|data|\.git|test-results|screenshots|tmp)(\/|$)|\/vendor\/|package-lock\.json$/;
  return globSync([...patterns], {
    cwd: ROOT,
    exclude: (name) => name === 'node_modules' || name === '.git' || name === 'data',
  })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !skipped.test(file) && TEXT.test(file) && statSync(path.join(ROOT, file)).isFile())
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** Code that is shipped: no tests, and no fixtures of tests. */
export function isShipped(file: SourceFile): boolean {
  return /^src\/.*\.ts$/.test(file.path) && !/\.(test|fixture|tmp)\.ts$/.test(file.path);
}

/** Repository paths of the relative imports of a file. */
export function importsOf(file: SourceFile): string[] {
  const found = file.text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...found].map(([, target = '']) => path.posix.join(path.posix.dirname(file.path), target));
}

/** Text without comments, so that a guard on code does not trip over words. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}
