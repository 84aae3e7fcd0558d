import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadStandard } from './standard/load/load-standard.ts';
import { overlaps } from './standard/load/overlaps.ts';
import type { Standard } from './standard/standard.ts';

/** Where the standards and laws lie that come with the program. */
export const STANDARDS_FOLDER = fileURLToPath(new URL('../standards/', import.meta.url));

/**
 * Every version of the municipality's standard (`adazi`) and of the laws, read from their YAML. Throws with file, line
 * and reason where one is not as it should be: a desk does not start upon a standard that it cannot read.
 */
export async function loadStandards(act: string, folder = STANDARDS_FOLDER): Promise<readonly Standard[]> {
  const laws = (await readdir(path.join(folder, 'law'), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const folders = [act, ...laws.map((entry) => `law/${entry.name}`)];
  const files = (await Promise.all(folders.map((name) => yamlFiles(folder, name)))).flat();
  const standards = await Promise.all(
    files.map(async (file) => {
      const loaded = loadStandard(await readFile(path.join(folder, file), 'utf8'), file);
      if ('refused' in loaded) {
        throw new Error(
          loaded.findings.map(({ line, message }) => `standards/${file}:${line}: ${message.en}`).join('\n'),
        );
      }
      return loaded;
    }),
  );
  const clashes = overlaps(standards);
  if (clashes.length > 0) throw new Error(clashes.map(({ message }) => message.en).join('\n'));
  return standards;
}

async function yamlFiles(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, name));
  return entries
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()
    .map((entry) => `${name}/${entry}`);
}
