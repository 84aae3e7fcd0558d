import { type Device, pairDevice } from '../../desk/devices/index.ts';
import { button, linkButton } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { buttonForm, form } from '../components/form.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { sayPaired } from '../staff/devices/devices.page.ts';
import { KIOSK } from './kiosk-frame.ts';
import { screenOf, writeAsDesk } from './screen.ts';
import { kioskTexts } from './texts.ts';

/** Where a screen becomes one of a hall: it shows a code once and is known from then on. */
export function pairRoutes({ desk }: PageDeps): Route[] {
  const shared = { action: 'public.ask', audience: 'public', path: '/ierice' } as const;
  return [
    defineRoute({
      ...shared,
      method: 'GET',
      async handle(request, { query }) {
        const screen = await screenOf(desk, request);
        return screen === null ? askPage(request, query['kods'] ?? '', null) : pairedPage(request, screen.device);
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      // Six digits hold for half an hour: so few attempts a minute find none of them.
      limit: 10,
      async handle(request, { body }) {
        const typed = String(body['kods'] ?? '');
        const paired = await writeAsDesk(desk, (tx) => pairDevice(desk, tx, typed));
        if ('refused' in paired) return askPage(request, typed.slice(0, 20), paired.refused);
        return { ...redirect(homeOf(paired.device)), screen: paired.token };
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: '/ierice/atvienot',
      limit: 20,
      handle: (request) => ({ ...redirect('/ierice', kioskTexts(request.lang).forgotten), screen: null }),
    }),
  ];
}

/** Where a device of each kind begins. */
export function homeOf({ kind, place }: Device): string {
  switch (kind) {
    case 'kiosk':
      return KIOSK;
    case 'board':
      return `/tablo/${place}`;
    case 'tablet':
      return '/plansete';
  }
}

function askPage(request: WebRequest, typed: string, refused: 'no-code' | 'unknown-code' | null): Answer {
  const { lang } = request;
  const t = kioskTexts(lang);
  const errors = refused === null ? [] : [{ name: 'kods', say: t.pairWrong[refused] }];
  return page(request, {
    title: t.pairTitle,
    frame: 'plain',
    lead: t.pairSay,
    status: refused === null ? 200 : 422,
    body: form(request, {
      action: '/ierice',
      errors,
      body: [
        textField({
          lang,
          name: 'kods',
          label: t.pairLabel,
          value: typed,
          error: errors[0]?.say,
          required: true,
          max: 20,
          width: 'short',
          attrs: { inputmode: 'numeric', autocomplete: 'off' },
        }),
        button({ text: t.pairDeed, kind: 'primary' }),
      ],
    }),
  });
}

function pairedPage(request: WebRequest, device: Device): Answer {
  const t = kioskTexts(request.lang);
  return page(request, {
    title: t.pairedAs(device.name),
    frame: 'plain',
    lead: sayPaired(request, device),
    body: html`<div class="button-row">${linkButton({ text: t.openScreen, href: homeOf(device), kind: 'primary' })}${buttonForm(request, { action: '/ierice/atvienot', button: button({ text: t.forget }) })}</div>`,
  });
}
