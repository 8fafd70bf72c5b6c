import type { ListSection } from '../domain/digest.ts';

/** Files that office programs open. */
export interface Documents {
  /** The house-style list as a Word document: headings for themes and items, links that work. */
  docx(list: { readonly title: string; readonly sections: readonly ListSection[] }): Promise<Uint8Array>;
}
