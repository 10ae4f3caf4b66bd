import { z } from 'zod';

const Milliseconds = z.coerce.number().int().min(100).max(3_600_000);
const List = z.string().transform((list) => list.split(',').map((item) => item.trim()));
const Origin = z
  .url()
  .refine((url) => URL.parse(url)?.origin === url, 'must be an origin such as https://shop.example.com');
const Proxies = z.array(
  z.union(
    [z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
    'must be a number of proxies, or their addresses',
  ),
);

/**
 * How the gateway treats its clients. `TRUST_PROXY`: how many proxies stand before it, or their addresses; their
 * `X-Forwarded-For` tells the client's address. `CORS_ORIGINS`: the origins whose scripts may call it, or `*`.
 * A request's head must be there within `HTTP_HEADERS_TIMEOUT_MS`, all of it within `HTTP_REQUEST_TIMEOUT_MS`; a connection
 * ends after `HTTP_IDLE_TIMEOUT_MS` of silence in a request or its answer, and after `HTTP_KEEP_ALIVE_MS` between requests.
 */
export function httpEnv() {
  return z
    .object({
      TRUST_PROXY: z.union([z.string().regex(/^\d$/).transform(Number), List.pipe(Proxies)]).default(0),
      CORS_ORIGINS: List.pipe(z.array(z.union([z.literal('*'), Origin]))).default([]),
      HTTP_HEADERS_TIMEOUT_MS: Milliseconds.default(10_000),
      HTTP_REQUEST_TIMEOUT_MS: Milliseconds.default(30_000),
      // Longer than an answer is held for: 30 s of `Prefer: wait`.
      HTTP_IDLE_TIMEOUT_MS: Milliseconds.default(60_000),
      // Longer than the usual 60 s of load balancers, which otherwise send requests into a closing connection.
      HTTP_KEEP_ALIVE_MS: Milliseconds.default(72_000),
      HTTP_MAX_HEADER_BYTES: z.coerce.number().int().min(1_024).max(1_048_576).default(16_384),
    })
    .refine((env) => env.HTTP_HEADERS_TIMEOUT_MS <= env.HTTP_REQUEST_TIMEOUT_MS, {
      path: ['HTTP_HEADERS_TIMEOUT_MS'],
      message: 'must not be longer than HTTP_REQUEST_TIMEOUT_MS',
    })
    .transform((env) => ({
      trustProxy: env.TRUST_PROXY,
      corsOrigins: env.CORS_ORIGINS,
      headersTimeoutMs: env.HTTP_HEADERS_TIMEOUT_MS,
      requestTimeoutMs: env.HTTP_REQUEST_TIMEOUT_MS,
      idleTimeoutMs: env.HTTP_IDLE_TIMEOUT_MS,
      keepAliveMs: env.HTTP_KEEP_ALIVE_MS,
      maxHeaderBytes: env.HTTP_MAX_HEADER_BYTES,
    }));
}

export type HttpConfig = z.output<ReturnType<typeof httpEnv>>;
