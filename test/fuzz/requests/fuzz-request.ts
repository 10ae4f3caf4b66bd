import type { Operation } from '../../support/openapi/operations';
import type { CallerName } from '../world/callers';

export type Entry = readonly [name: string, value: unknown];

/** A body as JSON, or as the bytes that are sent. */
export type FuzzBody = { readonly json: unknown } | { readonly bytes: Buffer };

/** A request before anybody's things are put in: it is the same each time that its seed is used. */
export interface FuzzRequest {
  readonly operation: Operation;
  readonly caller: CallerName;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: readonly Entry[];
  readonly headers: readonly Entry[];
  readonly body?: FuzzBody;
  /** As the document asks, by somebody who may, about the caller's own things: nothing speaks against it. */
  readonly sound: boolean;
  /** Somebody looks at what it names, before and after. */
  readonly watched: boolean;
}
