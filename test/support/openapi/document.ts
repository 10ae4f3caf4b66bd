/** A part of an OpenAPI 3.1 document, as far as the tests look into it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly components?: JsonObject;
}

/** The document that the gateway serves. */
export async function readDocument(gatewayUrl: string): Promise<OpenApiDocument> {
  const url = `${gatewayUrl}/api/docs-json`;
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new Error(`nobody answers at ${url}`, { cause });
  });
  if (!answer.ok) throw new Error(`GET ${url} answered ${answer.status}`);
  return (await answer.json()) as OpenApiDocument;
}

/** A JSON pointer (RFC 6901) to what these keys lead to. */
export function pointerTo(...keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The pointer behind every `$ref` on the way: to what stands there itself. */
export function follow(document: OpenApiDocument, pointer: string): string {
  const { $ref } = (at(document, pointer) ?? {}) as { $ref?: unknown };
  return typeof $ref === 'string' ? follow(document, decodeURIComponent($ref.slice(1))) : pointer;
}

/** What the pointer leads to; undefined where there is nothing. */
export function at(document: OpenApiDocument, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (node as JsonObject | undefined)?.[key], document);
}
