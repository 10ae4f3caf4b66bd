import type { OpenAPIObject, OperationObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

/** Where a route's declaration leaves the example of its body: Swagger's own decorator would replace the schema. */
export const BODY_EXAMPLE = 'x-body-example';

type Declared = OperationObject & { [BODY_EXAMPLE]?: unknown };

/** Puts each example with the body it is of. */
export function placeBodyExamples(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    const { [BODY_EXAMPLE]: example } = operation as Declared;
    delete (operation as Declared)[BODY_EXAMPLE];
    const { requestBody } = operation;
    if (example === undefined || !requestBody || '$ref' in requestBody) continue;
    for (const content of Object.values(requestBody.content)) content.example = example;
  }
}
