import type { z } from 'zod';
import type { Problem } from './define-problem';
import type { Access } from './permissions';

/** The services that answer commands and queries; each has the queue `<service>.commands`. */
export type ServiceName =
  'user-auth' | 'catalog' | 'products-basket' | 'orders' | 'payments' | 'notifications';

/** A request to one service: a command changes something, a query only reads. */
export interface RequestContract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** e.g. `basket.check-out`. */
  readonly name: string;
  readonly owner: ServiceName;
  readonly kind: 'command' | 'query';
  /** Who may send it; the service that answers checks this itself, against the caller's signed token. */
  readonly access: Access;
  /** How it can be refused, besides what any request can meet. */
  readonly fails?: readonly Problem[];
  readonly input: Input;
  /**
   * Fields that do not tell a repeated command from another one under its idempotency key: secrets, of which
   * not even a fast hash may be kept, and what the gateway adds.
   */
  readonly notCompared?: readonly string[];
  readonly output: Output;
}

export type CommandContract<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = RequestContract<I, O> & { readonly kind: 'command' };
export type QueryContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = RequestContract<
  I,
  O
> & { readonly kind: 'query' };

/** What a handler receives: `InputOf<typeof CancelOrder>`. */
export type InputOf<C> = C extends RequestContract<infer Input> ? z.output<Input> : never;
/** What a handler answers. */
export type OutputOf<C> = C extends RequestContract<z.ZodType, infer Output> ? z.output<Output> : never;

export function defineCommand<I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<RequestContract<I, O>, 'kind'>,
): CommandContract<I, O> {
  return { ...definition, kind: 'command' };
}

export function defineQuery<I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<RequestContract<I, O>, 'kind'>,
): QueryContract<I, O> {
  return { ...definition, kind: 'query' };
}
