import type { Server } from 'node:http';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyHttpOptions } from 'fastify';
import { Logger } from 'nestjs-pino';
import { measureHttp } from '../metrics/http-metrics';
import { collectProcessMetrics } from '../metrics/metrics';
import { plainDocument, serveApiDocs } from './api-docs';

export interface ServiceOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** The transport that answers commands and queries, resolved from the module. */
  readonly transport?: Type<CustomStrategy['strategy']>;
  /** Changes to the HTTP side that only this service needs. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** How its HTTP server treats clients, beside what holds for all services. */
  readonly http?: FastifyHttpOptions<Server>;
  /** Its OpenAPI document, where it has more to tell than how it is. */
  readonly document?: (app: NestFastifyApplication) => OpenAPIObject;
}

/** Bodies over 100 KB are refused (413). */
const BODY_LIMIT = 100 * 1_024;

/** Starts one service: its module, its transport, its HTTP port; stops it in order on SIGTERM and SIGINT. */
export async function startService(module: Type, options: ServiceOptions): Promise<NestFastifyApplication> {
  collectProcessMetrics(options.name);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    ...options.http,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  const logger = app.get(Logger);
  app.useLogger(logger);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  measureHttp(adapter.getInstance());
  await options.configure?.(app);
  serveApiDocs(app, () => options.document?.(app) ?? plainDocument(app, options.name));
  if (options.transport) app.connectMicroservice({ strategy: app.get(options.transport) });
  // First: the transport needs the broker, which the module's hooks connect.
  await app.init();
  await app.startAllMicroservices();
  await app.listen(options.port, options.host);
  logger.log(`${options.name} listens on ${await app.getUrl()}`);
  return app;
}
