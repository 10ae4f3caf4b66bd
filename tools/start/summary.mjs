import { SERVICES, portOf } from '../services.mjs';

/** Where things are, and what to try first. */
export function summary({ env, managementUrl, bold }) {
  const gateway = `http://localhost:${portOf(SERVICES[0], env)}`;
  const login = `-H "Content-Type: application/json" -d '{"email":"dev@example.com","password":"P@ssw0rd"}'`;
  return [
    '',
    bold('The system is up.'),
    `  API        ${gateway}`,
    `  Swagger    ${gateway}/api/docs`,
    managementUrl ? `  RabbitMQ   ${managementUrl}  (${loginOf(env)})` : undefined,
    '  Admin      ADMIN_EMAIL and ADMIN_PASSWORD in .env',
    '  Logs       .local/logs/',
    '',
    '  Try:       npm run demo        (in a second terminal: an order, from basket to email)',
    `             curl -X POST ${gateway}/auth/register ${login}`,
    '  Stop:      Ctrl-C',
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function loginOf({ AMQP_URL }) {
  const { username } = new URL(AMQP_URL);
  return username === 'guest' ? 'guest / guest' : `${username}, with the password that AMQP_URL or .env has`;
}
