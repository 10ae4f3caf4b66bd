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

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'];
/** Less than a supervisor waits before it kills: 8 s ours, 10 s Docker's. */
const STOP_WITHIN_MS = 7_500;

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
  app.enableShutdownHooks(STOP_SIGNALS);
  endInTime((ms) => logger.warn(`${options.name} did not stop within ${ms} ms; what it worked on goes back`));
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

/** A handler that takes too long is cut off: its transaction rolls back, and its message is delivered to another. */
function endInTime(say: (ms: number) => void): void {
  const end = (): void => {
    say(STOP_WITHIN_MS);
    process.exit(1);
  };
  for (const signal of STOP_SIGNALS) process.once(signal, () => setTimeout(end, STOP_WITHIN_MS).unref());
}
