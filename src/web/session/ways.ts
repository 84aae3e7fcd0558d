import type { Html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';

/** One way in as a section of the sign-in page; `null` where it is not open to this browser. */
export interface SignInWay {
  readonly key: string;
  /** `to`: where to go after the sign-in, a path of our own. `email`: what was typed at the last try. */
  show(request: WebRequest, to: string, email?: string): Promise<Html | null> | Html | null;
}
