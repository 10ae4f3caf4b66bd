import { at, follow, pointerTo } from './document';
import type { JsonObject, OpenApiDocument } from './document';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: JsonObject;
}

/** A route, as the document describes it. */
export interface Operation {
  /** `placeOrder` */
  readonly id: string;
  /** `POST` */
  readonly method: string;
  /** `/orders/{orderId}` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema?: JsonObject }>>;
  };
  /** The permission that callers need; undefined where nobody needs one. */
  readonly permission?: string;
  /** Whether it answers without any credentials. */
  readonly open: boolean;
  /** Where it stands in the document. */
  readonly pointer: string;
}

interface OperationObject extends Pick<Operation, 'requestBody'> {
  readonly operationId?: string;
  readonly parameters?: readonly JsonObject[];
  readonly security?: readonly JsonObject[];
  readonly 'x-permission'?: string;
}

/** Every operation of the document, in its order. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => operation(document, path, method)),
  );
}

/** The operation that a request reaches: literal paths win over templates, as in the router. */
export function operationAt(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  const [bare = ''] = path.split('?', 1);
  return operations
    .filter((candidate) => candidate.method === method && patternOf(candidate.path).test(bare))
    .sort((a, b) => variables(a) - variables(b))[0];
}

function operation(document: OpenApiDocument, path: string, method: string): Operation {
  const pointer = pointerTo('paths', path, method);
  const resolved = <T>(node: string) => at(document, follow(document, node)) as T;
  const { operationId, parameters = [], security = [], ...rest } = resolved<OperationObject>(pointer);
  return {
    id: operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((_, index) =>
      resolved<Parameter>(`${pointer}${pointerTo('parameters', String(index))}`),
    ),
    requestBody: rest.requestBody && resolved(`${pointer}/requestBody`),
    permission: rest['x-permission'],
    open: security.length === 0 || security.some((scheme) => Object.keys(scheme).length === 0),
    pointer,
  };
}

const variables = ({ path }: Operation) => path.split('{').length;

function patternOf(path: string): RegExp {
  const literal = path.replace(/[.+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, '[^/]+')}/?$`);
}
