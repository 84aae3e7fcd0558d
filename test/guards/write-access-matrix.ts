import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { accessMatrixDocument } from './access-matrix.ts';
import { ROOT } from './sources.ts';

writeFileSync(path.join(ROOT, 'docs/access-matrix.md'), accessMatrixDocument());
