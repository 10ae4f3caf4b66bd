import type { OpenAPIObject, SchemaObject } from '@nestjs/swagger';

/** Refers to a schema that has a name wherever another one holds the same in full. */
export function shareSchemas(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, SchemaObject>;
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [contentOf(schema), name]));
  const shared = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const name = names.get(contentOf(node));
    if (name === undefined) return withParts(node, shared);
    const { description } = node as SchemaObject;
    const ownWords = description !== schemas[name]?.description && { description };
    return { $ref: `#/components/schemas/${name}`, ...ownWords };
  };
  const whole = Object.entries(schemas).map(([name, schema]) => [name, withParts(schema, shared)] as const);
  document.components = { ...document.components, schemas: Object.fromEntries(whole) as typeof schemas };
}

function withParts(node: object, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map(change);
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, change(part)]));
}

/** What a schema says, whatever is said about it. */
function contentOf(schema: object): string {
  return JSON.stringify({ ...schema, description: undefined });
}
