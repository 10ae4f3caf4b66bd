import { at, follow, pointerTo } from './document';
import type { JsonObject, OpenApiDocument } from './document';
import type { Operation } from './operations';
import { Schemas } from './schemas';

/** An answer of the API: a body that came as JSON is parsed, another is its text, and undefined where there is none. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: unknown;
}

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
  readonly headers?: Readonly<Record<string, JsonObject>>;
}

/** Holds requests and answers against the document. */
export class Conformity {
  readonly #schemas: Schemas;

  constructor(private readonly document: OpenApiDocument) {
    this.#schemas = new Schemas(document);
  }

  /** What of the answer is not as documented for the operation. */
  violations({ pointer }: Operation, { status, headers, body }: SeenAnswer): string[] {
    const place = follow(this.document, `${pointer}${pointerTo('responses', String(status))}`);
    const response = at(this.document, place) as ResponseObject | undefined;
    if (!response) return [`the status ${status} is not documented`];
    return [
      ...this.missingHeaders(place, response, headers),
      ...this.bodyFaults(place, response, headers, body),
    ];
  }

  /** What is wrong with a JSON body that is sent to the operation. */
  bodyViolations({ pointer }: Operation, body: unknown): string[] {
    const place = follow(this.document, `${pointer}/requestBody`);
    return this.#schemas.faults(`${place}${pointerTo('content', 'application/json', 'schema')}`, body);
  }

  private missingHeaders(
    place: string,
    { headers = {} }: ResponseObject,
    seen: Pick<Headers, 'get'>,
  ): string[] {
    const required = Object.keys(headers).filter((name) => {
      const header = at(this.document, follow(this.document, `${place}${pointerTo('headers', name)}`));
      return (header as { required?: boolean }).required;
    });
    return required.filter((name) => seen.get(name) === null).map((name) => `the header ${name} is missing`);
  }

  private bodyFaults(
    place: string,
    { content }: ResponseObject,
    headers: Pick<Headers, 'get'>,
    body: unknown,
  ): string[] {
    if (!content) return body === undefined ? [] : ['there is a body, and none is documented'];
    const type = mediaTypeOf(headers);
    const documented = content[type];
    if (!documented) return [`the content type ${type || '(none)'} is not documented`];
    if (!documented.schema) return [];
    return this.#schemas.faults(`${place}${pointerTo('content', type, 'schema')}`, body);
  }
}

/** `application/json`, without parameters. */
export function mediaTypeOf(headers: Pick<Headers, 'get'>): string {
  return headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
