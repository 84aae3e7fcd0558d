import { openBrowser } from '../../test/browser/open-browser.ts';
import type { Browser } from 'playwright-core';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { DeskProcess } from '../machine/desk-process.ts';
import { signIn } from '../load/http.ts';
import { percentile } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';

/** The first page of the day in a browser that has never seen the desk: what goes over the wire, and when it stands. */
export async function measureBrowser(desk: DeskProcess): Promise<Row[]> {
  const visitor = await signIn(desk.url, EMPLOYEES[0]?.id ?? '', 1);
  const browser = await openBrowser();
  try {
    await coldPage(browser, desk.url, visitor.cookie);
    const views: ColdView[] = [];
    for (let nth = 0; nth < 5; nth += 1) views.push(await coldPage(browser, desk.url, visitor.cookie));
    const middle = (of: (view: ColdView) => number) => percentile(views.map(of), 0.5);
    return [
      {
        name: 'cold /mans-darbs in a browser: over the wire',
        value: middle(({ bytes }) => bytes) / 1000,
        unit: 'kB',
        limit: null,
        goal: atMost(90),
      },
      {
        name: 'cold /mans-darbs in a browser: requests',
        value: middle(({ requests }) => requests),
        unit: 'requests',
        limit: null,
        goal: atMost(8),
      },
      {
        name: 'cold /mans-darbs in a browser: LCP',
        value: middle(({ lcpMs }) => lcpMs),
        unit: 'ms',
        limit: null,
        goal: atMost(250),
      },
      {
        name: 'cold /mans-darbs in a browser: main thread blocked',
        value: middle(({ blockedMs }) => blockedMs),
        unit: 'ms',
        limit: null,
        goal: atMost(0),
      },
    ];
  } finally {
    visitor.close();
    await browser.close();
  }
}

interface ColdView {
  readonly bytes: number;
  readonly requests: number;
  readonly lcpMs: number;
  readonly blockedMs: number;
}

async function coldPage(browser: Browser, url: string, cookie: string): Promise<ColdView> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'lv-LV' });
  try {
    const cookies = cookie
      .split('; ')
      .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url }));
    await context.addCookies(cookies);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const sizes: number[] = [];
    session.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
    await page.goto(`${url}/mans-darbs`, { waitUntil: 'load' });
    // The live connection of the page stays open: the network is never idle.
    await page.waitForTimeout(700);
    const { lcpMs, blockedMs } = await page.evaluate(
      () =>
        new Promise<{ lcpMs: number; blockedMs: number }>((resolve) => {
          let [lcp, blocked] = [0, 0];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) lcp = Math.max(lcp, entry.startTime);
          }).observe({ type: 'largest-contentful-paint', buffered: true });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) blocked += entry.duration - 50;
          }).observe({ type: 'longtask', buffered: true });
          setTimeout(() => resolve({ lcpMs: lcp, blockedMs: blocked }), 200);
        }),
    );
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length, lcpMs, blockedMs };
  } finally {
    await context.close();
  }
}
