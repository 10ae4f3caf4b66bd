import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import type { Caller } from '#libs/auth';
import type { IdempotentRequest } from '../inbox/idempotent-request';
import type { RawTx } from '#libs/prisma';
import type { CommandContract, QueryContract, RequestContract } from '#contracts/kernel/define-command';
import { PassFailures } from './pass-failures.filter';

/** What a query handler knows beside its input. */
export interface QueryContext {
  /** Who asks, from the verified access token; undefined for guests. */
  readonly caller: Caller | undefined;
  /** The basket that a guest's token proves to be theirs. */
  readonly guestBasketId?: string;
}

/** What a command handler knows: its writes and its events go through `tx`. */
export interface CommandContext<Tx extends RawTx = RawTx> extends QueryContext {
  readonly tx: Tx;
}

/** What the handler of a command without a transaction of its own knows. */
export interface FreeCommandContext extends QueryContext {
  /** Set where the sender gave an idempotency key: the handler must keep its answer with its effect. */
  readonly idempotency?: IdempotentRequest;
}

/**
 * `prisma`: with Prisma's client. `raw`: for hand-written SQL alone, at a quarter of the cost. `none`: the
 * command changes nothing in the database (Redis only), or opens its transactions itself.
 */
export type TransactionKind = 'prisma' | 'raw' | 'none';

export interface CommandOptions {
  /** `prisma` unless told. */
  readonly transaction?: TransactionKind;
}

export interface RequestRegistration {
  readonly contract: RequestContract;
  readonly transaction: TransactionKind;
}

/** Which handlers exist, by the name of what they answer; filled as the handlers' files load. */
export const registrations = new Map<string, RequestRegistration>();

/**
 * Declares a class whose `handle(input, context)` executes a command, in a transaction that it shares
 * with the outbox and with the record of the idempotency key. List it among a module's controllers.
 */
export function CommandHandler(contract: CommandContract, options: CommandOptions = {}): ClassDecorator {
  return requestHandler({ contract, transaction: options.transaction ?? 'prisma' });
}

/** Declares a class whose `handle(input, context)` answers a query. List it among a module's controllers. */
export function QueryHandler(contract: QueryContract): ClassDecorator {
  return requestHandler({ contract, transaction: 'none' });
}

function requestHandler(registration: RequestRegistration): ClassDecorator {
  return (target) => {
    const prototype = target.prototype as object;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'handle');
    if (!descriptor) throw new Error(`${target.name} has no method handle`);
    registrations.set(registration.contract.name, registration);
    Payload()(prototype, 'handle', 0);
    Ctx()(prototype, 'handle', 1);
    MessagePattern(registration.contract.name)(prototype, 'handle', descriptor);
    UseFilters(PassFailures)(target);
    Controller()(target);
  };
}
