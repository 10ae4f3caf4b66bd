import { basename } from 'node:path';

const TIMEOUT_MS = 30_000;

/** A broker through its management plugin. */
export class ManagementApi {
  how = 'over the management API';
  #base;
  #authorization;

  /** `url` may hold the user and the password; else they are those of `amqpUrl`. */
  constructor(url, amqpUrl) {
    const address = new URL(url);
    const { username, password } = address.username ? address : new URL(amqpUrl);
    const login = `${decodeURIComponent(username || 'guest')}:${decodeURIComponent(password || 'guest')}`;
    this.#authorization = `Basic ${Buffer.from(login).toString('base64')}`;
    this.#base = `${address.protocol}//${address.host}${address.pathname.replace(/\/$/, '')}/api`;
  }

  /** The broker's definitions: users, permissions, queues, … */
  async definitions() {
    const definitions = await this.#call('GET', '/definitions');
    if (!definitions.users)
      throw new Error('the management API shows no users: its user needs the tag administrator');
    return definitions;
  }

  async import(definitions) {
    await this.#call('POST', '/definitions', definitions);
  }

  async remove({ kind, actual }) {
    const path = await REMOVALS[kind](actual, (way) => this.#call('GET', way));
    await this.#call('DELETE', path);
  }

  async #call(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        authorization: this.#authorization,
        'content-type': 'application/json',
        connection: 'close',
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${basename(this.#base)}${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

const REMOVALS = {
  permissions: ({ vhost, user }) => pathOf('permissions', vhost, user),
  topic_permissions: ({ vhost, user, exchange }) => pathOf('topic-permissions', vhost, user, exchange),
  bindings: async (binding, get) => {
    const { vhost, source, destination_type: type, destination } = binding;
    const path = pathOf('bindings', vhost, 'e', source, type === 'queue' ? 'q' : 'e', destination);
    const all = await get(path);
    const same = all.find(
      (each) =>
        each.routing_key === binding.routing_key &&
        JSON.stringify(each.arguments) === JSON.stringify(binding.arguments),
    );
    return `${path}/${encodeURIComponent(same.properties_key)}`;
  },
};

function pathOf(...parts) {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}
