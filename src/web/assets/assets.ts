import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chime } from '../../channels/speech/chime.ts';
import { browserModules } from './browser-modules.ts';
import { styleSheet } from './style-sheet.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export interface Asset {
  readonly url: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The bytes in the best form that the browser takes; made once. */
  encoded(accepted: string): Promise<{ readonly encoding: 'br' | 'gzip' | null; readonly bytes: Buffer }>;
}

export interface Assets {
  readonly style: string;
  /** What employees' pages need beside it. */
  readonly staff: string;
  /** What kiosks and boards need beside it. */
  readonly screens: string;
  readonly start: string;
  readonly font: string;
  readonly icon: string;
  readonly turbo: string;
  /** What is heard before a call. */
  readonly chime: string;
  /** The rich-text editor of the composer; fetched only where somebody writes. */
  readonly squire: string;
  /** The address of a browser module: `composer` → `/assets/composer-….js`. */
  module(name: string): string;
  find(url: string): Asset | null;
  /** Compresses everything beforehand, off the main thread. */
  warm(): Promise<void>;
}

let loaded: Assets | undefined;

/** Everything static, read once, under addresses that carry the hash of the content (and so may be cached for ever). */
export function loadAssets(): Assets {
  loaded ??= readAssets();
  return loaded;
}

function readAssets(): Assets {
  const all = new Map<string, Asset>();
  const add = (name: string, extension: string, type: string, bytes: Buffer, packed = true) => {
    const url = `/assets/${name}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 10)}.${extension}`;
    all.set(url, asset(url, type, bytes, packed));
    return url;
  };
  const font = add('inter', 'woff2', 'font/woff2', local('../fonts/inter-laipa.woff2'), false);
  const chimes = add('chime', 'wav', 'audio/wav', chime(), false);
  const icon = add('laipa', 'svg', 'image/svg+xml', local('laipa.svg'));
  const squire = add(
    'squire',
    'js',
    'text/javascript; charset=utf-8',
    readFileSync(fileURLToPath(import.meta.resolve('squire-rte/dist/squire.mjs'))),
  );
  const turbo = add('turbo', 'js', 'text/javascript; charset=utf-8', local('../vendor/turbo.min.js'));
  const style = add(
    'laipa',
    'css',
    'text/css; charset=utf-8',
    Buffer.from(styleSheet('shared').replaceAll('url(inter)', `url("${font}")`)),
  );
  const [staff, screens] = (['staff', 'screens'] as const).map((part) =>
    add(part, 'css', 'text/css; charset=utf-8', Buffer.from(styleSheet(part))),
  ) as [string, string];
  const modules = browserModules(turbo, (name, text) =>
    add(name, 'js', 'text/javascript; charset=utf-8', Buffer.from(text)),
  );
  const module = (name: string) => {
    const url = modules.get(name);
    if (url === undefined) throw new Error(`There is no browser module ${name}`);
    return url;
  };
  return {
    style,
    staff,
    screens,
    font,
    icon,
    turbo,
    chime: chimes,
    squire,
    start: module('start'),
    module,
    find: (url) => all.get(url) ?? null,
    async warm() {
      for (const one of all.values()) await Promise.all([one.encoded('br'), one.encoded('gzip')]);
    },
  };
}

function asset(url: string, type: string, bytes: Buffer, packed: boolean): Asset {
  const made = new Map<'br' | 'gzip', Promise<Buffer>>();
  const once = (encoding: 'br' | 'gzip') => {
    const bytesMade =
      made.get(encoding) ??
      (encoding === 'br'
        ? brotli(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          })
        : zip(bytes, { level: 9 }));
    made.set(encoding, bytesMade);
    return bytesMade;
  };
  return {
    url,
    type,
    bytes,
    async encoded(accepted) {
      const encoding = !packed ? null : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
      return { encoding, bytes: encoding === null ? bytes : await once(encoding) };
    },
  };
}

function local(path: string): Buffer {
  return readFileSync(new URL(path, import.meta.url));
}
