import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#libs/common';

/** A route with `@RouteConfig(RAW_BODY)` gets its body as the text that came in. */
export const RAW_BODY = { rawBody: true } as const;

/** curl's -d says form; the documented examples send JSON with it, and nothing here takes forms. */
const JSON_TYPES = ['application/json', 'application/x-www-form-urlencoded'];

export class MalformedJson extends DomainError {
  constructor(reason: string) {
    super('MALFORMED_JSON', 'invalid', `The body is not valid JSON: ${reason}`, {
      errors: [{ field: 'body', message: 'is not valid JSON' }],
    });
  }
}

/** Reads bodies as JSON; other content types are refused (415). */
export function readBodies(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().removeAllContentTypeParsers();
  app.useBodyParser(JSON_TYPES, {}, (request, body, done) => {
    const text = body.toString();
    const result = isRaw(request.routeOptions.config) ? text : parseJson(text);
    if (result instanceof MalformedJson) done(result);
    else done(null, result);
  });
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
