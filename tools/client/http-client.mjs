import { Agent, request } from 'node:http';

/** A small JSON client over kept-alive connections: cheap enough not to be what a bench measures. */
export class HttpClient {
  #agent;
  #base;

  constructor(baseUrl, { connections = 64 } = {}) {
    this.#base = new URL(baseUrl);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  }

  /** Resolves with `{ status, headers, body }`; rejects when there is no answer. */
  send(method, path, { body, token, headers = {} } = {}) {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      method,
      agent: this.#agent,
      hostname: this.#base.hostname,
      port: this.#base.port,
      path,
      headers: {
        ...(payload !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: text ? JSON.parse(text) : undefined,
          });
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  /** The body of an answer with this status; throws with what was answered instead. */
  async expect(status, method, path, options) {
    const answer = await this.send(method, path, options);
    if (answer.status === status) return answer.body;
    const { code, detail } = answer.body ?? {};
    throw new Error(`${method} ${path} answered ${answer.status} ${code ?? ''} ${detail ?? ''}`.trim());
  }

  close() {
    this.#agent.destroy();
  }
}
