import { SERVICES } from '../services.mjs';

/** What only tools work with. The administrator's password is among them: seeding reads it, no service does. */
const TOOLS_ONLY = [
  'MIGRATION_DATABASE_URL',
  'AMQP_MANAGEMENT_URL',
  'SERVER_ACCOUNTS_SECRET',
  'ADMIN_PASSWORD',
  'RABBITMQ_ADMIN_PASSWORD',
];

/** Everybody's address of a server, which says nothing to a service that has one of its own. */
const SHARED = ['DATABASE_URL', 'AMQP_URL'];

/**
 * The environment as one service gets it: what holds a password is its own or everybody's, never another service's and never
 * the tools'. So what one process may do on the servers is all that can be learnt from it.
 */
export function environmentFor({ name, database }, env) {
  const prefix = prefixOf(name);
  const own = (variable) => variable.startsWith(prefix);
  const needless = [
    ...TOOLS_ONLY,
    ...SHARED.filter((variable) => env[prefix + variable]),
    ...(database ? [] : ['DATABASE_URL']),
  ];
  const kept = ([variable]) =>
    !needless.includes(variable) &&
    !variable.endsWith('_MIGRATION_DATABASE_URL') &&
    // Integrators and operators have such URLs, too.
    (own(variable) || !variable.endsWith('_AMQP_URL')) &&
    (own(variable) || !isUrlOfAService(variable));
  return Object.fromEntries(Object.entries(env).filter(kept));
}

function isUrlOfAService(variable) {
  return variable.endsWith('_URL') && SERVICES.some(({ name }) => variable.startsWith(prefixOf(name)));
}

function prefixOf(name) {
  return `${name.toUpperCase().replaceAll('-', '_')}_`;
}
