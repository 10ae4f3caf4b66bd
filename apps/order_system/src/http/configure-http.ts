import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { answerOptions } from './answer-options';
import { readBodies } from './body-parser';
import { sayHowToCache } from './caching';
import { compressAnswers } from './compression';
import { allowOrigins } from './cross-origin';
import type { HttpConfig } from './http-env';
import { refuseMalformed } from './refuse-malformed';
import { keepRequestContext } from './request-context';
import { RouteTable } from './route-table';
import { setSecurityHeaders } from './security-headers';

/** What the gateway's HTTP side does with every request and answer, in this order. */
export async function configureHttp(app: NestFastifyApplication, config: HttpConfig): Promise<void> {
  const fastify = app.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
  const routes = app.get(RouteTable);
  routes.observe(fastify);
  keepRequestContext(fastify);
  await setSecurityHeaders(fastify);
  await allowOrigins(fastify, config.corsOrigins);
  refuseMalformed(fastify);
  answerOptions(fastify, routes);
  sayHowToCache(fastify);
  await compressAnswers(fastify);
  readBodies(app);
}
