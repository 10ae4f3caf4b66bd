import { brokerUrls } from '../accounts/broker-urls.mjs';
import { declareTopology } from '../broker/declare-topology.mjs';
import { applyTopology } from './apply.mjs';
import { settingsOf } from './settings.mjs';
import { lineOf } from './tell.mjs';

/**
 * What services need on the broker, as `BROKER_SECURITY` has it: in strict mode everything with its users, else exchanges and
 * queues. Answers what is in the services' environment besides: the URLs that they log in with.
 */
export async function provideTopology(env) {
  if (env.BROKER_SECURITY !== 'strict') {
    await declareTopology({
      url: env.AMQP_URL,
      namespace: env.AMQP_NAMESPACE,
      queuesExpireAfterMs: env.AMQP_QUEUES_EXPIRE_AFTER_MS,
    });
    return {};
  }
  const urls = brokerUrls(env);
  const { unchangeable } = await applyTopology(settingsOf({ ...env, ...urls }));
  if (unchangeable.length > 0) throw new Error(unchangeable.map(lineOf).join('\n'));
  return urls;
}
