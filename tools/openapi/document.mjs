import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const gateway = resolve(import.meta.dirname, '../../dist/apps/order_system/src');

/** What the gateway's configuration asks for; nothing is reached with it. */
const PLACEHOLDERS = {
  AMQP_URL: 'amqp://127.0.0.1',
  REDIS_URL: 'redis://127.0.0.1',
  JWT_SECRET: 'a secret of at least 32 characters',
};

/** The OpenAPI document of the built gateway, without a server or a connection: no provider is made. */
export async function buildDocument() {
  require('reflect-metadata');
  const { NestFactory } = require('@nestjs/core');
  const { FastifyAdapter } = require('@nestjs/platform-fastify');
  const { OrderSystemModule } = withEnvironment(PLACEHOLDERS, () =>
    require(`${gateway}/order-system.module.js`),
  );
  const { documentOf } = require(`${gateway}/openapi/document.js`);
  const app = await NestFactory.create(OrderSystemModule, new FastifyAdapter(), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  return documentOf(app);
}

/** The same document wherever it is built. */
function withEnvironment(env, work) {
  const before = process.env;
  process.env = env;
  try {
    return work();
  } finally {
    process.env = before;
  }
}
