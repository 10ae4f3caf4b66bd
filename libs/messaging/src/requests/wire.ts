import type { FailureFacts, FailureKind } from '#libs/common';

/** Headers of a request message. */
export const DEADLINE = 'x-deadline';
export const TOKEN = 'x-token';
export const BASKET_TOKEN = 'x-basket-token';
export const IDEMPOTENCY_KEY = 'x-idempotency-key';
export const TRACEPARENT = 'traceparent';
export const TRACESTATE = 'tracestate';

/** What a service answers to a command or a query. */
export type Reply =
  | { readonly ok: true; readonly data: unknown; readonly replayed?: true }
  | { readonly ok: false; readonly failure: WireFailure };

/** A DomainError on the wire. */
export interface WireFailure {
  readonly code: string;
  readonly kind: FailureKind;
  readonly message: string;
  readonly facts?: FailureFacts;
}
