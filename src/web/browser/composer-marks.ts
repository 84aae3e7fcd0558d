interface Marked {
  flat(): { readonly text: string; range(start: number, end: number): Range | null };
}

interface HighlightLike {
  priority: number;
  add(range: Range): unknown;
}
interface Highlights {
  set(name: string, highlight: HighlightLike): unknown;
  delete(name: string): unknown;
}

const KINDS = ['met', 'wants', 'warns'] as const;

/**
 * Marks in the text what satisfies a clause and what is to be mended (CSS Custom Highlight API: nothing is put into the
 * text itself). A part whose text the server counted differently is not marked: a wrong mark is worse than none.
 */
export function markFindings(
  host: HTMLElement,
  editors: ReadonlyMap<string, Marked>,
  lengths: Readonly<Record<string, number | null>>,
): void {
  const registry = highlights();
  const Made = (window as unknown as { Highlight?: new () => HighlightLike }).Highlight;
  if (registry === null || Made === undefined) return;
  const made = { met: new Made(), wants: new Made(), warns: new Made() };
  made.wants.priority = 2;
  made.warns.priority = 1;
  for (const [part, editor] of editors) {
    const flat = editor.flat();
    if (lengths[part] !== undefined && lengths[part] !== null && lengths[part] !== flat.text.length) continue;
    for (const row of host.querySelectorAll<HTMLElement>(`[data-findings="${part}"] [data-start]`)) {
      const range = flat.range(Number(row.dataset['start']), Number(row.dataset['end']));
      if (range === null) continue;
      made[row.classList.contains('met') ? 'met' : row.classList.contains('warns') ? 'warns' : 'wants'].add(range);
    }
  }
  for (const kind of KINDS) registry.set(`laipa-${kind}`, made[kind]);
}

/** Shows the place of the finding that is pointed at or holds the focus. */
export function markHere(range: Range | null): void {
  const registry = highlights();
  const Made = (window as unknown as { Highlight?: new () => HighlightLike }).Highlight;
  if (registry === null || Made === undefined) return;
  registry.delete('laipa-here');
  if (range === null) return;
  const here = new Made();
  here.priority = 3;
  here.add(range);
  registry.set('laipa-here', here);
}

function highlights(): Highlights | null {
  return (CSS as unknown as { highlights?: Highlights }).highlights ?? null;
}
