import { gateway, integrator, operator, service } from './grants.mjs';
import { NOTHING, anyOf } from './pattern.mjs';

/**
 * Who may do what, in RabbitMQ's own format. `parties` is `contracts/participants.ts`, `owners` are those of events, `vhosts` says
 * where `events` and `commands` go.
 */
export function permissionsOf({ names, parties, owners, integrators, vhosts }) {
  const context = { names, parties, owners };
  const grants = [
    ...Object.keys(parties.emits).flatMap((name) => service(name, context)),
    ...gateway(context),
    ...operator(context),
    ...integrators.flatMap((each) => integrator(each, context)),
  ];
  return {
    permissions: grants.map(({ user, where, configure = [], write = [], read = [] }) => ({
      user,
      vhost: vhosts[where],
      configure: anyOf(...configure),
      write: anyOf(...write),
      read: anyOf(...read),
    })),
    topic_permissions: grants.flatMap(({ user, where, topics = [] }) =>
      topics.map(({ exchange, write = NOTHING, read = NOTHING }) => ({
        user,
        vhost: vhosts[where],
        exchange,
        write,
        read,
      })),
    ),
  };
}
