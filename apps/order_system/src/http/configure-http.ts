import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { readBodies } from './body-parser';
import { sayHowToCache } from './caching';
import { refuseMalformed } from './refuse-malformed';
import { keepRequestContext } from './request-context';
import { RouteTable } from './route-table';

/** What the gateway's HTTP side does to every request, before its route. */
export function configureHttp(app: NestFastifyApplication): void {
  const fastify = app.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>();
  app.get(RouteTable).observe(fastify);
  keepRequestContext(fastify);
  refuseMalformed(fastify);
  sayHowToCache(fastify);
  readBodies(app);
}
