export interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/** Packages for other platforms that a package names and the lockfile leaves out: `npm ci` refuses such a lockfile. */
export function missingFromLockfile({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesFor(place, name).some((candidate) => candidate in packages),
    ),
  );
}

/** Where Node looks for `name` from the package at `place`. */
function placesFor(place: string, name: string): string[] {
  const folders = place
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return [`node_modules/${name}`, ...folders.filter(Boolean).map((folder) => `${folder}/node_modules/${name}`)];
}
