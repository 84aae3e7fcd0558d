import { GIVEN_ROLES, type GivenRole, type RoleHeld } from '../../../desk/directory/index.ts';
import { ACTIONS, type Action, MATRIX, type Reach } from '../../../desk/powers/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { Role } from '../../../vocabulary/words.ts';
import { button } from '../../components/button.ts';
import { buttonForm, form } from '../../components/form.ts';
import { hiddenField, selectField } from '../../components/field.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate } from '../../texts/say.ts';
import { ACTION_WORDS } from '../powers/action-words.ts';
import { directoryTexts } from './texts.ts';

interface Held {
  readonly employee: EmployeeId;
  readonly roles: readonly Role[];
  /** Those that were given by hand; the others come with the posts. */
  readonly given: readonly RoleHeld[];
  readonly manage: boolean;
}

const WIDEST: readonly Reach[] = ['all', 'unit', 'own'];

/** 5.4.2: the roles of somebody and what they allow, read from the policy itself. */
export function powersView(request: WebRequest, held: Held): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const actions = reachedBy(held.roles);
  const parts = WIDEST.map((reach) => {
    const words = ACTIONS.filter((action) => actions.get(action) === reach).map((action) => ACTION_WORDS[action][lang]);
    return words.length === 0 ? null : html`<dt>${t.reach[reach]}</dt><dd>${words.join('; ')}</dd>`;
  });
  return html`<section class="section" id="lomas"><h2>${t.powers}</h2><ul class="rows">${held.roles.map((role) => roleLine(request, held, role))}</ul>${
    held.manage && giveForm(request, held)
  }${held.roles.length > 0 && html`<details><summary>${t.powersWhat}</summary><p class="org-hint">${t.powersSay}</p><dl class="org-powers">${parts}</dl></details>`}</section>`;
}

function roleLine(request: WebRequest, { employee, given, manage }: Held, role: Role): Html {
  const t = directoryTexts(request.lang);
  const row = given.find((one) => one.role === role);
  return html`<li class="org-absence"><span><b>${t.roles[role]}</b> <small>${row === undefined ? t.roleByPost : t.roleGiven(sayDate(request.lang, row.from))}</small></span>${
    row !== undefined &&
    manage &&
    isGiven(role) &&
    buttonForm(request, {
      action: `/iestades/darbinieks/${employee}/lomas`,
      fields: { role, give: 'no' },
      button: button({ text: t.roleTake, kind: 'quiet', attrs: { 'aria-label': t.roleTakeNamed(t.roles[role]) } }),
    })
  }</li>`;
}

function giveForm(request: WebRequest, { employee, given }: Held): Html {
  const t = directoryTexts(request.lang);
  const choices = GIVEN_ROLES.filter((role) => !given.some((one) => one.role === role));
  return form(request, {
    action: `/iestades/darbinieks/${employee}/lomas`,
    attrs: { class: 'org-inline' },
    body: [
      hiddenField('give', 'yes'),
      selectField({
        lang: request.lang,
        name: 'role',
        label: t.roleToGive,
        choices: choices.map((role) => ({ value: role, text: t.roles[role] })),
      }),
      button({ text: t.roleGive }),
    ],
  });
}

function isGiven(role: Role): role is GivenRole {
  return (GIVEN_ROLES as readonly Role[]).includes(role);
}

/** The widest reach of each action among the roles. */
function reachedBy(roles: readonly Role[]): ReadonlyMap<Action, Reach> {
  const reached = new Map<Action, Reach>();
  for (const action of ACTIONS) {
    const reaches = roles.flatMap((role) => MATRIX[role][action] ?? []);
    const widest = WIDEST.find((reach) => reaches.includes(reach));
    if (widest !== undefined) reached.set(action, widest);
  }
  return reached;
}
