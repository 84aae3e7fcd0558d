import { type Action, ACTIONS } from '../../src/desk/powers/index.ts';
import { ROLES } from '../../src/vocabulary/words.ts';
import { matrixRows } from '../../src/web/staff/access-matrix/access-matrix.ts';
import { accessTexts } from '../../src/web/staff/access-matrix/texts.ts';
import { ACTION_WORDS, WITH_REASON } from '../../src/web/staff/powers/action-words.ts';
import { codeOf, type SourceFile } from './sources.ts';

/** `docs/access-matrix.md` as the policy says it today. Written by `node bin/laipa-dev matrix`. */
export function accessMatrixDocument(): string {
  const { lv, en } = accessTexts;
  const head = ['Darbība · Action', ...ROLES.map((role) => `${lv.roles[role]} · ${en.roles[role]}`)];
  const rows = matrixRows().map(({ action, reach }) => [
    `${ACTION_WORDS[action].lv} · ${ACTION_WORDS[action].en}${WITH_REASON.has(action) ? ' ¹' : ''}<br>\`${action}\``,
    ...ROLES.map((role) => {
      const far = reach[role];
      return far === null ? '–' : `${lv.reach[far]} · ${en.reach[far]}`;
    }),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `# Kas ko drīkst · Who may what

${lv.lead}

${en.lead}

${lv.legend}

${en.legend}

${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}

¹ ${lv.reason} · ${en.reason}

Without a role: what is public (\`public.*\`), a client's own matter through their own link (\`citizen.*\`), and the commands of
\`bin/laipa\` for whoever works at the machine itself (\`installation.run\` and what each command names).
`;
}

/** Actions that nothing uses yet, each with the reason why it stands in the policy already. */
export const AWAITED: Readonly<Partial<Record<Action, string>>> = {
  'standard.simulate': 'trying a changed standard comes with comparing versions',
  'obligation.contest': 'objecting to a verdict comes with the reports on how duties were kept',
  'standard.adopt': 'a changed standard is adopted on a page that comes with comparing versions',
  'channels.manage': 'channels are set by the environment until they have a page',
};

/** The actions that a text asks the policy about, or names for a route or a command. */
export function actionsIn(text: string): string[] {
  const code = codeOf(text);
  return [
    ...code.matchAll(/\b(?:mayI|may|mayDo)\(\s*(?:[\w.!]+,\s*)?'([a-z.-]+)'/g),
    ...code.matchAll(/\baction: '([a-z.-]+)'/g),
  ].map(([, action = '']) => action);
}

/** Actions that neither a page nor a command uses and nobody awaits; and awaited ones that are used by now. */
export function actionFaults(
  files: readonly SourceFile[],
  actions: readonly string[] = ACTIONS,
  awaited: Readonly<Record<string, string | undefined>> = AWAITED,
): string[] {
  const used = new Set(files.flatMap(({ text }) => actionsIn(text)));
  return [
    ...actions
      .filter((action) => !used.has(action) && awaited[action] === undefined)
      .map((action) => `${action} stands in the policy and nothing uses it`),
    ...Object.keys(awaited)
      .filter((action) => used.has(action))
      .map((action) => `${action} is awaited, yet used already`),
    ...Object.keys(awaited)
      .filter((action) => !actions.includes(action))
      .map((action) => `${action} is awaited, and no action`),
  ];
}

/** Commands of `bin/laipa` that name no action of the policy. */
export function commandFaults(text: string, actions: readonly string[] = ACTIONS): string[] {
  const table = /const COMMANDS[^=]*= \{([\s\S]*?)\n\};/.exec(codeOf(text))?.[1] ?? '';
  const commands = table.split(/^ {2}(?=[a-z'-]+: )/m).filter((part) => part.trim() !== '');
  if (commands.length === 0) return ['the table of commands was not found'];
  return commands.flatMap((command) => {
    const name = /^['a-z-]+/.exec(command)?.[0] ?? command;
    const action = /\baction: '([a-z.-]+)'/.exec(command)?.[1];
    return action !== undefined && actions.includes(action) ? [] : [`laipa ${name} names no action of the policy`];
  });
}
