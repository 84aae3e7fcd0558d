declare module '@hotwired/turbo' {
  export const config: { readonly drive: { progressBarDelay: number } };
  export function visit(url: string): void;
}
