import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AccessTokenSigner, AuthModule } from '#libs/auth';
import type { Role, TokenSubject } from '#libs/auth';
import { newId } from '#libs/common';
import { parseEnv } from '#libs/configs';
import { EventFeed, RequestClient } from '#libs/messaging';
import { tokenConfig } from '../../../../libs/auth/src/testing/token-config';
import { AccessModule } from '../access/access.module';
import { Revocations } from '../access/revocations';
import { ApiModule } from '../api.module';
import { configureHttp } from '../http/configure-http';
import { httpEnv } from '../http/http-env';
import { overloadEnv } from '../http/overload/overload-env';
import { rateLimitEnv } from '../http/rate-limits/rate-limit-env';
import { serverOptions } from '../http/server-options';
import { eventStreamEnv } from '../orders/event-stream-settings';
import { FakeRevocations } from './fake-revocations';
import { type FakeFeed, FakeMessagingModule, type FakeRequests } from './fake-messaging';

export const USER_ID = '01a20465-bf4c-7729-ab97-2c2165707774';

const UNLIMITED = { RATE_LIMIT_DEFAULT: 'off', RATE_LIMIT_AUTH: 'off' };

/** The gateway's routes in this process, in front of prepared answers. */
export async function startGateway(env: Readonly<Record<string, string>> = {}, tokens = tokenConfig()) {
  const config = parseEnv(
    { ...UNLIMITED, ...env },
    { http: httpEnv(), overload: overloadEnv(), rateLimits: rateLimitEnv(), streams: eventStreamEnv() },
  );

  const module = await Test.createTestingModule({
    imports: [
      FakeMessagingModule,
      AuthModule.forIssuer(tokens),
      AccessModule.forGateway(tokens),
      ApiModule.forGateway(config),
    ],
  })
    .overrideProvider(Revocations)
    .useClass(FakeRevocations)
    .compile();
  const adapter = new FastifyAdapter({ bodyLimit: 100 * 1_024, ...serverOptions(config.http) });
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  await configureHttp(app, config);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const signer = app.get(AccessTokenSigner);
  const bearerOf = async (subject: TokenSubject) => ({
    authorization: `Bearer ${await signer.sign(subject)}`,
  });
  return {
    requests: app.get<unknown, FakeRequests>(RequestClient),
    feed: app.get<unknown, FakeFeed>(EventFeed),
    revoked: app.get<unknown, FakeRevocations>(Revocations).sessions,
    bearerOf,
    bearer: (...roles: Role[]) => bearerOf({ id: USER_ID, roles, sessionId: newId() }),
    url,
    get: <T>(part: Type<T>): T => app.get(part),
    fetch: (path: string, init?: RequestInit) => fetch(url + path, init),
    stop: () => app.close(),
  };
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>;
