export { composerModules, composerPath, composerSection, type ComposerProblem } from './composer-section.ts';
export { composerRoutes } from './composer.routes.ts';
export { composerOf, type ComposerRows, composerRows } from './load-composer.ts';
export { othersLine } from './presence-view.ts';
export { replyState } from './reply-state.ts';
