import { brokerUrlVariable } from '../accounts/broker-urls.mjs';

/** The passwords of these users, by name: out of `<USER>_AMQP_URL`, where it is set. Throws what is wrong with one. */
export function passwordsFrom(env, users) {
  const known = users.flatMap((user) => {
    const url = env[brokerUrlVariable(user)];
    return url ? [[user, passwordOf(url, user)]] : [];
  });
  return new Map(known);
}

function passwordOf(url, user) {
  const variable = brokerUrlVariable(user);
  if (!URL.canParse(url))
    throw new Error(`${variable} is not a URL such as amqp://${user}:password@host:5672`);
  const { username, password } = new URL(url);
  if (decodeURIComponent(username) !== user) {
    throw new Error(`${variable} logs in as "${decodeURIComponent(username)}"; the user's name is ${user}`);
  }
  if (password === '') throw new Error(`${variable} has no password: amqp://${user}:password@host:5672`);
  return decodeURIComponent(password);
}
