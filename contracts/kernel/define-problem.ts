import type { z } from 'zod';

/** What kind of refusal it is; HTTP answers each with one status, messaging never retries it. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too-many'
  | 'unavailable'
  | 'internal';

/** Members of a problem beside the usual ones (RFC 9457 §3.2). */
export interface ProblemDetails {
  readonly schema: z.ZodObject;
  readonly example: Readonly<Record<string, unknown>>;
}

/** A refusal, as its owner publishes it: clients branch on `code`, people read the rest. */
export interface Problem {
  /** Stable and upper-case, e.g. `BASKET_EMPTY`. */
  readonly code: string;
  readonly kind: ProblemKind;
  /** A few words, the same at each occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  /** When it happens. */
  readonly meaning: string;
  /** What the client does about it. */
  readonly remedy: string;
  readonly details?: ProblemDetails;
}

type Definitions = Readonly<Record<string, Omit<Problem, 'code'>>>;

/** An owner's problems by their codes. */
export function defineProblems<D extends Definitions>(
  definitions: D,
): { readonly [Code in keyof D]: Problem } {
  const problems = Object.entries(definitions).map(([code, problem]) => [code, { code, ...problem }]);
  return Object.fromEntries(problems) as { readonly [Code in keyof D]: Problem };
}
