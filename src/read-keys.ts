import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Config, ConfigFault } from './config.ts';
import { KEY_BYTES } from './desk/vault.ts';

const FILE = 'laipa.key';

/**
 * The master keys, the current one first: from the environment, else from `laipa.key` in the data folder, which is made
 * at the first start and readable by its owner only. Without that file the sealed values cannot be read: it belongs into
 * the backup, apart from the database.
 */
export async function readKeys(config: Pick<Config, 'keys' | 'dataDir'>): Promise<readonly Uint8Array[]> {
  const found = await findKeys(config);
  if (found !== null) return found;
  await makeKey(path.join(config.dataDir, FILE));
  return (await findKeys(config)) ?? [];
}

/** The keys that are there; `null` where none has been made yet. */
export async function findKeys({
  keys,
  dataDir,
}: Pick<Config, 'keys' | 'dataDir'>): Promise<readonly Uint8Array[] | null> {
  if (keys.length > 0) return keys.map((text) => parseKey(text, 'LAIPA_KEY'));
  const file = path.join(dataDir, FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => parseKey(line, file));
}

/** Linked into place whole: of two processes that start at once one makes it, and both read the same. */
async function makeKey(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const made = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(made, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  await chmod(made, 0o600);
  await link(made, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(made, { force: true });
}

function parseKey(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === KEY_BYTES) return bytes;
  throw new ConfigFault(
    `${where}: gaidīta ${KEY_BYTES} baitu atslēga base64 pierakstā · expected a key of ${KEY_BYTES} bytes in base64`,
  );
}
