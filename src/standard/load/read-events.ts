import { EVENT_KINDS, type EventKind } from '../../vocabulary/events.ts';
import type { MechanismKind } from '../../vocabulary/verdict.ts';
import { FACTS, type FactShape, PRESENT } from '../facts.ts';
import { INHERENT, type Inherent, type Role, ROLES, type Wiring } from '../mechanism.ts';
import { SHAPES } from '../shapes.ts';
import type { Conditions, FactValue, Trigger } from '../standard.ts';
import type { Findings, Path } from './findings.ts';
import { isRaw, listed, onlyKeys, quote, readList, readText } from './read.ts';

/** Which events move a mechanism, or which are awaited. A mechanism without either is refused: it would be a mere text. */
export function readEvents(found: Findings, kind: MechanismKind, value: unknown, path: Path): Wiring {
  if (!isRaw(value) || Object.keys(value).length === 0) {
    found.add('missing', path, {
      lv: `Mehānismam \`${kind}\` trūkst \`events\`: kuri notikumi to virza, vai \`awaited\` — kuri vēl gaidāmi.`,
      en: `Mechanism \`${kind}\` lacks \`events\`: which events move it, or \`awaited\` — which are still to come.`,
    });
    return { state: 'awaited', awaited: [] };
  }
  if (value['awaited'] !== undefined) return readAwaited(found, value, path);
  if (value['inherent'] !== undefined) return readInherent(found, value['inherent'], [...path, 'inherent']);
  return { state: 'wired', roles: readRoles(found, kind, value, path) };
}

function readAwaited(found: Findings, value: Readonly<Record<string, unknown>>, path: Path): Wiring {
  const awaited = readList(found, value['awaited'], [...path, 'awaited']).filter((text) => typeof text === 'string');
  if (awaited.length === 0 || Object.keys(value).length > 1) {
    found.add('wrong-type', path, {
      lv: 'Zem `awaited` jānosauc vismaz viens gaidāmais notikums, un blakus nedrīkst būt citu lomu.',
      en: 'Under `awaited` at least one event to come must be described, and no other role may stand beside it.',
    });
  }
  return { state: 'awaited', awaited };
}

function readInherent(found: Findings, value: unknown, path: Path): Wiring {
  if ((INHERENT as readonly unknown[]).includes(value)) return { state: 'inherent', inherent: value as Inherent };
  found.add('wrong-type', path, {
    lv: `\`inherent\` var būt ${listed(INHERENT)}, bet ir ${quote(value)}.`,
    en: `\`inherent\` must be one of ${listed(INHERENT)}, but is ${quote(value)}.`,
  });
  return { state: 'awaited', awaited: [] };
}

function readRoles(
  found: Findings,
  kind: MechanismKind,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): Partial<Record<Role, readonly Trigger[]>> {
  const { roles: allowed, needed } = SHAPES[kind];
  const roles: Partial<Record<Role, readonly Trigger[]>> = {};
  for (const role of Object.keys(value)) {
    if ((allowed as readonly string[]).includes(role)) {
      roles[role as Role] = readTriggers(found, value[role], [...path, role]);
      continue;
    }
    const known = (ROLES as readonly string[]).includes(role);
    found.add('unknown-role', [...path, role], {
      lv: `Mehānismam \`${kind}\` ${known ? 'nav lomas' : 'norādīta nezināma loma'} ${quote(role)}; drīkst būt ${listed(allowed)}.`,
      en: `Mechanism \`${kind}\` has ${known ? 'no' : 'an unknown'} role ${quote(role)}; expected one of ${listed(allowed)}.`,
    });
  }
  for (const role of needed) {
    const written = value[role];
    if (Array.isArray(written) && written.length > 0) continue;
    found.add('missing-role', path, {
      lv: `Mehānismam \`${kind}\` jānosauc notikums lomai \`${role}\`.`,
      en: `Mechanism \`${kind}\` must name an event for the role \`${role}\`.`,
    });
  }
  return roles;
}

