import type { DemoMatter } from '../demo-matter.ts';
import { CENTRE } from './centre.ts';

/** Every matter of the demo. */
export const DEMO_MATTERS: readonly DemoMatter[] = [...CENTRE];
