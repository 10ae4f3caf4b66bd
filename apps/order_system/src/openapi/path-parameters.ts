import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

interface PathParameter {
  readonly description: string;
  readonly example: string;
}

/** What stands in paths: a name means the same in each. */
const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = {
  addressId: { description: "The address's id", example: '01a20465-d0c8-7c1f-b7a5-3e9d8f4a2b61' },
  basketId: { description: "The basket's id", example: '01a20465-a1f0-7c44-9d30-5f2b1c8e7a10' },
  id: { description: "The product's id", example: 'prod-1' },
  keyId: { description: "The API key's id", example: '01a20465-c3b2-7f10-9c55-2f8a1b7d4e60' },
  orderId: { description: "The order's id", example: '01a20465-bf4c-7729-ab97-2c2165707774' },
  productId: { description: "The product's id", example: 'prod-1' },
  slug: {
    description: 'The code in lower case, with dashes: the end of the `type`',
    example: 'stale-version',
  },
  provider: { description: "The payment provider's name", example: 'stub' },
  userId: { description: "The account's id", example: '01a20465-90aa-7d01-8f3e-6b1d2c4e5f60' },
};

/** Says of each path parameter what it is, unless the route does. */
export function describePathParameters(document: OpenAPIObject): void {
  for (const parameter of operationsOf(document).flatMap(({ parameters = [] }) => parameters)) {
    if ('$ref' in parameter || parameter.in !== 'path') continue;
    Object.assign(parameter, { ...PATH_PARAMETERS[parameter.name], ...parameter });
  }
}
