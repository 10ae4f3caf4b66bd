import { createHmac } from 'node:crypto';

/** Names the secret that the passwords of the accounts on PostgreSQL and RabbitMQ come from. Only tools read it. */
export const accountsSecretVariable = 'SERVER_ACCOUNTS_SECRET';

/** As many characters as 32 bytes have in base64url: what `npm start` generates has more. */
const shortestSecret = 43;

/**
 * The password of an account on a server that has many accounts: HMAC-SHA256 over its name, in base64url (43 characters).
 * One secret in `.env` stands for all of them, and none of them tells another. `name` is the server's kind and the
 * account, such as `postgresql/order_system_orders_app`: two servers never share a password.
 */
export function accountPassword(name, secret) {
  if (!secret || secret.length < shortestSecret) throw new Error(missingSecret(secret));
  return createHmac('sha256', secret).update(name).digest('base64url');
}

function missingSecret(secret) {
  const problem = secret ? `is shorter than ${shortestSecret} characters` : 'is not set';
  return (
    `${accountsSecretVariable} ${problem}. \`npm start\` writes one into .env; by hand: ` +
    `${accountsSecretVariable}=$(openssl rand -base64 48)`
  );
}
