import { z } from 'zod';

const Delay = z.string().regex(/^\d+(ms|s|m)$/, 'must be delays such as 5s,30s,5m');

/**
 * The broker: `AMQP_URL`; `AMQP_NAMESPACE` stands before the name of every exchange and queue, so that
 * several systems can share one broker; `AMQP_QUEUES_EXPIRE_AFTER_MS` makes queues that nobody uses go away, for throw-away
 * systems; `RETRY_DELAYS` are the growing delays of a retry;
 * `COMMAND_TIMEOUT_MS` is how long an answer to a command is awaited.
 */
export function brokerEnv() {
  return z
    .object({
      AMQP_URL: z.url(),
      AMQP_NAMESPACE: z.string().max(64).default(''),
      AMQP_QUEUES_EXPIRE_AFTER_MS: z.coerce.number().int().positive().optional(),
      RETRY_DELAYS: z
        .string()
        .default('5s,30s,5m')
        .transform((list) => list.split(','))
        .pipe(z.array(Delay).min(1)),
      COMMAND_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
    })
    .transform((env) => ({
      url: env.AMQP_URL,
      namespace: env.AMQP_NAMESPACE,
      queuesExpireAfterMs: env.AMQP_QUEUES_EXPIRE_AFTER_MS,
      retryDelays: env.RETRY_DELAYS,
      commandTimeoutMs: env.COMMAND_TIMEOUT_MS,
    }));
}

export type BrokerConfig = z.output<ReturnType<typeof brokerEnv>>;
