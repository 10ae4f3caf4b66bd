import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { definitionsOf } from '../broker/definitions-of.mjs';
import { SERVICES } from '../services.mjs';
import { readIntegrators } from './integrators.mjs';
import { permissionsOf } from './permissions.mjs';
import { usersOf } from './users.mjs';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Names that the system or the broker goes by, besides those of its parts. */
const RESERVED = ['guest', 'amq', 'users', 'basket', 'redrive', 'unread', 'unroutable', 'requests', 'broker'];

/**
 * All that must be on the broker, in RabbitMQ's own format, of the built system: vhosts, users without passwords, permissions,
 * policies, exchanges, queues and bindings.
 */
export function topologyOf({
  namespace = '',
  vhost = '/',
  commandsVhost = 'commands',
  integratorsFile = join(root, 'rabbitmq/integrators.json'),
  ...rest
} = {}) {
  const { Names } = require(join(root, 'dist/libs/messaging/src/names.js'));
  const parties = require(join(root, 'dist/contracts/participants.js'));
  const events = Object.values(require(join(root, 'dist/contracts/events.js')).events);
  const ours = [...Object.keys(parties.emits), parties.GATEWAY, parties.OPERATOR];
  const integrators = readIntegrators(readFileSync(integratorsFile, 'utf8'), {
    events,
    reserved: [...ours, ...RESERVED],
  });
  const services = SERVICES.filter(({ database }) => database).map(({ name }) => name);
  const broker = definitionsOf(services, { namespace, vhost, commandsVhost, ...rest });
  return {
    vhosts: [{ name: vhost }, { name: commandsVhost }],
    users: usersOf([...ours, ...integrators.map(({ name }) => name)]),
    ...permissionsOf({
      names: new Names(namespace),
      parties,
      owners: [...new Set(events.map(({ owner }) => owner))],
      integrators,
      vhosts: { events: vhost, commands: commandsVhost },
    }),
    policies: broker.policies ?? [],
    exchanges: broker.exchanges,
    queues: broker.queues,
    bindings: broker.bindings,
  };
}
