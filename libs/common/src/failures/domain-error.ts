/** What kind of refusal it is; HTTP turns it into a status, messaging into "never retry". */
export type FailureKind =
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

/** One field that is wrong, for the caller to mend. */
export interface FieldError {
  /** Dotted path, e.g. `shippingAddress.country`. */
  readonly field: string;
  readonly message: string;
}

export interface FailureFacts {
  readonly errors?: readonly FieldError[];
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
  /** What else the caller needs to go on, by name: members of the problem details (RFC 9457 §3.2). */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A refusal that the caller can understand: a stable code, a kind and a sentence. */
export class DomainError extends Error {
  constructor(
    /** Stable and upper-case, e.g. `BASKET_EMPTY`; clients branch on it. */
    readonly code: string,
    readonly kind: FailureKind,
    message: string,
    readonly facts: FailureFacts = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
