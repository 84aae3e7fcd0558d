import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertValidHtml } from '../../test/builders/valid-html.ts';
import { serveDesk } from '../../test/browser/serve-desk.ts';
import { ACTIONS } from '../desk/powers/index.ts';
import { joined } from './assets/browser-modules.ts';
import { timeLeft } from './browser/time-left.ts';
import { html } from './html.ts';
import { DESTINATIONS } from './layout/navigation.ts';
import type { PageDeps } from './page-deps.ts';
import { pagesOf } from './pages.ts';
import { defineRoute, type Route } from './server/define-route.ts';
import { TOPIC } from './server/live.routes.ts';
import { routesOf } from './server/routes-of.ts';
import { sayTimeLeft } from './texts/say.ts';
import { defineTexts } from './texts/texts.ts';

const WEB = new URL('./', import.meta.url);

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(): Source[] {
  return (readdirSync(WEB, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, WEB), 'utf8') }));
}

// — raw markup ———————————————————————————————————————————————————————————————————————————————————————————————————

/** Where markup may be made without escaping, and why. */
const RAW_ALLOWED: Readonly<Record<string, string>> = {
  'html.ts': 'attributes, escaped there',
  'staff/mail-body.ts': 'letters, after sanitize-html',
};

function rawUses(files: readonly Source[]): string[] {
  return files
    .filter(
      ({ path, text }) =>
        !(path in RAW_ALLOWED) && /\braw\s*[(`]|hono\/(html|utils)|\.innerHTML\s*=|insertAdjacentHTML/.test(text),
    )
    .map(({ path }) => path);
}

test('markup is never made without escaping outside the listed places', () => {
  assert.deepEqual(rawUses(sources()), []);
});

test('the guard of raw markup sees a forbidden use', () => {
  assert.deepEqual(rawUses([{ path: 'staff/x.ts', text: "import { raw } from 'hono/html'; raw(letter)" }]), [
    'staff/x.ts',
  ]);
  assert.deepEqual(rawUses([{ path: 'browser/x.ts', text: 'element.innerHTML = words' }]), ['browser/x.ts']);
});

// — live parts ———————————————————————————————————————————————————————————————————————————————————————————————————

test('a page listens only to topics that the live stream accepts', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const topics = sources().flatMap(({ text }) =>
    [...text.matchAll(/live: \[(['`])(.+?)\1/g)].map(([, , topic = '']) => topic.replace(/\$\{[^}]+\}/g, id)),
  );
  assert.ok(topics.length > 5);
  assert.deepEqual(
    topics.filter((topic) => !TOPIC.test(topic)),
    [],
  );
});

test('whatever is put into a template is escaped', () => {
  const words = '<script>"&\'';
  assert.equal(html`<p title="${words}">${words}${null}${false}${[words]}</p>`.toString().includes('<script>'), false);
});

// — routes ———————————————————————————————————————————————————————————————————————————————————————————————————————

function routeFaults(routes: readonly Route[]): string[] {
  return routes.flatMap((route) => {
    const sign = `${route.method} ${route.path}`;
    const faults = [];
    if (!(ACTIONS as readonly string[]).includes(route.action)) faults.push(`${sign}: no action of the policy`);
    if (route.audience === 'staff' && /^(public|citizen)\./.test(route.action))
      faults.push(`${sign}: a staff page that everybody may open`);
    if (route.audience !== 'staff' && !/^(public|citizen)\./.test(route.action))
      faults.push(`${sign}: a public page with a power of the staff`);
    if (route.audience !== 'staff' && route.method !== 'GET' && route.limit === undefined)
      faults.push(`${sign}: anybody may post without limit`);
    if (routes.filter((other) => other.method === route.method && other.path === route.path).length > 1)
      faults.push(`${sign}: declared twice`);
    return faults;
  });
}

/** Routes are declared without asking what they stand upon; a page that reads it too early is seen here. */
const UNASKED = { desk: {}, dictionary: {}, standards: [], demo: true, smtpPort: 0 } as unknown as PageDeps;

test('every route names an action of the policy that fits its audience, and what strangers post to is limited', () => {
  assert.deepEqual(routeFaults(routesOf(pagesOf(UNASKED))), []);
  for (const place of DESTINATIONS) assert.ok(ACTIONS.includes(place.action));
});

