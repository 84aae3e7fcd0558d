import type { SourceFile } from './sources.ts';

/** What must not stay in the repository, each with the pattern that shows it. Written in parts, so as not to find itself. */
const LEFTOVERS: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    'a skipped or lonely test',
    new RegExp(
      `\\b(test|it|describe|suite)\\.(${'sk'}ip|${'to'}do|${'on'}ly)\\b|[{,]\\s*(${'sk'}ip|${'to'}do|${'on'}ly):\\s*true|\\bt\\.${'sk'}ip\\(`,
    ),
    /\.ts$/,
  ],
  [
    'an unfinished piece',
    new RegExp(`(//|\\*|#|--|<!--).*\\b(${'TO'}DO|${'FIX'}ME|${'HA'}CK)\\b`),
    /\.(ts|cjs|sql|css|md|yaml)$|^bin\//,
  ],
  ['a path of one machine', new RegExp(`(^|[\\s"'\`(=])/(work|home|Users|root)/[a-z]`), /./],
  [
    'a registry host',
    new RegExp(`registry\\.(${'npm'}js|yarnpkg)\\.|\\bartifact${'ory'}\\b|${'jf'}rog|verdaccio`),
    /./,
  ],
  ['a secret', new RegExp(`-----BEGIN ([A-Z]+ )?${'PRIVATE'} KEY-----|_auth${'Token'}=`), /./],
];

export function leftovers(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    LEFTOVERS.filter(([, , where]) => where.test(path)).flatMap(([name, pattern]) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${name}: ${line.trim().slice(0, 80)}`] : [],
        ),
    ),
  );
}
