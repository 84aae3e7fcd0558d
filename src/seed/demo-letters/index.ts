import type { DemoMatter } from '../demo-matter.ts';
import { ADMINISTRATIVE } from './administrative.ts';
import { BUILDING } from './building.ts';
import { CENTRE } from './centre.ts';
import { EDUCATION } from './education.ts';
import { PROPERTY } from './property.ts';
import { SOCIAL } from './social.ts';
import { STRAYS } from './strays.ts';

/** Every matter of the demo: some forty letters of invented clients, for every unit, and what became of them. */
export const DEMO_MATTERS: readonly DemoMatter[] = [
  ...CENTRE,
  ...BUILDING,
  ...EDUCATION,
  ...PROPERTY,
  ...SOCIAL,
  ...ADMINISTRATIVE,
  ...STRAYS,
];
