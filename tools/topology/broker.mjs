import { managementUrl } from '../infra/management.mjs';
import { ManagementApi } from './management-api.mjs';
import { RabbitmqCtl } from './rabbitmqctl.mjs';

/** The way to administer this broker: its management API, or `rabbitmqctl` on its own machine. Throws where there is none. */
export async function openBroker({ url, managementUrl: given }) {
  const found = given ?? (await managementUrl({ url }));
  if (found) return new ManagementApi(found, url);
  if (await RabbitmqCtl.speaksOf(new URL(url))) return new RabbitmqCtl();
  throw new Error(
    `The broker at ${new URL(url).host} can only be administered over its management API: enable the plugin rabbitmq_management ` +
      '(rabbitmq-plugins enable rabbitmq_management) or set AMQP_MANAGEMENT_URL=http://user:password@host:15672',
  );
}
