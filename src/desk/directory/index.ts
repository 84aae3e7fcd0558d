export * from './directory.store.ts';
export * from './insert-directory.store.ts';
