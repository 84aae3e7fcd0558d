import type { Config } from '../config.ts';
import { doctor, type Finding } from './doctor.ts';

const MARK = { ok: '✓', warning: '!', fault: '✗' } as const;

/** `laipa doctor [--json]`: what is wrong and how to mend it; code 1 where there is a fault. */
export async function doctorCommand(config: Config, options: readonly string[]): Promise<number> {
  const findings = await doctor(config);
  process.stdout.write(
    options.includes('--json') ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(lines).join(''),
  );
  return findings.some((finding) => finding.level === 'fault') ? 1 : 0;
}

/** A finding as a person reads it: Latvian first, English below. */
export function lines(finding: Finding): string {
  const head = `${MARK[finding.level]} ${finding.check}: ${finding.found.lv} · ${finding.found.en}\n`;
  return finding.level === 'ok' ? head : `${head}    → ${finding.mend.lv}\n    → ${finding.mend.en}\n`;
}
