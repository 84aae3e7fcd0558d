/** The database was made by a newer release, which this one would not serve rightly. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
  constructor(found: number, known: number) {
    super(
      `Datubāzes shēma (${found}) ir jaunāka par šo programmu (${known}). Startējiet jaunāko laidienu. · ` +
        `The schema of the database (${found}) is newer than this program (${known}). Start the newer release.`,
    );
  }
}
