import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const DAY_SECONDS = 24 * 60 * 60;

/** What scripts of other origins may send beside what browsers always let them. */
const REQUEST_HEADERS = [
  'Authorization',
  'Basket-Token',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Prefer',
  'traceparent',
  'tracestate',
  'X-Api-Key',
  'X-Request-Id',
];

/** What they may read of an answer beside its body. */
const RESPONSE_HEADERS = [
  'Allow',
  'Basket-Token',
  'ETag',
  'Idempotency-Replayed',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'traceresponse',
  'WWW-Authenticate',
  'X-Request-Id',
];

/** Lets scripts of these origins call the API from a browser; of none unless configured. No cookies are involved. */
export async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await fastify.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: REQUEST_HEADERS,
    exposedHeaders: RESPONSE_HEADERS,
    maxAge: DAY_SECONDS,
    // OPTIONS is answered with what the path takes, whether a browser asks or not.
    preflightContinue: true,
    strictPreflight: false,
  });
}
