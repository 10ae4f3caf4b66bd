import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import { answerClientError } from './client-error';
import type { HttpConfig } from './http-env';
import { answerUnroutable } from './unroutable';

/** Ids are much shorter; what is between that and this is refused by the field's own rule. */
const MAX_PARAM_LENGTH = 1_024;
/** The limits are looked at this often, or more often where they are short. */
const MAX_CHECK_INTERVAL_MS = 5_000;

/** How the HTTP server treats its clients: what they may send, how slowly, and who stands between. */
export function serverOptions(config: HttpConfig): FastifyHttpOptions<Server> {
  const { headersTimeoutMs, requestTimeoutMs, idleTimeoutMs, keepAliveMs, maxHeaderBytes } = config;
  return {
    trustProxy: config.trustProxy,
    // One address a resource: `/products/` is `/products`.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAM_LENGTH },
    requestTimeout: requestTimeoutMs,
    connectionTimeout: idleTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    http: {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL_MS, headersTimeoutMs / 2),
      maxHeaderSize: maxHeaderBytes,
      // Node's own answer to a request without a host has no body; it is refused with the other malformed ones.
      requireHostHeader: false,
    },
    // While it stops, what comes over open connections is still answered.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerUnroutable,
  };
}
