import type { OpenAPIObject, OperationObject, SchemaObject } from '@nestjs/swagger';
import { BODY_EXAMPLE } from '../api/endpoint-docs';
import { operationsOf } from './operations';

type Declared = OperationObject & { [BODY_EXAMPLE]?: unknown };

/** Puts each example with the body it is of, and says where a body may be left out: where it may be empty. */
export function completeBodies(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    const { [BODY_EXAMPLE]: example } = operation as Declared;
    delete (operation as Declared)[BODY_EXAMPLE];
    const { requestBody } = operation;
    if (!requestBody || '$ref' in requestBody) continue;
    for (const content of Object.values(requestBody.content)) {
      if (example !== undefined) content.example = example;
      requestBody.required = (schemaOf(document, content.schema)?.required ?? []).length > 0;
    }
  }
}

function schemaOf(
  { components }: OpenAPIObject,
  schema: SchemaObject | { $ref: string } | undefined,
): SchemaObject | undefined {
  if (!schema || !('$ref' in schema)) return schema;
  return components?.schemas?.[schema.$ref.replace('#/components/schemas/', '')] as SchemaObject | undefined;
}
