import type { OpenAPIObject, OperationObject, PathItemObject, ResponseObject } from '@nestjs/swagger';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const satisfies (keyof PathItemObject)[];

/** Every operation of a document, in its order. */
export function operationsOf({ paths }: OpenAPIObject): OperationObject[] {
  return Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
}

interface OwnResponse {
  readonly operation: OperationObject;
  readonly status: string;
  readonly response: ResponseObject;
}

/** Every response that stands in full with its operation. */
export function responsesOf(document: OpenAPIObject): OwnResponse[] {
  return operationsOf(document).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, response]) =>
      response && !('$ref' in response) ? [{ operation, status, response }] : [],
    ),
  );
}
