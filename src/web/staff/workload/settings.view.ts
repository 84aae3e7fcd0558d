import { type Distribution, DISTRIBUTION_MODES, type Skill } from '../../../desk/workload/index.ts';
import type { EmployeeId, UnitId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { hiddenField, radioField, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { workloadTexts } from './texts.ts';

export interface SettingsTyped {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** How a unit shares out what nobody has taken, and what each of its people knows best. */
export function settingsView(
  request: WebRequest,
  unit: UnitId,
  people: readonly { readonly employee: EmployeeId; readonly name: string }[],
  stands: { readonly distribution: Distribution | undefined; readonly skills: readonly Skill[] },
  again?: SettingsTyped,
): Html {
  const { lang } = request;
  const t = workloadTexts(lang);
  const errors = again?.errors ?? [];
  const typed = again?.typed;
  const words = (employee: EmployeeId) =>
    stands.skills.find((skill) => skill.employee === employee && skill.unit === unit)?.words.join(', ') ?? '';
  return html`<details class="unit-settings"${again === undefined ? '' : ' open'}><summary>${t.settings}</summary>${form(
    request,
    {
      action: '/slodze/sadale',
      errors,
      ...(again?.formKey === undefined ? {} : { formKey: again.formKey }),
      body: [
        hiddenField('unit', unit),
        radioField({
          lang,
          name: 'mode',
          label: t.mode,
          hint: t.modeSay,
          value: typed?.['mode'] ?? stands.distribution?.mode ?? 'off',
          error: errorOf(errors, 'mode'),
          choices: DISTRIBUTION_MODES.map((value) => ({ value, text: t.modes[value] })),
        }),
        textField({
          lang,
          name: 'minutes',
          label: t.minutes,
          type: 'number',
          width: 'short',
          value: typed?.['minutes'] ?? String(stands.distribution?.afterMinutes ?? 60),
          error: errorOf(errors, 'minutes'),
        }),
        html`<fieldset class="field"><legend>${t.skills}</legend><p class="hint">${t.skillsHint}</p>${people.map(
          ({ employee, name }) =>
            textField({
              lang,
              name: `skill-${employee}`,
              label: t.skillsOf(name),
              max: 300,
              value: typed?.[`skill-${employee}`] ?? words(employee),
            }),
        )}</fieldset>`,
        button({ text: t.save, kind: 'primary' }),
      ],
    },
  )}</details>`;
}

/** For the administrator: how often a case may come back before the common head decides. */
export function climbView(
  request: WebRequest,
  times: number,
  version: number,
  errors: readonly FieldError[] = [],
): Html {
  const t = workloadTexts(request.lang);
  return html`<section class="workload-part"><h2>${t.climb}</h2><p class="work-say">${t.climbSay}</p>${form(request, {
    action: '/slodze/atgriesana',
    errors,
    body: [
      hiddenField('version', String(version)),
      textField({
        lang: request.lang,
        name: 'times',
        label: t.climbTimes,
        type: 'number',
        width: 'short',
        value: String(times),
        error: errorOf(errors, 'times'),
      }),
      button({ text: t.save }),
    ],
  })}</section>`;
}
