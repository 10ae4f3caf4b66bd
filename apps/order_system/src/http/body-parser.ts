import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#libs/common';
import { gatewayProblems } from '../problems/gateway-problems';
import { GatewayRefusal } from '../problems/gateway-refusal';

/** A route with `@RouteConfig(RAW_BODY)` gets its body as the text that came in. */
export const RAW_BODY = { rawBody: true } as const;

/** curl's -d says form; the documented examples send JSON with it, and nothing here takes forms. */
const JSON_TYPES = ['application/json', 'application/x-www-form-urlencoded'];
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;

export class MalformedJson extends DomainError {
  constructor(reason: string) {
    super('MALFORMED_JSON', 'invalid', `The body is not valid JSON: ${reason}`, {
      errors: [{ field: 'body', message: 'is not valid JSON' }],
    });
  }
}

/** Reads bodies as JSON; other content types, charsets and codings are refused (415). */
export function readBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  refuseCodings(fastify);
  app.useBodyParser(JSON_TYPES, {}, (request, body, done) => {
    const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
      return done(unsupported('content-type', 'must have the charset utf-8, or none'));
    if (!isUtf8(body)) return done(new MalformedJson('it is not UTF-8'));
    const text = body.toString();
    const result = isRaw(request.routeOptions.config) ? text : parseJson(text);
    if (result instanceof MalformedJson) done(result);
    else done(null, result);
  });
}

/** Before anything is read (RFC 9110 §8.4: the sender learns what is taken instead). */
function refuseCodings(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const coding = request.headers['content-encoding'];
    // Of a GET no body is read.
    if (request.method === 'GET' || coding === undefined || coding.toLowerCase() === 'identity')
      return done(null, payload);
    reply.header('accept-encoding', 'identity');
    done(unsupported('content-encoding', 'must be identity, or absent'));
  });
}

function unsupported(field: string, message: string): GatewayRefusal {
  return new GatewayRefusal(gatewayProblems.UNSUPPORTED_MEDIA_TYPE, [{ field, message }]);
}

// An empty text counts as no body.
function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return new MalformedJson((error as SyntaxError).message);
  }
}

function isRaw(config: object): boolean {
  return 'rawBody' in config && config.rawBody === true;
}
