import type { Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Tokens } from '#contracts/users/user';
import { AccessTokens } from '#libs/auth';
import type { Caller } from '#libs/auth';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import type { IdempotentRequest } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import { tokenConfig } from '../../../../libs/auth/src/testing/token-config';
import { LogInHandler } from '../commands/log-in.handler';
import { RegisterUserHandler } from '../commands/register-user.handler';
import type { Purpose } from '../domain/one-time-token';
import { UserAuthDatabase } from '../persistence/user-auth-database';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { SendResetLinkOnUserPasswordResetAsked } from '../reactions/send-reset-link.on-user-password-reset-asked';
import { LockoutPolicy } from '../security/lockout-policy';
import { mailBox, partsOf } from './parts';

export const PASSWORD = 'P@ssw0rd';

interface Handler<Input, Context, Output> {
  handle(input: Input, context: Context): Promise<Output>;
}

interface Asking {
  readonly caller?: Caller;
  readonly idempotency?: IdempotentRequest;
}

interface SentEvent {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** user-auth over real servers, without a broker: what is sent stays in the outbox, to be read. */
export async function userAuthFixture(
  env: Readonly<Record<string, string | undefined>>,
  { lockout = new LockoutPolicy(5, 100, 900), reuseGraceSeconds = 10, redisUrl = env['REDIS_URL'] } = {},
) {
  const config = parseEnv(
    { ...env, REDIS_URL: redisUrl },
    { database: databaseEnv('user-auth'), redis: redisEnv() },
  );
  const database = new UserAuthDatabase(config.database);
  const redis = new RedisClient(config.redis);
  await redis.connect();
  const module = await partsOf({ database, redis, lockout, reuseGraceSeconds });
  const accessTokens = new AccessTokens(tokenConfig());
  const handlers = new Map<Type, unknown>();

  /** Makes the handler once: its parts are those of the service. */
  async function handler<H>(type: Type<H>): Promise<H> {
    if (!handlers.has(type)) handlers.set(type, await module.get(ModuleRef).create(type));
    return handlers.get(type) as H;
  }

  /** For handlers with transactions of their own. */
  async function run<I, C extends object, O>(
    type: Type<Handler<I, C, O>>,
    input: I,
    asking: Asking = {},
  ): Promise<O> {
    return (await handler(type)).handle(input, asking as unknown as C);
  }

  /** For handlers that are given one. */
  async function runIn<I, C extends { tx: UserAuthTx }, O>(
    type: Type<Handler<I, C, O>>,
    input: I,
    asking: Asking = {},
  ): Promise<O> {
    const made = await handler(type);
    return database.transaction((tx) => made.handle(input, { ...asking, tx } as unknown as C));
  }

  async function events(about: string): Promise<SentEvent[]> {
    const rows = await database.raw.$queryRaw<{ envelope: SentEvent }[]>`
      SELECT envelope FROM outbox WHERE envelope->>'data' LIKE ${`%${about}%`} ORDER BY id`;
    return rows.map(({ envelope: { type, data } }) => ({ type, data }));
  }

  return {
    database,
    redis,
    accessTokens,
    run,
    runIn,
    /** Those that name somebody's id or address, oldest first. */
    events,

    async account() {
      const email = `${newId()}@example.com`;
      const { id } = await run(RegisterUserHandler, { email, password: PASSWORD });
      return { id, email };
    },

    logIn(
      email: string,
      more: { password?: string; totp?: string; clientAddress?: string } = {},
    ): Promise<Tokens> {
      return run(LogInHandler, { email, password: PASSWORD, ...more });
    },

    /** Who a session's access token speaks for. */
    async callerOf({ accessToken }: Tokens): Promise<Caller> {
      return accessTokens.verify(accessToken);
    },

    /** The tokens that were mailed to an address, oldest first. */
    async mailedTokens(email: string, purpose: Purpose): Promise<string[]> {
      const mails = (await events(email)).filter(({ data }) => data['template'] === purpose);
      return mails.map(({ data }) => {
        const { token } = data['parameters'] as { token: string };
        return mailBox.open(token, String(data['notificationId'])) ?? '';
      });
    },

    /** Has the reaction handle what was asked for about an address. */
    async reactToResetsOf(email: string): Promise<void> {
      const reaction = module.get(SendResetLinkOnUserPasswordResetAsked);
      const data = { requestId: newId(), email };
      const event = { id: newId(), type: '', subject: '', time: new Date(), correlationId: newId(), data };
      await database.rawTransaction((tx) => reaction.handle(event, tx));
    },

    async close(): Promise<void> {
      await Promise.all([database.close(), redis.onApplicationShutdown()]);
    },
  };
}

export const refusal = (code: string) => expect.objectContaining({ code }) as Error;
