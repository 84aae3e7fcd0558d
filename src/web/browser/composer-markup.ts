/** Text of our own put into the first place of that name, where it changed. */
export function setText(host: HTMLElement, selector: string, words: string): void {
  const place = host.querySelector(selector);
  if (place !== null && place.textContent !== words) place.textContent = words;
}

/** Markup of our own server, made by the same views as the page. */
export function setHtml(host: HTMLElement, selector: string, html: string): void {
  const place = host.querySelector<HTMLElement>(selector);
  if (place === null || place.dataset['shown'] === html) return;
  replaceMarkup(place, html);
  place.dataset['shown'] = html;
}

/** Parsed apart from the page, so that nothing in it runs. */
export function replaceMarkup(place: HTMLElement, html: string): void {
  place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

/** The event is answered: nobody else hears it. */
export function stop(event: Event, then: () => unknown): void {
  event.preventDefault();
  event.stopPropagation();
  then();
}
