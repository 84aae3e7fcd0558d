export { logReading, ONE_READING_MINUTES } from './log-reading.ts';
export { ownReading, READ_THINGS, type Reading, type ReadThing } from './reading.ts';
