import { readFile } from 'node:fs/promises';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import type { Config } from '../config.ts';
import { checkStandard } from '../standard/check-standard.ts';
import { importAct } from '../standard/import/import-act.ts';
import { renderImport } from '../standard/import/render-import.ts';

/** `laipa standard check [--json] FILE` and `laipa standard import [--json|--yaml] FILE`. */
export async function standardCommand(_config: Config, given: readonly string[]): Promise<number> {
  const [what, ...rest] = given;
  const file = rest.find((word) => !word.startsWith('--'));
  if (file === undefined || (what !== 'check' && what !== 'import')) {
    process.stderr.write('laipa standard check [--json] FAILS\nlaipa standard import [--json|--yaml] FAILS\n');
    return 2;
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    process.stderr.write(
      `\`${file}\`: failu nevar nolasīt · the file cannot be read (${bytes.code ?? bytes.message})\n`,
    );
    return 2;
  }
  return what === 'check' ? check(bytes.toString('utf8'), file, rest.includes('--json')) : importFile(bytes, rest);
}

function check(text: string, file: string, json: boolean): number {
  const checked = checkStandard(text, file);
  if ('refused' in checked) {
    if (json) process.stdout.write(`${JSON.stringify(checked, null, 2)}\n`);
    else
      for (const { line, column, message } of checked.findings)
        process.stderr.write(`${file}:${line}:${column}: ${message.lv} · ${message.en}\n`);
    return 1;
  }
  if (json) process.stdout.write(`${JSON.stringify(checked, null, 2)}\n`);
  else {
    process.stdout.write(`${checked.clauses} punkti · clauses, ${checked.mechanisms} mehānismi · mechanisms\n`);
    process.stdout.write(
      `Vēl nav nodrošināti · not carried yet (${checked.notCarried.length}): ${checked.notCarried.join(', ')}\n`,
    );
  }
  return 0;
}

async function importFile(bytes: Buffer, options: readonly string[]): Promise<number> {
  const act = importAct(bytes.toString('utf8'), await loadDictionary());
  const form = options.includes('--json') ? 'json' : options.includes('--yaml') ? 'yaml' : 'text';
  if ('refused' in act) {
    process.stderr.write(`${JSON.stringify(act, null, 2)}\n`);
    return 1;
  }
  process.stdout.write(`${renderImport(act, form)}\n`);
  return 0;
}
