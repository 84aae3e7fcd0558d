import { controlExamples } from '../components/controls.examples.ts';
import { layoutExamples } from '../components/layouts.examples.ts';
import { markExamples } from '../components/marks.examples.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import { redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Examples } from './example.ts';

export const EXAMPLES: readonly Examples[] = [...controlExamples, ...markExamples, ...layoutExamples];

/** Every component as it looks, for those who build and those who check; in the demonstration only. */
export const galleryRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/gallery',
    action: 'gallery.read',
    audience: 'staff',
    handle(request) {
      if (!request.demo) return refuse(404);
      const lv = request.lang === 'lv';
      return page(request, {
        title: kitTexts(request.lang).palette.gallery,
        lead: lv
          ? 'Viss, no kā veidotas lapas, ar izdomātu saturu.'
          : 'All that pages are made of, with invented content.',
        live: ['everybody'],
        body: html`<div class="gallery">${EXAMPLES.map((examples) => html`<section><h2>${examples.title}</h2>${examples.show(request).map((example) => html`<div class="example">${example}</div>`)}</section>`)}</div>`,
      });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/gallery/toast',
    action: 'gallery.read',
    audience: 'staff',
    handle(request, { body }) {
      if (!request.demo) return refuse(404);
      const lv = request.lang === 'lv';
      if (body['undo'] === 'yes') return redirect('/gallery', lv ? 'Atsaukts.' : 'Undone.');
      return redirect('/gallery', {
        say: lv ? 'Atbilde aizies pēc 10 sekundēm.' : 'The reply leaves in 10 seconds.',
        undo: { action: '/gallery/toast', seconds: 10 },
      });
    },
  }),
];
