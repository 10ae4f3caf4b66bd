import { at, follow } from '../../support/openapi/document';
import type { OpenApiDocument } from '../../support/openapi/document';

/** JSON Schema 2020-12, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** The schema behind a `$ref`, with what `allOf` adds to it. */
export function flatten(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const { $ref, ...beside } = schema;
    const target = at(document, follow(document, decodeURIComponent($ref.slice(1)))) as Schema | undefined;
    if (!target) throw new Error(`${$ref} leads nowhere`);
    return flatten(document, { ...target, ...beside });
  }
  const { allOf, ...own } = schema;
  return (allOf ?? []).map((part) => flatten(document, part)).reduce(both, own);
}

/** The kinds of value that the schema allows; empty where it does not say. */
export function typesOf({ type }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

function both(one: Schema, other: Schema): Schema {
  return {
    ...one,
    ...other,
    properties: { ...one.properties, ...other.properties },
    required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])],
  };
}
