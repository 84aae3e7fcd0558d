import type { Both, ServiceCard, ServiceText } from '../../../desk/services/index.ts';
import type { ServiceId, UnitId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { FormBody } from '../../server/define-route.ts';
import { date, oneOf, readForm, text, ticked, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type Typed, typedOf } from './fields.ts';
import { servicesTexts } from './texts.ts';

/** The texts of a card that stand in two fields each. */
export const BOTH_PARTS = ['about', 'steps', 'documents', 'fee', 'term', 'decides'] as const;
export type BothPart = (typeof BOTH_PARTS)[number];

/** The card as the fields of its form. */
export function cardToFields(card: ServiceCard): Readonly<Record<string, string>> {
  return {
    nameLv: card.name.lv,
    nameEn: card.name.en,
    ...Object.fromEntries(
      BOTH_PARTS.flatMap((part) => [
        [`${part}Lv`, card[part].lv],
        [`${part}En`, card[part].en],
      ]),
    ),
    letter: card.letter,
    unit: card.unit,
    usualMinutes: String(card.usualMinutes),
    byAppointment: card.byAppointment ? 'yes' : '',
    walkIn: card.walkIn ? 'yes' : '',
    lawTitle: card.law.title,
    lawUrl: card.law.url,
    from: card.from.toString(),
    to: card.to?.toString() ?? '',
  };
}

/** What was typed as a card, or what has to be mended. */
export function readServiceForm(
  request: WebRequest,
  id: ServiceId,
  units: readonly UnitId[],
  body: FormBody,
): { readonly service: ServiceText } | Typed {
  const t = servicesTexts(request.lang).edit;
  const read = readForm(
    {
      nameLv: text({ required: true, max: 200 }),
      nameEn: text({ max: 200 }),
      letter: text({ required: true, max: 2 }),
      unit: oneOf(units, { required: true }),
      usualMinutes: whole({ required: true, min: 1, max: 240 }),
      byAppointment: ticked(),
      walkIn: ticked(),
      lawTitle: text({ max: 300 }),
      lawUrl: text({ max: 500 }),
      from: date({ required: true }),
      to: date(),
    },
    body,
    { ...t, byAppointment: t.byAppointment, walkIn: t.walkIn },
    request.lang,
  );
  const parts = readForm(
    {
      aboutLv: text({ max: 500 }),
      aboutEn: text({ max: 500 }),
      stepsLv: LONG,
      stepsEn: LONG,
      documentsLv: LONG,
      documentsEn: LONG,
      feeLv: text({ max: 500 }),
      feeEn: text({ max: 500 }),
      termLv: text({ max: 500 }),
      termEn: text({ max: 500 }),
      decidesLv: text({ max: 300 }),
      decidesEn: text({ max: 300 }),
    },
    body,
    t,
    request.lang,
  );
  if (!read.ok || !parts.ok) {
    const errors: FieldError[] = [...(read.ok ? [] : read.errors), ...(parts.ok ? [] : parts.errors)];
    return { typed: typedOf(body), errors, formKey: read.formKey };
  }
  const { values } = read;
  const both = (part: BothPart): Both => ({
    lv: parts.values[`${part}Lv`] ?? '',
    en: parts.values[`${part}En`] ?? '',
  });
  return {
    service: {
      id,
      letter: values.letter.toUpperCase(),
      unit: values.unit,
      name: { lv: values.nameLv, en: values.nameEn ?? '' },
      about: both('about'),
      steps: both('steps'),
      documents: both('documents'),
      fee: both('fee'),
      term: both('term'),
      decides: both('decides'),
      law: { title: values.lawTitle ?? '', url: values.lawUrl ?? '' },
      usualMinutes: values.usualMinutes,
      byAppointment: values.byAppointment === true,
      walkIn: values.walkIn === true,
      from: values.from,
      to: values.to,
    },
  };
}

const LONG = text({ max: 2000 });
