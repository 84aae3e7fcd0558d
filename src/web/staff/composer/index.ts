export { composerModules, composerSection, type ComposerProblem } from './composer-section.ts';
export { composerRoutes } from './composer.routes.ts';
export { composerOf, type ComposerRows, composerRows } from './load-composer.ts';
