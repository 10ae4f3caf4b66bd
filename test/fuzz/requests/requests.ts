import fc from 'fast-check';
import type { OpenApiDocument } from '../../support/openapi/document';
import type { Operation } from '../../support/openapi/operations';
import { EdgeValues } from '../values/edge-values';
import { ValidValues } from '../values/valid-values';
import { CALLERS, isTrusted, mayUse } from '../world/callers';
import type { CallerName } from '../world/callers';
import { Bodies } from './bodies';
import type { SentBody } from './bodies';
import type { Entry, FuzzRequest } from './fuzz-request';
import { Headers } from './headers';
import { meaningOf } from './meanings';
import { Paths, parametersOf } from './paths';
import { Queries } from './queries';

/** What a request is put together from. */
interface Parts extends SentBody {
  readonly caller: CallerName;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: readonly Entry[];
  readonly headers: readonly Entry[];
  readonly watched: boolean;
}

type Oddity = fc.Arbitrary<Partial<Parts>>;

/** Makes the requests that an operation is tried with. */
export function requestsTo(document: OpenApiDocument, operation: Operation): fc.Arbitrary<FuzzRequest> {
  const sound = soundParts(document, operation);
  const odd = fc.oneof(...oddities(document, operation));
  const few = fc.array(odd, { minLength: 1, maxLength: 3, size: 'xsmall' });
  return fc.oneof(
    { weight: 2, arbitrary: sound.map((parts) => assemble(operation, parts, true)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(sound, few)
        .map(([parts, changes]) => assemble(operation, Object.assign({}, parts, ...changes) as Parts, false)),
    },
  );
}

/** Requests against which nothing speaks. */
export function soundRequestsTo(document: OpenApiDocument, operation: Operation): fc.Arbitrary<FuzzRequest> {
  return soundParts(document, operation).map((parts) => assemble(operation, parts, true));
}

function soundParts(document: OpenApiDocument, operation: Operation): fc.Arbitrary<Parts> {
  const valid = new ValidValues(document, (name) => meaningOf(name, operation.path, 'own'));
  const edges = new EdgeValues(valid);
  const callers = CALLERS.filter((caller) => isTrusted(caller) && mayUse(caller, operation));
  return fc
    .record({
      caller: fc.constantFrom(...callers),
      path: new Paths(valid).sound(operation),
      query: new Queries(valid, edges).sound(operation),
      headers: new Headers().sound(operation),
      sent: new Bodies(valid, edges).sound(operation),
      watched: operation.method === 'GET' ? fc.constant(false) : fc.nat({ max: 3 }).map((dice) => dice === 0),
    })
    .map(({ sent, ...parts }) => ({ ...parts, ...sent }));
}

/** All that can be wrong with a request, each on its own. */
function oddities(document: OpenApiDocument, operation: Operation): Oddity[] {
  const own = new ValidValues(document, (name) => meaningOf(name, operation.path, 'own'));
  const others = new ValidValues(document, (name) => meaningOf(name, operation.path, 'other'));
  const edges = new EdgeValues(own);
  const bodies = new Bodies(own, edges);
  const edge = bodies.edge(operation);
  return [
    fc.constantFrom(...CALLERS).map((caller) => ({ caller })),
    new Queries(own, edges).odd(operation).map((query) => ({ query })),
    new Headers().odd(operation).map((headers) => ({ headers })),
    bodies.malformed(),
    ...(parametersOf(operation).length > 0 ? [new Paths(own).odd(operation).map((path) => ({ path }))] : []),
    ...(edge ? [edge, edge, edge, new Bodies(others, edges).sound(operation)] : []),
  ];
}

function assemble(
  operation: Operation,
  { bodyHeaders, headers, ...parts }: Parts,
  sound: boolean,
): FuzzRequest {
  return { operation, ...parts, headers: [...bodyHeaders, ...headers], sound };
}
