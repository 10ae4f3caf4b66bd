import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AccessTokens } from '#libs/auth';
import { RedisClient } from '#libs/redis';
import { ApiKeyExchange } from '../access/api-key-exchange';
import { OrderBacklog } from '../orders/order-backlog';
import { answerOptions } from './answer-options';
import { readBodies } from './body-parser';
import { sayHowToCache } from './caching';
import { compressAnswers } from './compression';
import { allowOrigins } from './cross-origin';
import type { HttpConfig } from './http-env';
import { Admission } from './overload/admission';
import { admitRequests } from './overload/admit-requests';
import { limitRates } from './rate-limits/limit-rates';
import type { RateLimitConfig } from './rate-limits/rate-limit-env';
import { sendersBy } from './rate-limits/senders';
import { refuseMalformed } from './refuse-malformed';
import { keepRequestContext } from './request-context';
import { RouteTable } from './route-table';
import { setSecurityHeaders } from './security-headers';
import { logSecurityEvents } from './security-log';

interface Config {
  readonly http: HttpConfig;
  readonly rateLimits: RateLimitConfig;
}

/** What the gateway's HTTP side does with every request and answer, in this order. */
export async function configureHttp(app: NestFastifyApplication, config: Config): Promise<void> {
  const fastify = app.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
  const routes = app.get(RouteTable);
  routes.observe(fastify);
  keepRequestContext(fastify);
  logSecurityEvents(fastify);
  await setSecurityHeaders(fastify);
  await allowOrigins(fastify, config.http.corsOrigins);
  answerOptions(fastify, routes);
  admitRequests(fastify, app.get(Admission), app.get(OrderBacklog));
  limitRates(fastify, {
    limits: config.rateLimits,
    limiterOf: (limit) => app.get(RedisClient).rateLimiter(limit),
    senderOf: sendersBy(app.get(AccessTokens), app.get(ApiKeyExchange)),
  });
  refuseMalformed(fastify);
  sayHowToCache(fastify);
  await compressAnswers(fastify);
  readBodies(app);
}
