import { brokerUrls } from '../accounts/broker-urls.mjs';
import { managementUrl } from '../infra/management.mjs';

/**
 * Has the broker hold what the services need, by `run(script, args, env)`. In strict mode `env` has the URL of each service's own user from
 * here on. Answers in a line what the broker takes care of.
 */
export async function prepareBroker({ env, broker, run }) {
  const found = env.AMQP_MANAGEMENT_URL || (await managementUrl(broker));
  if (found) env.AMQP_MANAGEMENT_URL = found;
  if (env.BROKER_SECURITY === 'strict') {
    Object.assign(env, brokerUrls(env));
    await run('tools/topology/topology.mjs', ['apply'], env);
    return 'strict: each service logs in as itself';
  }
  await run('tools/broker/declare-topology.mjs', [], env);
  if (!found) return 'events without a reader are not caught: the broker has no management API';
  return run('tools/topology/apply-policies.mjs', [], env).then(
    () => 'events without a reader are caught',
    () => 'events without a reader are not caught, see .local/logs/apply-policies.mjs.log',
  );
}
