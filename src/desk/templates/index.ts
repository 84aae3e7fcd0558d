export { fillEmptyParts, type Parts, type Template } from './fill.ts';
export { saveTemplate, templateById, type TemplateTitle, templateTitles } from './templates.store.ts';