test('the guard of routes sees a route without action, an open staff page and an unlimited post', () => {
  const handle = () => ({ answer: 'json', value: 1, status: 200 }) as const;
  const faults = routeFaults([
    {
      ...defineRoute({ method: 'GET', path: '/a', action: 'case.read', audience: 'staff', handle }),
      action: 'nothing' as never,
    },
    defineRoute({ method: 'GET', path: '/b', action: 'public.read', audience: 'staff', handle }),
    defineRoute({ method: 'POST', path: '/c', action: 'public.ask', audience: 'citizen', handle }),
    defineRoute({ method: 'GET', path: '/d', action: 'people.manage', audience: 'public', handle }),
  ]);
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    ['GET /a', 'GET /b', 'POST /c', 'GET /d'],
  );
});

// — texts ————————————————————————————————————————————————————————————————————————————————————————————————————————

function keysOf(tree: unknown, path = ''): string[] {
  if (typeof tree !== 'object' || tree === null)
    return [`${path}${typeof tree === 'function' ? `(${tree.length})` : ''}`];
  return Object.entries(tree)
    .flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    .sort();
}

function emptyTexts(tree: unknown, path = ''): string[] {
  if (typeof tree === 'string') return tree.trim() === '' ? [path] : [];
  return typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([key, value]) => emptyTexts(value, `${path}.${key}`))
    : [];
}

test('every text stands in Latvian and in English, under the same key', async () => {
  const files = sources()
    .filter(({ path, text }) => path !== 'texts/texts.ts' && /= defineTexts\(/.test(text))
    .map(({ path }) => path);
  assert.ok(files.includes('texts/kit.ts'));
  for (const file of files) {
    const all = Object.values((await import(`./${file}`)) as Record<string, unknown>).filter(
      (one): one is { lv: object; en: object } => typeof one === 'function' && 'lv' in one && 'en' in one,
    );
    assert.ok(all.length > 0, `${file} defines texts`);
    for (const { lv, en } of all) {
      assert.deepEqual(keysOf(lv), keysOf(en), file);
      assert.deepEqual([...emptyTexts(lv), ...emptyTexts(en)], [], file);
    }
  }
});

test('the guard of texts sees a missing one', () => {
  const torn = defineTexts({ lv: { a: 'ā', b: { c: 'č' } }, en: { a: 'a', b: {} } as never });
  assert.notDeepEqual(keysOf(torn.lv), keysOf(torn.en));
});

// — what the browser gets ————————————————————————————————————————————————————————————————————————————————————————

test('Turbo is the version that package.json names', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', WEB), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.ok(
    readFileSync(new URL('vendor/turbo.min.js', WEB), 'utf8').startsWith(
      `/*! Turbo ${dependencies['@hotwired/turbo']}, `,
    ),
  );
});

test('the browser counts down in the same words as the server says', () => {
  const now = Temporal.Instant.from('2026-11-22T14:50:00Z');
  for (const lang of ['lv', 'en'] as const) {
    for (const seconds of [-400000, -7500, -61, -5, 0, 59, 60, 3600, 12_000, 86_399, 86_400, 200_000, 2_000_000]) {
      assert.equal(timeLeft(seconds, lang), sayTimeLeft(lang, now.add({ seconds }), now));
    }
  }
});

test('a browser module is joined with what it imports; a ring and a default export are refused', () => {
  const files = new Map([
    [
      'a',
      "import { two as deux } from './b.ts';\nimport * as Turbo from '@hotwired/turbo';\nexport function one(): number { return deux; }\nvoid import('./c.ts');",
    ],
    ['b', 'export const two: number = 2;'],
    ['c', "import { d } from './d.ts';\nexport const c = d;"],
    ['d', "import { c } from './c.ts';\nexport const d = c;"],
    ['e', 'export default 1;'],
  ]);
  const text = joined('a', files, '/turbo.js', (name) => `/${name}.js`);
  assert.match(
    text,
    /^import \* as Turbo from '\/turbo\.js';\nconst m_b = \(\(\) => \{\nconst two\s*= 2;\nreturn \{ two \};/,
  );
  assert.match(text, /const \{ two : deux \} = m_b;/);
  assert.match(text, /import\('\/c\.js'\)/);
  assert.throws(() => joined('c', files, '', String), /ring: c → d → c/);
  assert.throws(() => joined('e', files, '', String), /cannot be joined/);
});

test('every page of the kit is valid HTML, in both languages', async () => {
  const desk = await serveDesk();
  const session = await desk.signIn();
  for (const lang of ['lv', 'en']) {
    for (const [url, headers] of [
      ['/ieeja', { host: 'localhost' }],
      ['/gallery', { cookie: session.cookie }],
      ['/nav', {}],
      ['/lietas', { cookie: session.cookie }],
    ] as const) {
      const shown = await desk.server.inject({
        url: `${url}?valoda=${lang}`,
        headers: { accept: 'text/html', ...headers },
      });
      await assertValidHtml(shown.body, url);
    }
  }
});
