import type { Page } from '../../domain/page.ts';
import type { Failure } from '../../domain/result.ts';
import type { Validators } from '../../domain/source.ts';
import type { Purpose } from './identity.ts';

/** How a request ended: what `Fetched` says beside the request itself. */
export type Outcome =
  | {
      readonly outcome: 'page';
      readonly page: Page;
      readonly validators: Validators;
      readonly movedTo?: string;
    }
  | { readonly outcome: 'not-modified'; readonly movedTo?: string }
  | { readonly outcome: 'failed'; readonly failure: Failure };

/** One thing to be had, over as many redirects as it takes. */
export interface Errand {
  readonly purpose: Purpose;
  /** Where to go now: the address asked for, or where the last redirect pointed. */
  readonly url: URL;
  /** Addresses asked before, in order. */
  readonly trail: readonly string[];
  /** One of the redirects on the way was not for good. */
  readonly isDetour?: boolean;
  readonly validators?: Validators;
}

/** The host as politeness counts it: with a port only where it is an unusual one. */
export function hostOf(errand: Errand): string {
  return errand.url.host;
}
