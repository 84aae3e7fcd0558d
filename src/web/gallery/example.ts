import type { Html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';

/** How a component looks, for the gallery and for the tests that check every one of them. */
export interface Examples {
  readonly title: string;
  readonly show: (request: WebRequest) => readonly Html[];
}
