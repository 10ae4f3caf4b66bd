import type { FastifyInstance } from 'fastify';
import { LATENCY_BUCKETS, histogram } from './metrics';

const duration = histogram({
  name: 'http_request_duration_seconds',
  help: 'How long HTTP requests took, by route',
  labelNames: ['method', 'route', 'status'],
  buckets: LATENCY_BUCKETS,
});

/** Measures every request under its route's pattern, so that ids do not become labels. */
export function measureHttp(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1_000,
    );
    done();
  });
}
