import { randomBytes } from 'node:crypto';
import { BROKER_USERS, brokerUrlVariable } from '../accounts/broker-urls.mjs';
import { databaseName, databaseVariable, migrationVariable, withDatabase } from '../prisma/database-url.mjs';
import { withMaintenance } from '../prisma/database-server.mjs';
import { dropAll } from '../prisma/migrate-all.mjs';
import { dropRolesOf } from '../prisma/roles/drop-roles.mjs';
import { selectServices } from '../prisma/services.mjs';
import { SERVICES } from '../services.mjs';
import { deleteFromBroker } from './delete-from-broker.mjs';
import { deleteKeys } from './delete-keys.mjs';

export const databasePrefix = 'order_system_space_';

/** A name that no other run has; it starts with the time, which tells leftovers from living runs. */
export function newSpaceId() {
  return Date.now().toString(36) + randomBytes(4).toString('hex');
}

/** When the space of this id was opened, in ms since the epoch. */
export function openedAt(id) {
  return Number.parseInt(id.slice(0, Date.now().toString(36).length), 36);
}

/**
 * The environment in which services and tests touch this space alone: databases, a part of the broker and of Redis
 * that nobody else uses, whatever else runs on the same servers.
 */
export function environmentOf(id, servers, overrides = {}) {
  return {
    DATABASE_URL: withDatabase(servers.DATABASE_URL, databasePrefix + id),
    REDIS_URL: servers.REDIS_URL,
    REDIS_NAMESPACE: `space-${id}:`,
    AMQP_URL: servers.AMQP_URL,
    AMQP_NAMESPACE: `space-${id}.`,
    // What a run that was killed leaves behind: RabbitMQ's default of 1,024 open files is full after seven systems.
    AMQP_QUEUES_EXPIRE_AFTER_MS: String(30 * 60_000),
    RETRY_DELAYS: '5s,30s,5m',
    JWT_SECRET: secret(),
    ENCRYPTION_SECRET: secret(),
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: secret(),
    SERVER_ACCOUNTS_SECRET: randomBytes(48).toString('base64url'),
    STUB_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    // Tests and benches ask more than any client does.
    RATE_LIMIT_DEFAULT: 'off',
    RATE_LIMIT_AUTH: 'off',
    OVERLOAD_PROTECTION: 'off',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ...overrides,
  };
}

/** What a developer's shell may hold and a space of its own must not see. */
export const foreignVariables = [
  ...selectServices().flatMap((service) => [databaseVariable(service), migrationVariable(service)]),
  'MIGRATION_DATABASE_URL',
  ...SERVICES.map(({ name }) => brokerUrlVariable(name)),
  'BROKER_SECURITY',
  'AMQP_COMMANDS_VHOST',
  'AMQP_INTEGRATORS_FILE',
  'DATABASE_ROLE_CHECK',
  ...BROKER_USERS.map(brokerUrlVariable),
  'BROKER_SECURITY',
  'AMQP_MANAGEMENT_URL',
  'AMQP_COMMANDS_VHOST',
  'SMTP_URL',
  'MAIL_FOLDER',
  'PUBLIC_SHOP_URL',
  'CORS_ORIGINS',
  'TRUST_PROXY',
  'ENCRYPTION_ACCEPTED_SECRETS',
  'JWT_ACCEPTED_SECRETS',
  'JWT_ACCEPT_HS256',
  ...['JWT_PUBLIC_KEYS', 'JWT_PRIVATE_KEY'].flatMap((name) => [name, `${name}_FILE`]),
];

/** Deletes the space's databases with their roles, queues, exchanges and keys. */
export async function deleteSpace(env) {
  await dropAll({ env: { DATABASE_URL: env.DATABASE_URL } });
  await withMaintenance(env.DATABASE_URL, (client) =>
    dropRolesOf(client, `${databaseName(env.DATABASE_URL)}_`),
  );
  await deleteFromBroker(env.AMQP_URL, env.AMQP_NAMESPACE, env.RETRY_DELAYS.split(','));
  await deleteKeys(env.REDIS_URL, env.REDIS_NAMESPACE);
}

function secret() {
  return randomBytes(24).toString('base64url');
}
