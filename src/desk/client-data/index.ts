export { continueErasure, type WriteDocuments } from './continue-erasure.ts';
export { beginErasure, type ErasureAsked, type ErasureRefusal } from './erase-client.ts';
export { eraseRows } from './erase.store.ts';
export { eraseFields, eraseScope, type Scope as ErasedScope } from './erase-scope.ts';
export {
  beginExport,
  EXPORT_HOURS,
  exportClient,
  type ExportedData,
  type ExportedFile,
  lettersOfOthers,
} from './export-client.ts';
export type { Duty, ExportedRow, ThirdPerson } from './export.store.ts';
export { INVENTORY } from './inventory/inventory.ts';
export {
  claimJob,
  type DataJob,
  type DataJobKind,
  type DataJobState,
  endJob,
  insertJob,
  jobById,
  newestJobs,
  saveProgress,
  saveTrouble,
} from './jobs.store.ts';
export { type ErasurePreview, previewErasure } from './preview-erasure.ts';
export { writeZip, type ZipEntry } from './write-zip.ts';
