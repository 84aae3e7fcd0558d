import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];
const PACKED = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
];

/**
 * A Chromium for the browser tests: the one in `LAIPA_CHROMIUM`, the machine's own, else the one that npm brought, unpacked
 * once with the libraries and the font it needs (about two seconds), so that nothing has to be installed. Close it afterwards.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['LAIPA_CHROMIUM'] ?? SYSTEM.find((path) => existsSync(path));
  if (named !== undefined) return chromium.launch({ executablePath: named, args: FLAGS });
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
      HOME: folder,
    },
  });
}

/** Unpacks beside and puts in place by one rename, so that several test processes may do it at once. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKED, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `laipa-chromium-${version}-1-${process.getuid?.() ?? 0}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  mkdirSync(tmpdir(), { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'laipa-chromium-'));
  await inflateInto(work, ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']);
  // The configuration it brings names folders of its own house; without a font to fall back upon, Chromium gives up.
  writeFileSync(join(work, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
  try {
    await rename(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  return folder;
}

/** The package unpacks into the folder for temporary files; it reads its name when it is called. */
async function inflateInto(folder: string, names: readonly string[]): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  const done = names.map((name) => inflate(join(PACKED, 'bin', name)));
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await Promise.all(done);
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
