export * from './place-hours.ts';
export { placeHours } from './place-hours.store.ts';
export * from './queue-setting.ts';
export { queueSetting } from './queue-setting.store.ts';
export * from './service.ts';
export { limitsAt, serviceAt, serviceCard, servicesAt } from './services.store.ts';
