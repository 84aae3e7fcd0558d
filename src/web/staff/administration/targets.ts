import type { RulesBody } from '../../../journal/index.ts';
import type { Standard } from '../../../standard/standard.ts';
import type { DueLength } from '../../../time/due.ts';
import type { ClauseId, UnitId } from '../../../vocabulary/ids.ts';
import { button, buttonRow } from '../../components/button.ts';
import { hiddenField, textArea } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayLength } from '../standard/say-mechanism.ts';
import { administrationTexts } from './texts.ts';

/** A clause under which a unit may set a target of its own, with the standard's. */
export interface Targeted {
  readonly clause: ClauseId;
  readonly target: DueLength;
}

const MEASURES = ['workingDays', 'workingHours'] as const;

/** The endeavours with a time that the desk carries. */
export function targetedClauses(standard: Standard): readonly Targeted[] {
  return standard.clauses.flatMap(({ id, mechanisms }) =>
    mechanisms.flatMap((one) =>
      one.kind === 'endeavour' && one.target !== null && one.events.state === 'wired'
        ? [{ clause: id, target: one.target }]
        : [],
    ),
  );
}

export interface UnitName {
  readonly id: UnitId;
  readonly lv: string;
  readonly en: string;
}

/** The units' own targets as the fields of the page. */
export function targetsToFields(
  body: RulesBody,
  units: readonly UnitName[],
  clauses: readonly Targeted[],
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const { id } of units) {
    for (const { clause } of clauses) {
      const own = body.units[id]?.targets[clause];
      const measure = MEASURES.find((one) => own !== undefined && one in own);
      fields[fieldOf('t', id, clause)] = own === undefined ? '' : String(Object.values(own)[0]);
      fields[fieldOf('m', id, clause)] = measure ?? 'workingDays';
    }
  }
  return fields;
}

export interface TargetsRead {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly targets: ReadonlyMap<UnitId, ReadonlyMap<ClauseId, DueLength | null>>;
}

/** Reads the typed targets; an empty one takes the unit's own away. */
export function readTargets(
  request: WebRequest,
  body: FormBody,
  units: readonly UnitName[],
  clauses: readonly Targeted[],
): TargetsRead {
  const texts = administrationTexts(request.lang).time;
  const typed: Record<string, string> = {};
  const errors: FieldError[] = [];
  const targets = new Map<UnitId, Map<ClauseId, DueLength | null>>();
  for (const unit of units) {
    const own = new Map<ClauseId, DueLength | null>();
    for (const { clause } of clauses) {
      const [name, measureName] = [fieldOf('t', unit.id, clause), fieldOf('m', unit.id, clause)];
      const text = String(body[name] ?? '').trim();
      typed[name] = text;
      typed[measureName] = String(body[measureName] ?? 'workingDays');
      const measure = MEASURES.find((one) => one === typed[measureName]) ?? 'workingDays';
      const value = Number(text);
      if (text === '') own.set(clause, null);
      else if (Number.isInteger(value) && value >= 1 && value <= 250)
        own.set(clause, measure === 'workingDays' ? { workingDays: value } : { workingHours: value });
      else errors.push({ name, say: texts.errors.target(`${unit[request.lang]}, ${clause}`, text) });
    }
    targets.set(unit.id, own);
  }
  return { typed, errors, targets };
}

export interface TargetsForm {
  readonly basedOn: number;
  readonly institution: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
}

export function targetsForm(
  request: WebRequest,
  units: readonly UnitName[],
  clauses: readonly Targeted[],
  options: TargetsForm,
): Html {
  const { lang } = request;
  const texts = administrationTexts(lang).time;
  const { typed, errors } = options;
  return html`<section class="section" id="merki"><h2>${texts.targets}</h2><p>${texts.targetsLead}</p>${form(request, {
    action: '/administracija/darba-laiks/merki',
    errors,
    ...(options.formKey === undefined ? {} : { formKey: options.formKey }),
    body: [
      hiddenField('basedOn', String(options.basedOn)),
      hiddenField('institution', options.institution),
      html`<div class="table-frame"><table class="targets"><thead><tr><th scope="col">${texts.unit}</th>${clauses.map(
        ({ clause, target }) => html`<th scope="col">${texts.targetOf(clause, sayLength(target, lang))}</th>`,
      )}</tr></thead><tbody>${units.map(
        (unit) =>
          html`<tr><th scope="row">${unit[lang]}</th>${clauses.map(({ clause }) => html`<td>${targetFields(request, unit, clause, typed, errors)}</td>`)}</tr>`,
      )}</tbody></table></div>`,
      textArea({
        lang,
        name: 'whyTargets',
        label: texts.why,
        hint: texts.whyHint,
        value: typed['whyTargets'] ?? '',
        error: errorOf(errors, 'whyTargets'),
        rows: 2,
        required: true,
        max: 500,
      }),
      buttonRow(button({ text: texts.save })),
    ],
  })}</section>`;
}

function targetFields(
  { lang }: WebRequest,
  unit: UnitName,
  clause: ClauseId,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): Html {
  const texts = administrationTexts(lang).time;
  const [name, measure] = [fieldOf('t', unit.id, clause), fieldOf('m', unit.id, clause)];
  const error = errorOf(errors, name);
  const label = `${unit[lang]}, ${clause}`;
  return html`<span class="target"><input${attrs({ class: 'input', type: 'text', id: `f-${name}`, name, inputmode: 'numeric', value: typed[name] ?? '', 'aria-label': `${label}: ${texts.targetValue}`, 'aria-invalid': error === undefined ? null : 'true', 'aria-describedby': error === undefined ? null : `e-${name}` })}><select${attrs({ class: 'input', name: measure, 'aria-label': `${label}: ${texts.targetUnit}` })}>${MEASURES.map(
    (one) => html`<option${attrs({ value: one, selected: typed[measure] === one })}>${texts.units[one]}</option>`,
  )}</select></span>${error !== undefined && html`<p class="error" id="e-${name}">${error}</p>`}`;
}

/** `t-<unit>-5-2-1` holds the number, `m-…` the measure. */
function fieldOf(part: 't' | 'm', unit: UnitId, clause: ClauseId): string {
  return `${part}-${unit}-${clause.replaceAll('.', '-')}`;
}
