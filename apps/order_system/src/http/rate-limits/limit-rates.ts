import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Allowance, RateLimit, RateLimiter } from '#libs/redis';
import { policyOfRoute } from './policy-of-route';
import type { PolicyName, RateLimitConfig } from './rate-limit-env';
import { RateLimited } from './rate-limited';

/** What is counted, and where. */
export interface Counting {
  readonly limits: RateLimitConfig;
  readonly limiterOf: (limit: RateLimit) => RateLimiter;
  /** Whom a request is counted for. */
  readonly senderOf: (request: FastifyRequest, policy: PolicyName) => Promise<string>;
}

interface Policy {
  readonly name: PolicyName;
  /** `RateLimit-Policy`, draft-ietf-httpapi-ratelimit-headers-10. */
  readonly header: string;
  readonly limiter: RateLimiter;
}

interface Spent extends Allowance {
  readonly policy: Policy;
}

/** Counts requests while their bodies are read, and refuses those that are too many. */
export function limitRates(fastify: FastifyInstance, counting: Counting): void {
  const policies = policiesOf(counting);
  if (Object.keys(policies).length === 0) return;
  const spending = new WeakMap<FastifyRequest, Promise<Spent>>();

  fastify.addHook('onRequest', (request, _reply, done) => {
    const name = policyOfRoute(request.routeOptions.url);
    const policy = name && (policies[name] ?? policies.default);
    if (policy) spending.set(request, spend(policy, request));
    done();
  });
  fastify.addHook('preHandler', async (request) => {
    const spent = await spending.get(request);
    if (spent?.allowed === false) throw new RateLimited(spent);
  });
  fastify.addHook('onSend', async (request, reply) => {
    const spent = await spending.get(request);
    if (!spent) return;
    const { policy, remaining, resetSeconds } = spent;
    reply.headers({
      'ratelimit-policy': policy.header,
      ratelimit: `"${policy.name}";r=${remaining};t=${resetSeconds}`,
    });
  });

  async function spend(policy: Policy, request: FastifyRequest): Promise<Spent> {
    const sender = await counting.senderOf(request, policy.name);
    return { policy, ...(await policy.limiter.spend(sender)) };
  }
}

function policiesOf({ limits, limiterOf }: Counting): Partial<Record<PolicyName, Policy>> {
  const names = ['default', 'auth'] as const satisfies PolicyName[];
  const policies = names.flatMap((name) => {
    const limit = limits[name];
    if (!limit) return [];
    const header = `"${name}";q=${limit.requests};w=${limit.seconds}`;
    return [[name, { name, header, limiter: limiterOf({ name, ...limit }) }] as const];
  });
  return Object.fromEntries(policies);
}
