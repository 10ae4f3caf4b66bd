import { z } from 'zod';
import { readIntegrators } from './integrators';
import type { Integrator } from './integrators';
import { variablePrefix } from './server-env';

const Delay = z.string().regex(/^\d+(ms|s|m)$/, 'must be delays such as 5s,30s,5m');

export interface BrokerConfig {
  /** Where events go. */
  readonly url: string;
  /** The vhost of commands, queries and their answers, where it is not that of the events. */
  readonly commandsVhost?: string;
  /** `open`: declares what it needs. `strict`: finds it there, and says with each message who sent it. */
  readonly security: 'open' | 'strict';
  /** Known in strict mode alone, where somebody asks who sent a message. */
  readonly integrators: readonly Integrator[];
  readonly namespace: string;
  readonly queuesExpireAfterMs?: number;
  readonly retryDelays: readonly string[];
  readonly commandTimeoutMs: number;
}

/**
 * The broker: `<SERVICE>_AMQP_URL`, or `AMQP_URL`. `BROKER_SECURITY` is `open` or `strict`; in strict mode the service logs in
 * under its own name, requests go through the vhost `AMQP_COMMANDS_VHOST`, and `AMQP_INTEGRATORS_FILE` says who else may publish.
 * `AMQP_NAMESPACE` stands before the name of every exchange and queue, so that several systems can share one broker;
 * `AMQP_QUEUES_EXPIRE_AFTER_MS` makes queues that nobody uses go away, for throw-away systems; `RETRY_DELAYS` are the growing delays
 * of a retry; `COMMAND_TIMEOUT_MS` is how long an answer to a command is awaited.
 */
export function brokerEnv(service: string) {
  const own = `${variablePrefix(service)}_AMQP_URL`;
  return z
    .looseObject({
      AMQP_URL: z.string().optional(),
      BROKER_SECURITY: z.enum(['open', 'strict']).default('open'),
      AMQP_COMMANDS_VHOST: z.string().optional(),
      AMQP_INTEGRATORS_FILE: z.string().default('rabbitmq/integrators.json'),
      AMQP_NAMESPACE: z.string().max(64).default(''),
      AMQP_QUEUES_EXPIRE_AFTER_MS: z.coerce.number().int().positive().optional(),
      RETRY_DELAYS: z
        .string()
        .default('5s,30s,5m')
        .transform((list) => list.split(','))
        .pipe(z.array(Delay).min(1)),
      COMMAND_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
    })
    .transform((env, context): BrokerConfig => {
      const refuse = (variable: string, message: string): never => {
        context.addIssue({ code: 'custom', path: [variable], message });
        return z.NEVER;
      };
      const { data: url } = z.url().safeParse(env[own] ?? env.AMQP_URL);
      if (url === undefined)
        return refuse(env[own] === undefined ? 'AMQP_URL' : own, `must be a URL; set it, or ${own}`);
      const isStrict = env.BROKER_SECURITY === 'strict';
      if (isStrict && userOf(url) !== service)
        return refuse(own, `must log in as ${service} where BROKER_SECURITY is strict`);
      let integrators: readonly Integrator[] = [];
      try {
        if (isStrict) integrators = readIntegrators(env.AMQP_INTEGRATORS_FILE);
      } catch (error) {
        return refuse('AMQP_INTEGRATORS_FILE', error instanceof Error ? error.message : String(error));
      }
      return {
        url,
        commandsVhost: env.AMQP_COMMANDS_VHOST ?? (isStrict ? 'commands' : undefined),
        security: env.BROKER_SECURITY,
        integrators,
        namespace: env.AMQP_NAMESPACE,
        queuesExpireAfterMs: env.AMQP_QUEUES_EXPIRE_AFTER_MS,
        retryDelays: env.RETRY_DELAYS,
        commandTimeoutMs: env.COMMAND_TIMEOUT_MS,
      };
    });
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
