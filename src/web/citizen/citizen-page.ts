import { municipalityOf } from '../../desk/directory/index.ts';
import { type CitizenFrameOptions, citizenFrame } from '../layout/citizen-frame.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';

export interface CitizenPage extends CitizenFrameOptions {
  /** 422 where a form comes back with what has to be mended; 409 where somebody was faster. */
  readonly status?: number;
}

/** A whole page for citizens, in their frame; also for somebody who is signed in as an employee. */
export async function citizenPage(request: WebRequest, options: CitizenPage): Promise<Answer> {
  const municipality = await request.read(municipalityOf);
  return { answer: 'page', status: options.status ?? 200, framed: () => citizenFrame(request, options, municipality) };
}
