import type { Speaker } from '../channels/speech/speaker.ts';
import type { Desk } from '../desk/context.ts';
import type { Dictionary } from '../language/dictionary.ts';
import type { FetchFromServer } from '../desk/directory-import/index.ts';
import type { IdentityProviders } from './identity-providers.ts';
import type { Standard } from '../standard/standard.ts';

/** What the pages of the desk are built upon; made once in `main.ts`. */
export interface PageDeps {
  readonly desk: Desk;
  readonly dictionary: Dictionary;
  /** Every version of the standard and of the laws. */
  readonly standards: readonly Standard[];
  /** A demo municipality: its mailbox page is shown. */
  readonly demo: boolean;
  /** Identity providers that are set up; absent: none. */
  readonly providers?: IdentityProviders;
  /** The directory server that people are brought in from; absent: none is set up. */
  readonly directoryServer?: FetchFromServer | null;
  /** Says calls aloud; absent: boards have their chime alone. */
  readonly speaker?: Speaker;
  /** Where our own listener takes mail, for the line to paste. */
  readonly smtpPort: number;
}
