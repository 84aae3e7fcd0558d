import type { Standard } from '../../standard/standard.ts';

/** A link that is offered to the one who writes: its words in both languages and where it leads. */
export interface KnownLink {
  readonly title: { readonly lv: string; readonly en: string };
  readonly href: string;
  readonly kind: 'law' | 'services' | 'municipality';
}

/** Where the acts that the desk knows can be read (likumi.lv by its permanent numbers, EUR-Lex by the act's). */
const ACTS: Readonly<Record<string, string>> = {
  'law/iesniegumu-likums': 'https://likumi.lv/ta/id/164501',
  'law/informacijas-atklatibas-likums': 'https://likumi.lv/ta/id/50601',
  'law/administrativa-procesa-likums': 'https://likumi.lv/ta/id/55567',
  'law/vdar': 'https://eur-lex.europa.eu/eli/reg/2016/679/oj?locale=lv',
};

const STATE_PORTAL: KnownLink = {
  title: {
    lv: 'Valsts un pašvaldību pakalpojumi (latvija.gov.lv)',
    en: 'State and municipal services (latvija.gov.lv)',
  },
  href: 'https://latvija.gov.lv',
  kind: 'services',
};

/**
 * The links that a letter may need (9.2: services, law, forms, public information): the laws in force on the day, the
 * state's portal of services, the municipality's own website.
 */
export function knownLinks(standards: readonly Standard[], website: string, day: Temporal.PlainDate): KnownLink[] {
  const laws = standards.flatMap((act): KnownLink[] => {
    const href = ACTS[act.act];
    if (href === undefined || !act.isLaw || !inForce(act, day)) return [];
    return [{ title: { lv: bare(act.title.lv), en: bare(act.title.en) }, href, kind: 'law' }];
  });
  const own: KnownLink[] = /^[\w-]+(\.[\w-]+)+/.test(website.replace(/^https?:\/\//, ''))
    ? [
        {
          title: { lv: 'Pašvaldības tīmekļvietne', en: 'Website of the municipality' },
          href: website.startsWith('http') ? website : `https://${website}`,
          kind: 'municipality',
        },
      ]
    : [];
  return [...laws, STATE_PORTAL, ...own];
}

function inForce(act: Standard, day: Temporal.PlainDate): boolean {
  if (Temporal.PlainDate.compare(act.inForce, day) > 0) return false;
  return act.until === null || Temporal.PlainDate.compare(day, act.until) <= 0;
}

/** „Iesniegumu likums (redakcija līdz …)” → „Iesniegumu likums”. */
function bare(title: string): string {
  return title.replace(/\s*\([^)]*\)\s*$/, '');
}
