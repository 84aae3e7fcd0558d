import type { Screen } from '../../../desk/counter/index.ts';
import { button } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { menu } from '../../components/menu.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import { counterTexts } from './texts.ts';
import { deskNumber } from './words.ts';

/** What a counter page listens to: the hall, and oneself. */
export function liveTopics({ me }: WebRequest, { presence }: Screen): string[] {
  return [`hall:${presence.place}`, ...(me === null ? [] : [`employee:${me.employee}`])];
}

/** Where one sits and what one is doing, with the ways to change it. */
export function presenceView(web: WebRequest, screen: Screen): Html {
  const t = counterTexts(web.lang).presence;
  const { presence } = screen;
  const busy = presence.state === 'serving' || presence.state === 'paused';
  const say = presence.until === null ? '' : ` ${t.until(sayTime(web.lang, presence.until))}`;
  return html`<span class="presence ${presence.state}">${t[presence.state]}${say}</span>${
    !busy &&
    menu({
      id: 'presence-menu',
      text: counterTexts(web.lang).sit.desk(deskNumber(screen)),
      quiet: true,
      side: 'end',
      items: [
        ...(presence.state === 'away' ? [] : [stateButton(web, 'away', t.goAway)]),
        ...(presence.state === 'break' ? [] : [stateButton(web, 'break', t.rest, t.restHint)]),
        buttonForm(web, { action: '/klatiene/celties', button: button({ text: t.getUp, kind: 'quiet' }) }),
      ],
    })
  }`;
}

function stateButton(web: WebRequest, state: 'away' | 'break', text: string, hint?: string): Html {
  return buttonForm(web, {
    action: '/klatiene/statuss',
    fields: { state },
    button: button({ text, kind: 'quiet', attrs: hint === undefined ? {} : { title: hint } }),
  });
}

/** Coming back from a break or from away. */
export function backButton(web: WebRequest): Html {
  return buttonForm(web, {
    action: '/klatiene/statuss',
    fields: { state: 'free' },
    button: button({ text: counterTexts(web.lang).presence.back, kind: 'primary', key: 'n' }),
  });
}

/** A line that tells of a lost connection; the browser fills it. */
export function lostLine({ lang }: WebRequest): Html {
  const t = counterTexts(lang);
  return html`<p id="counter-lost" class="counter-lost" role="status" data-lost="${t.lost}" data-back="${t.back}"></p>`;
}
