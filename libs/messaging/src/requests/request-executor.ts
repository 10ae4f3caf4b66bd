import { Injectable, Logger } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import type { ConsumeMessage } from 'amqplib';
import { isObservable, lastValueFrom } from 'rxjs';
import { AccessTokens, BasketTokens } from '#libs/auth';
import { DomainError, ValidationError, findUnstorable, runInContext } from '#libs/common';
import { isDatabaseUnavailable, isSerializationConflict } from '#libs/prisma';
import type { RawTx } from '#libs/prisma';
import type { RequestContract } from '#contracts/kernel/define-command';
import { type Access, heedsBasketToken } from '#contracts/kernel/permissions';
import { headerOf, propertiesOf, textOf } from '../broker/properties';
import { Idempotency } from '../inbox/idempotency';
import { IdempotentRequest } from '../inbox/idempotent-request';
import { KnownSenders } from '../known-senders';
import { UnitOfWork } from '../unit-of-work';
import { authorize } from './authorize';
import { registrations } from './request-handler.decorator';
import type { QueryContext, RequestRegistration, TransactionKind } from './request-handler.decorator';
import { BASKET_TOKEN, IDEMPOTENCY_KEY, TOKEN, TRACEPARENT, TRACESTATE } from './wire';
import { MayHaveRun, UnknownRequest } from './request-failures';
import type { Reply } from './wire';

/** The reply as it goes over the wire, and what went wrong, if anything. */
export interface Outcome {
  readonly reply: Buffer;
  readonly failure?: unknown;
}

/** Takes a request through validation, authentication, transaction and idempotency to its handler. */
@Injectable()
export class RequestExecutor {
  readonly #logger = new Logger(RequestExecutor.name);

  constructor(
    private readonly tokens: AccessTokens,
    private readonly basketTokens: BasketTokens,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly senders: KnownSenders,
  ) {}

  /** Never rejects. */
  async execute(message: ConsumeMessage, handler: MessageHandler | null): Promise<Outcome> {
    const { type, messageId, correlationId } = propertiesOf(message);
    const name = String(type);
    const context = {
      correlationId: String(correlationId ?? messageId),
      messageId: String(messageId),
      traceparent: textOf(headerOf(message, TRACEPARENT)),
      tracestate: textOf(headerOf(message, TRACESTATE)),
    };
    return runInContext(context, async () => {
      try {
        const registration = registrations.get(name);
        if (!registration || !handler) throw new UnknownRequest(name);
        this.senders.checkRequest(message, registration.contract);
        // It may have run before its instance died; only its sender can say whether to try again.
        if (message.fields.redelivered) throw new MayHaveRun();
        return { reply: encode(await this.run(message, registration, handler)) };
      } catch (failure) {
        return { reply: encode(this.refusal(failure, name)), failure };
      }
    });
  }

  private async run(
    message: ConsumeMessage,
    { contract, transaction }: RequestRegistration,
    handler: MessageHandler,
  ): Promise<Reply> {
    const input = parseInput(message, contract.input);
    const context = await this.contextOf(message, contract.access);
    const idempotency = idempotentRequest(message, contract, input, context);
    const call = (more: object): Promise<unknown> => answerOf(handler, input, { ...context, ...more });
    const work = (tx: RawTx): Promise<unknown> => this.idempotency.once(tx, idempotency, () => call({ tx }));
    const data = await this.inTransaction(transaction, work, () => call({ idempotency }));
    return { ok: true, data, ...(idempotency?.replayed && { replayed: true }) };
  }

  private inTransaction(
    kind: TransactionKind,
    work: (tx: RawTx) => Promise<unknown>,
    free: () => Promise<unknown>,
  ): Promise<unknown> {
    if (kind === 'none') return free();
    return kind === 'raw' ? this.unitOfWork.runRaw(work) : this.unitOfWork.run(work);
  }

  /** Who asks, as signed tokens say: the sender's word alone counts for nothing. */
  private async contextOf(message: ConsumeMessage, access: Access): Promise<QueryContext> {
    const token = textOf(headerOf(message, TOKEN));
    const basketToken = heedsBasketToken(access) ? textOf(headerOf(message, BASKET_TOKEN)) : undefined;
    const caller = token === undefined ? undefined : await this.tokens.verify(token);
    authorize(access, caller);
    const guestBasketId = basketToken === undefined ? undefined : await this.basketTokens.verify(basketToken);
    return { caller, guestBasketId };
  }

  private refusal(failure: unknown, request: string): Reply {
    if (failure instanceof DomainError) {
      const { code, kind, message, facts } = failure;
      return { ok: false, failure: { code, kind, message, facts } };
    }
    if (isDatabaseUnavailable(failure) || isSerializationConflict(failure)) {
      this.#logger.warn({ request, err: failure, msg: 'the database is away' });
      return {
        ok: false,
        failure: {
          code: 'SERVICE_UNAVAILABLE',
          kind: 'unavailable',
          message: 'The service cannot reach its database; try again shortly.',
          facts: { retryAfter: 2 },
        },
      };
    }
    this.#logger.error({ request, err: failure, msg: 'a request failed' });
    return {
      ok: false,
      failure: { code: 'INTERNAL_ERROR', kind: 'internal', message: 'Something went wrong on our side.' },
    };
  }
}

function parseInput(message: ConsumeMessage, schema: RequestRegistration['contract']['input']): unknown {
  const text = message.content.toString();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ValidationError([{ field: '', message: 'the body is not JSON' }]);
  }
  const field = findUnstorable(text, body);
  if (field !== undefined)
    throw new ValidationError([{ field, message: 'must not hold U+0000 or half of a surrogate pair' }]);
  const input = schema.safeParse(body);
  if (!input.success) throw ValidationError.from(input.error);
  return input.data;
}

async function answerOf(handler: MessageHandler, input: unknown, context: unknown): Promise<unknown> {
  const answer: unknown = await handler(input, context);
  return isObservable(answer) ? lastValueFrom(answer, { defaultValue: undefined }) : answer;
}

/** One caller's key says nothing about another's; and whose basket token comes along is part of what is asked. */
function idempotentRequest(
  message: ConsumeMessage,
  { name, notCompared }: RequestContract,
  input: unknown,
  { caller, guestBasketId }: QueryContext,
): IdempotentRequest | undefined {
  const key = textOf(headerOf(message, IDEMPOTENCY_KEY));
  if (key === undefined) return undefined;
  const sender = caller?.id ?? guestBasketId ?? 'guest';
  return new IdempotentRequest(name, `${sender}:${key}`, { input, guestBasketId }, notCompared);
}

function encode(reply: Reply): Buffer {
  return Buffer.from(JSON.stringify(reply));
}
