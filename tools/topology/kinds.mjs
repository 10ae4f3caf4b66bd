const binding = ({ vhost, source, destination_type: type, destination, routing_key: key, arguments: more }) =>
  [vhost, source, type, destination, key, JSON.stringify(more ?? {})].join(' ');

/**
 * The kinds of things on a broker, in the order in which they must be made: what one of them is called, by which key it is the same
 * thing, and which of its fields count.
 */
export const KINDS = [
  { kind: 'vhosts', one: 'vhost', key: ({ name }) => name, fields: [], name: ({ name }) => name },
  { kind: 'users', one: 'user', key: ({ name }) => name, fields: ['tags'], name: ({ name }) => name },
  {
    kind: 'permissions',
    one: 'permission',
    key: ({ user, vhost }) => `${user} ${vhost}`,
    fields: ['configure', 'write', 'read'],
    name: ({ user, vhost }) => `of ${user} in ${vhost}`,
  },
  {
    kind: 'topic_permissions',
    one: 'topic permission',
    key: ({ user, vhost, exchange }) => `${user} ${vhost} ${exchange}`,
    fields: ['write', 'read'],
    name: ({ user, vhost, exchange }) => `of ${user} on ${exchange} in ${vhost}`,
  },
  { kind: 'policies', one: 'policy', ...named(['pattern', 'apply-to', 'definition', 'priority']) },
  {
    kind: 'exchanges',
    one: 'exchange',
    ...named(['type', 'durable', 'auto_delete', 'internal', 'arguments']),
  },
  { kind: 'queues', one: 'queue', ...named(['durable', 'auto_delete', 'arguments']) },
  {
    kind: 'bindings',
    one: 'binding',
    key: binding,
    fields: [],
    name: ({ source, destination, routing_key: key, vhost }) =>
      `from ${source} to ${destination} by "${key}" in ${vhost}`,
  },
];

/** What cannot be changed once it is there. */
export const IMMUTABLE = ['exchanges', 'queues'];

function named(fields) {
  return {
    key: ({ vhost, name }) => `${vhost} ${name}`,
    fields,
    name: ({ vhost, name }) => `${name} in ${vhost}`,
  };
}
