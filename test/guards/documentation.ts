import type { SourceFile } from './sources.ts';

export interface Known {
  readonly files: ReadonlySet<string>;
  /** Commands of bin/laipa. */
  readonly commands: ReadonlySet<string>;
  /** Scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Environment variables that the code reads. */
  readonly variables: ReadonlySet<string>;
}

/** What a document names and the repository does not have: files, commands, scripts and environment variables. */
export function untrueNames(documents: readonly SourceFile[], known: Known): string[] {
  return documents.flatMap(({ path, text }) => {
    const missing = (kind: string, names: Iterable<string>, has: (name: string) => boolean) =>
      [...new Set(names)]
        .filter((name) => !has(name))
        .map((name) => `${path} names the ${kind} ${name}, which is not there`);
    return [
      ...missing(
        'file',
        filesIn(path, text),
        (name) =>
          known.files.has(name) || [...known.files].some((file) => file.startsWith(`${name.replace(/\/$/, '')}/`)),
      ),
      ...missing(
        'command',
        all(
          text,
          /\blaipa ([a-z]+)\b(?=[^\n]*`)/g,
          /`[^`\n]*\blaipa [a-z]+[^`\n]*`|^\s*(?:node )?(?:bin\/)?laipa [a-z]+.*$/gm,
        ),
        (name) => known.commands.has(name),
      ),
      ...missing('script', all(text, /\bnpm run ([a-z:]+)/g), (name) => known.scripts.has(name)),
      ...missing('variable', all(text, /\b((?:LAIPA|DATABASE)_[A-Z_]*[A-Z])\b/g), (name) => known.variables.has(name)),
    ];
  });
}

/** Variables that the code reads and the table of settings does not name. */
export function undocumentedVariables(table: string, variables: ReadonlySet<string>): string[] {
  return [...variables]
    .filter((name) => !table.includes(`\`${name}\``))
    .map((name) => `${name} is not in the table of settings`);
}

/** Decisions that the list does not name, and names in the list without a decision. */
export function unlistedDecisions(list: string, decisions: readonly string[]): string[] {
  const named = new Set([...list.matchAll(/\((?:\.\/)?(\d{4}-[a-z0-9-]+\.md)\)/g)].map(([, name = '']) => name));
  return [
    ...decisions.filter((name) => !named.has(name)).map((name) => `${name} is not in the list of decisions`),
    ...[...named]
      .filter((name) => !decisions.includes(name))
      .map((name) => `${name} is listed, but there is no such decision`),
  ];
}

/** Environment variables of the desk that a text reads, by whatever means. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\b((?:LAIPA|DATABASE)_[A-Z_]*[A-Z])\b/g)].map(([, name = '']) => name))];
}

function filesIn(document: string, text: string): string[] {
  const folder = document.includes('/') ? document.slice(0, document.lastIndexOf('/')) : '';
  const linked = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, name = '']) => join(folder, name));
  const quoted = [...text.matchAll(/`((?:src|test|bin|docs|db|standards|bench|\.ci)\/[\w./-]+)`/g)].map(
    ([, name = '']) => name,
  );
  return [...linked, ...quoted];
}

function join(folder: string, name: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${name}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** First groups of `pattern`, looked for in the whole text or only in the pieces that `within` finds. */
function all(text: string, pattern: RegExp, within?: RegExp): string[] {
  const pieces = within === undefined ? [text] : [...text.matchAll(within)].map(([piece]) => `${piece}\``);
  return pieces.flatMap((piece) => [...piece.matchAll(pattern)].map(([, name = '']) => name));
}
