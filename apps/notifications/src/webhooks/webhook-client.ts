import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { guardedLookup } from './guarded-lookup';
import { dnsResolver } from './resolve-host';
import type { ResolveHost } from './resolve-host';
import { WebhookFailure } from './webhook-failure';
import { faultOf } from './webhook-rules';
import type { WebhookRules } from './webhook-rules';

/** A connection, TLS included, within this time; the answer's head within that. */
const CONNECT_MS = 5_000;
const TOTAL_MS = 10_000;

interface WebhookClientOptions {
  readonly resolve?: ResolveHost;
  /** Trusted in the place of the usual authorities. */
  readonly ca?: string;
  /** For an attempt, from the look-up to the answer's head. */
  readonly timeoutMs?: number;
}

/**
 * Posts to URLs that others have chosen, without being made to post elsewhere (OWASP, SSRF prevention): the URL is judged
 * at each attempt, the address when the socket connects, redirects are not followed, proxies of the environment not asked,
 * certificates always verified, and of the answer the status alone is read.
 */
export class WebhookClient {
  readonly #rules: WebhookRules;
  readonly #lookup: LookupFunction;
  // Agents of its own: connections are not shared, and the global agents' proxies are not taken over.
  readonly #http = new HttpAgent({ keepAlive: false });
  readonly #https: HttpsAgent;
  readonly #timeoutMs: number;

  constructor(
    rules: WebhookRules,
    { resolve = dnsResolver(), ca, timeoutMs = TOTAL_MS }: WebhookClientOptions = {},
  ) {
    this.#timeoutMs = timeoutMs;
    this.#rules = rules;
    this.#lookup = rules.allowPrivateNetworks ? plainLookup(resolve) : guardedLookup(resolve);
    this.#https = new HttpsAgent({ keepAlive: false, rejectUnauthorized: true, ca });
  }

  /** The status of the answer. Throws what `failureOf` has a word for. */
  async post(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    stop: AbortSignal,
  ): Promise<number> {
    const url = new URL(address);
    if (faultOf(url, this.#rules) !== undefined) throw new WebhookFailure('URL_REFUSED');
    const signal = AbortSignal.any([stop, AbortSignal.timeout(this.#timeoutMs)]);
    const length = String(Buffer.byteLength(body));
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      lookup: this.#lookup,
      signal,
    };
    return new Promise((resolve, reject) => {
      const request = this.open(url, options);
      request.once('error', reject);
      request.once('response', (response) => {
        // What it says beyond its status concerns nobody here, however long it is.
        response.destroy();
        resolve(response.statusCode ?? 0);
      });
      limitConnecting(request);
      request.end(body);
    });
  }

  private open(url: URL, options: RequestOptions): ClientRequest {
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: this.#https })
      : httpRequest(url, { ...options, agent: this.#http });
  }
}

function limitConnecting(request: ClientRequest): void {
  const timer = setTimeout(() => request.destroy(new WebhookFailure('TIMEOUT')), CONNECT_MS);
  request.once('socket', (socket) => {
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => clearTimeout(timer));
  });
  request.once('close', () => clearTimeout(timer));
}

/** Where every address will do. */
function plainLookup(resolve: ResolveHost): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (all || !first) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}
