import { codeOf, importsOf, isShipped, type SourceFile } from './sources.ts';

/** A folder imports only from itself and from what stands above it; the files of src/ itself put everything together. */
export const ORDER = [
  'vocabulary',
  'time',
  'language',
  'standard',
  'database',
  'journal',
  'desk',
  'channels',
  'loops',
  'web',
  '.',
  'cli',
];

/** What fills an empty desk is put together like the desk itself. */
const TOGETHER = new Set(['seed']);

/** Files that are on their own: the environment is read once and its shape is known to those who are started with it. */
const KNOWN_TO_ALL = new Set(['src/config.ts']);

export function againstFolderOrder(files: readonly SourceFile[]): string[] {
  return files.filter(isShipped).flatMap((file) => {
    const rank = ORDER.indexOf(folderOf(file.path));
    if (rank === -1) return [`${file.path}: its folder has no place in the order`];
    return importsOf(file)
      .filter((target) => target.startsWith('src/') && !KNOWN_TO_ALL.has(target))
      .filter((target) => ORDER.indexOf(folderOf(target)) > rank)
      .map((target) => `${file.path} imports ${target}, which stands below it`);
  });
}

export function siblingsNotByIndex(files: readonly SourceFile[]): string[] {
  return deskImports(files)
    .filter(({ target }) => !/^src\/desk\/[^/]+\/index\.ts$/.test(target))
    .map(({ file, target }) => `${file} imports ${target}; a sibling is entered by its index.ts`);
}

export function siblingsOfEachOther(files: readonly SourceFile[]): string[] {
  const pairs = new Set(deskImports(files).map(({ from, to }) => `${from} ${to}`));
  return [...pairs]
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([from, to]) => from < to && pairs.has(`${to} ${from}`))
    .map(([from, to]) => `desk/${from} and desk/${to} import each other`);
}

export function databaseOutsideStores(files: readonly SourceFile[]): string[] {
  const use = /\.(rows|one)\s*(<[^;()]*>)?\(|\bfrom 'pg'|\.query\(/;
  return files
    .filter((file) => isShipped(file) && file.path.startsWith('src/desk/') && !file.path.endsWith('.store.ts'))
    .filter((file) => use.test(codeOf(file.text)))
    .map((file) => `${file.path} speaks to the database; only *.store.ts does`);
}

const IMPURE =
  /\bfrom 'node:(?!crypto')|\bimport\('node:|\bprocess\.|\bDate\.now\b|\bMath\.random\b|\bnew Date\(|\bTemporal\.Now\b|\bperformance\.now\b|\brandom(UUID|Bytes|Int)\b|\bfetch\(/;

export function impure(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isShipped(file) && /^src\/(vocabulary|time|language|standard)\//.test(file.path))
    .flatMap((file) => {
      const found = IMPURE.exec(codeOf(file.text));
      return found === null ? [] : [`${file.path}: ${found[0]} in a pure folder`];
    });
}

/** A statement of a store that gives a list says how long it can become: by a limit, or by a comment `bounded: why`. */
export function unboundedLists(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isShipped(file) && file.path.endsWith('.store.ts'))
    .flatMap((file) =>
      listsOf(file).map((line) => `${file.path}:${line} selects a list without a limit or a \`bounded:\` comment`),
    );
}

function listsOf({ text }: SourceFile): number[] {
  const lines: number[] = [];
  for (const call of text.matchAll(
    /\.rows\s*(?:<[^;(]*>)?\(\s*(?:(`|')\s*(select|with)\b([\s\S]*?)\1|([A-Z][A-Z_]*)\b)/gi,
  )) {
    const statement = call[4] === undefined ? `${call[2]} ${call[3]}` : (valueOf(text, call[4]) ?? '');
    if (!/^\s*(select|with)\b/i.test(statement) || /\blimit\b|\bfetch first\b/i.test(statement)) continue;
    if (/\b(insert into|update|delete from)\b/i.test(statement) || isOneRow(statement)) continue;
    const before = text.slice(0, call.index);
    const lead = before.split('\n').slice(-14).join('\n') + call[0];
    if (/bounded:/.test(lead.slice(Math.max(0, lead.lastIndexOf('\n}'))))) continue;
    lines.push(before.split('\n').length);
  }
  return lines;
}

function isOneRow(statement: string): boolean {
  if (!/\bfrom\b/i.test(statement)) return true;
  return (
    /^\s*select\s+(count|sum|max|min|exists|coalesce\(max|coalesce\(sum)\b/i.test(statement) &&
    !/group by/i.test(statement)
  );
}

function valueOf(text: string, name: string): string | null {
  return new RegExp(`\\b${name}\\b[^=;]*=\\s*(\`|')([\\s\\S]*?)\\1`).exec(text)?.[2] ?? null;
}

function folderOf(file: string): string {
  const [, folder = '', deeper] = file.split('/');
  return deeper === undefined || TOGETHER.has(folder) ? '.' : folder;
}

function deskImports(files: readonly SourceFile[]): { file: string; from: string; to: string; target: string }[] {
  return files
    .filter((file) => isShipped(file) && file.path.startsWith('src/desk/'))
    .flatMap((file) =>
      importsOf(file).map((target) => ({ file: file.path, target, from: subjectOf(file.path), to: subjectOf(target) })),
    )
    .filter(
      ({ target, from, to }) =>
        target.startsWith('src/desk/') && from !== to && !to.endsWith('.ts') && !from.endsWith('.ts'),
    );
}

function subjectOf(file: string): string {
  return file.split('/')[2] ?? '';
}
