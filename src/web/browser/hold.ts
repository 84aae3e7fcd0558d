/** `<l-hold seconds="8">`: counts down the seconds in which a letter can be taken back. */
class Hold extends HTMLElement {
  timer = 0;

  connectedCallback(): void {
    const until = Date.now() + Number(this.getAttribute('seconds')) * 1000;
    this.timer = window.setInterval(() => this.tell(Math.ceil((until - Date.now()) / 1000)), 500);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  tell(left: number): void {
    const face = this.firstElementChild ?? this;
    const words = left > 0 ? (this.dataset['say'] ?? '').replace('{n}', String(left)) : (this.dataset['over'] ?? '');
    if (face.textContent !== words) face.textContent = words;
    if (left > 0) return;
    clearInterval(this.timer);
    this.parentElement?.querySelector('form')?.remove();
  }
}

if (customElements.get('l-hold') === undefined) customElements.define('l-hold', Hold);
