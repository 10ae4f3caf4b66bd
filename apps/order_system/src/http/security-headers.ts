import helmet from '@fastify/helmet';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { DOCS } from './docs-path';

type Policy = NonNullable<Exclude<FastifyHelmetOptions['contentSecurityPolicy'], boolean>>;

const policyOf = (directives: NonNullable<Policy['directives']>): Policy => ({
  useDefaults: false,
  directives,
});

/** Answers are data: a browser that is made to show one as a page finds nothing allowed in it. */
const ofData = policyOf({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** Swagger UI sets styles from its scripts and draws icons from data URLs. */
const ofDocs = policyOf({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** What tells browsers to be strict. */
export async function setSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith(DOCS)) route.helmet = { contentSecurityPolicy: ofDocs };
  });
  await fastify.register(helmet, { contentSecurityPolicy: ofData, xFrameOptions: { action: 'deny' } });
}
