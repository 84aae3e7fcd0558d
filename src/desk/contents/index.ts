export { bytesOf, keepBytes, keepFile, PIECE_BYTES } from './contents.store.ts';
