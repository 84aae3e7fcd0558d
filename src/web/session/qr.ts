import { encode } from 'uqr';
import { type Html, html } from '../html.ts';

/** A QR code as one path; dark on light in either appearance, since cameras want it so. */
export function qrPicture(text: string, title: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}" shape-rendering="crispEdges"><path class="ground" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>`;
}
