import { SERVICES } from '../services.mjs';
import { accountPassword } from './password.mjs';

/** Who logs in to the broker in strict mode, besides integrators: each service, and those who work on dead letters. */
export const BROKER_USERS = [...SERVICES.map(({ name }) => name), 'operator'];

/** The variable that holds the URL with which a user of the broker logs in: `PRODUCTS_BASKET_AMQP_URL`. */
export function brokerUrlVariable(user) {
  return `${user.toUpperCase().replaceAll('-', '_')}_AMQP_URL`;
}

/** With which URL each user logs in to the broker of `AMQP_URL`, by its variable: as `env` says, else with a password that follows from `SERVER_ACCOUNTS_SECRET`. */
export function brokerUrls(env) {
  return Object.fromEntries(
    BROKER_USERS.map((user) => {
      const variable = brokerUrlVariable(user);
      return [variable, env[variable] || urlOf(user, env)];
    }),
  );
}

function urlOf(user, { AMQP_URL, SERVER_ACCOUNTS_SECRET }) {
  const url = new URL(AMQP_URL);
  url.username = user;
  url.password = accountPassword(`rabbitmq/${user}`, SERVER_ACCOUNTS_SECRET);
  return url.href;
}
