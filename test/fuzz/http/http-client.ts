import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { gunzipSync, brotliDecompressSync, inflateSync } from 'node:zlib';
import { mediaTypeOf } from '../../support/openapi/conformity';
import type { SeenAnswer } from '../../support/openapi/conformity';
import { noteUsedValues } from '../../support/used-values/note-used-values';

const ANSWER_WITHIN_MS = 20_000;
/** A stream of events has no end: so much of it is looked at. */
const STREAM_FOR_MS = 150;

export interface HttpRequest {
  readonly method: string;
  /** As it goes over the wire, with its query. */
  readonly path: string;
  /** A name may occur more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer;
}

export interface HttpAnswer extends SeenAnswer {
  readonly headers: Headers;
  readonly text: string;
}

const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

/** Sends what no well-meaning client would let through: any path, any header, any body. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(private readonly baseUrl: string) {}

  /** Rejects where there is no answer at all. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.once(request);
    } catch (failure) {
      // The server may close an idle connection in the moment in which it is used again.
      if (failure instanceof IdleConnectionClosed) return this.once(request);
      throw failure;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  private async once({ method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const { hostname, port, host } = new URL(this.baseUrl);
    const framing = method === 'GET' && !body ? [] : ['content-length', String(body?.length ?? 0)];
    const sent = request({
      method,
      path,
      hostname,
      port,
      agent: this.#agent,
      headers: ['host', host, ...headers.flat(), ...framing],
    });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.on('error', (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new IdleConnectionClosed() : error),
      );
    });
    const tooLate = new Error(`nothing came within ${ANSWER_WITHIN_MS / 1_000} s`);
    const timer = setTimeout(() => sent.destroy(tooLate), ANSWER_WITHIN_MS);
    try {
      sent.end(body);
      return await read(await answer);
    } finally {
      clearTimeout(timer);
    }
  }
}

class IdleConnectionClosed extends Error {}

async function read(answer: IncomingMessage): Promise<HttpAnswer> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const chunks: Buffer[] = [];
  const isStream = mediaTypeOf(headers) === 'text/event-stream';
  if (isStream) setTimeout(() => answer.destroy(), STREAM_FOR_MS);
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch (failure) {
    if (!isStream) throw failure;
  }
  const decode = DECODERS[headers.get('content-encoding') ?? ''] ?? ((body: Buffer) => body);
  const text = decode(Buffer.concat(chunks)).toString();
  noteUsedValues({ headers, text });
  return { status: answer.statusCode ?? 0, headers, text, body: parse(text, mediaTypeOf(headers)) };
}

function parse(text: string, mediaType: string): unknown {
  if (text === '') return undefined;
  if (!mediaType.endsWith('json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
