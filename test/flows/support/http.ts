import { system } from './system';

export interface RequestOptions {
  readonly token?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** RFC 9457, as this API answers. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** `POST /orders`, at the gateway; whatever it answers. */
export async function send<Body = unknown>(
  route: string,
  options: RequestOptions = {},
): Promise<Answer<Body>> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const { token, json, text, headers } = options;
  const response = await fetch(system.url + path, {
    method,
    body: text ?? (json === undefined ? undefined : JSON.stringify(json)),
    headers: {
      ...((json !== undefined || text !== undefined) && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  const answer = await response.text();
  const body = (answer === '' ? undefined : JSON.parse(answer)) as Body;
  return { status: response.status, headers: response.headers, body };
}

/** The body of an answer that must have this status. */
export async function expectStatus<Body>(status: number, sent: Promise<Answer<Body>>): Promise<Body> {
  const answer = await sent;
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}
