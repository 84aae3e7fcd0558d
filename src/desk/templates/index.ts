export { fillEmptyParts, type Parts, type Template } from './fill.ts';
export { saveTemplate, templateById, templateTitles } from './templates.store.ts';