function readTriggers(found: Findings, value: unknown, path: Path): readonly Trigger[] {
  return readList(found, value, path).flatMap((raw, index) => {
    const at = [...path, index];
    const trigger = typeof raw === 'string' ? { on: raw } : raw;
    if (!isRaw(trigger)) {
      found.add('wrong-type', at, {
        lv: `Vajag notikumu, piemēram, \`{ on: reply.delivered }\`, bet ir ${quote(raw)}.`,
        en: `Expected an event such as \`{ on: reply.delivered }\`, but found ${quote(raw)}.`,
      });
      return [];
    }
    const on = trigger['on'];
    if (typeof on !== 'string' || !(EVENT_KINDS as readonly string[]).includes(on)) {
      found.add('unknown-event', [...at, 'on'], {
        lv: `Nezināms notikums ${quote(on)}; zināmie: ${listed(EVENT_KINDS)}.`,
        en: `Unknown event ${quote(on)}; known are ${listed(EVENT_KINDS)}.`,
      });
      return [];
    }
    onlyKeys(found, trigger, at, ['on', 'when', 'countedFrom']);
    const countedFrom = trigger['countedFrom'] === undefined ? null : readText(found, trigger, 'countedFrom', at);
    return [
      { on: on as EventKind, when: readWhen(found, on as EventKind, trigger['when'], [...at, 'when']), countedFrom },
    ];
  });
}

function readWhen(found: Findings, kind: EventKind, value: unknown, path: Path): Conditions {
  if (value === undefined) return {};
  if (!isRaw(value)) {
    found.add('wrong-type', path, {
      lv: `Nosacījumos vajag faktu un vērtību, bet ir ${quote(value)}.`,
      en: `Conditions need a fact and a value, but found ${quote(value)}.`,
    });
    return {};
  }
  const facts: Readonly<Record<string, FactShape>> = FACTS[kind];
  const when: Record<string, FactValue | readonly FactValue[]> = {};
  for (const [name, wanted] of Object.entries(value)) {
    const shape = facts[name];
    if (shape === undefined) {
      found.add('unknown-fact', [...path, name], {
        lv: `Notikumam \`${kind}\` nav fakta ${quote(name)}; tam ir ${listed(Object.keys(facts)) || 'nekādu faktu'}.`,
        en: `Event \`${kind}\` has no fact ${quote(name)}; it has ${listed(Object.keys(facts)) || 'none'}.`,
      });
      continue;
    }
    const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    const wrong = values.find((one) => !fits(one, shape));
    if (wrong !== undefined || values.length === 0) {
      found.add('unknown-fact-value', [...path, name], {
        lv: `Fakts \`${name}\` nevar būt ${quote(wrong)}; tas ir ${sayFact(shape, 'lv')}.`,
        en: `Fact \`${name}\` cannot be ${quote(wrong)}; it is ${sayFact(shape, 'en')}.`,
      });
      continue;
    }
    when[name] = wanted as FactValue | readonly FactValue[];
  }
  return when;
}

function fits(value: unknown, shape: FactShape): boolean {
  if (typeof shape !== 'string') return shape.includes(value as string);
  if (shape === 'id') return value === null || value === PRESENT;
  return typeof value === shape;
}

function sayFact(shape: FactShape, language: 'lv' | 'en'): string {
  if (typeof shape !== 'string') return `${language === 'lv' ? 'viens no' : 'one of'} ${listed(shape)}`;
  const words = {
    boolean: { lv: '`true` vai `false`', en: '`true` or `false`' },
    number: { lv: 'skaitlis', en: 'a number' },
    id: { lv: 'identifikators: `present` vai `null`', en: 'an id: `present` or `null`' },
    list: { lv: 'saraksts, ko nosacījumā nesalīdzina', en: 'a list, which no condition compares' },
  };
  return words[shape][language];
}
