export * from './case-journal.store.ts';
export * from './case-page.store.ts';
export * from './mail-page.store.ts';
export * from './thread.store.ts';
