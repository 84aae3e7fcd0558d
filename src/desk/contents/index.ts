export { bytesOf, keepBytes, keepFile } from './contents.store.ts';
