import { parentPort, workerData } from 'node:worker_threads';
import { adviseRoster, type RosterQuestion } from '../../desk/hall/roster/advise-roster.ts';

/** Answers the one question that it was started with, a weekday a message. */
for (const day of adviseRoster(workerData as RosterQuestion)) parentPort?.postMessage(day);
