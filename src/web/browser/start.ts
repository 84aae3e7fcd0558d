import * as Turbo from '@hotwired/turbo';
import { startCountdowns } from './countdown.ts';
import { startKeys } from './keys.ts';
import { startLive } from './live.ts';
import { startPage } from './page.ts';

// A failed form (422) is shown by Turbo as it came; whole documents are fetched only once upon hovering a link.
Turbo.config.drive.progressBarDelay = 400;
startPage();
startKeys();
startCountdowns();
startLive();
