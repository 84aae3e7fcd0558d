export * from './clients.store.ts';
