import type { OpenApiDocument } from '../../support/openapi/document';
import type { Operation } from '../../support/openapi/operations';
import { flatten } from '../values/schema';
import { CALLERS, holds, isTrusted, mayUse } from '../world/callers';
import type { CallerName } from '../world/callers';
import { hasShape, isPrivate, kindOf } from '../world/kinds';
import { ACCESS_RULES } from './access-rules';

/** Whose thing a request names: none at all where it names none. */
export type Subject = 'none' | 'own' | 'other' | 'nobody' | 'malformed';

/** How it must be answered: served, or refused with this status. */
export type Outcome = 'served' | 400 | 401 | 403 | 404;

/** One way in which somebody can come to an operation, and what they must hear. */
export interface Cell {
  readonly operation: Operation;
  readonly caller: CallerName;
  readonly subject: Subject;
  /** The kinds of things that the subject is said of. */
  readonly kinds: readonly string[];
  readonly expected: Outcome;
}

/** Every cell of an operation: each caller with each subject. */
export function cellsOf(document: OpenApiDocument, operation: Operation): Cell[] {
  const kinds = kindsNamedBy(document, operation);
  return CALLERS.flatMap((caller) =>
    subjectsOf(kinds).map((subject) => ({
      operation,
      caller,
      subject,
      kinds,
      expected: outcome(operation, caller, subject),
    })),
  );
}

/** What the operation is about: somebody's things, where it names any, or else what is everybody's. */
function kindsNamedBy(document: OpenApiDocument, { path, requestBody }: Operation): readonly string[] {
  const schema = requestBody?.content['application/json']?.schema;
  const fields = schema ? Object.keys(flatten(document, schema).properties ?? {}) : [];
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => kindOf(name, path));
  const inBody = fields.map((name) => kindOf(name, path)).filter((kind) => kind && isPrivate(kind));
  const kinds = [...inPath, ...inBody].filter((kind) => kind !== undefined);
  const owned = kinds.filter(isPrivate);
  return owned.length > 0 ? owned : kinds;
}

function subjectsOf(kinds: readonly string[]): readonly Subject[] {
  if (kinds.length === 0) return ['none'];
  return kinds.some(hasShape) ? ['own', 'other', 'nobody', 'malformed'] : ['own', 'nobody'];
}

function outcome(operation: Operation, caller: CallerName, subject: Subject): Outcome {
  if (operation.permission !== undefined && !isTrusted(caller)) return 401;
  if (!mayUse(caller, operation)) return caller === 'guest' ? 401 : 403;
  if (subject === 'malformed') return 400;
  if (subject === 'nobody') return 404;
  return subject === 'other' && !isWithinReach(operation, caller) ? 404 : 'served';
}

/** Whether what belongs to somebody else is there for the caller. */
function isWithinReach({ id }: Operation, caller: CallerName): boolean {
  const rule = ACCESS_RULES[id];
  return typeof rule === 'object' ? holds(caller, rule.ownerOr) : rule === 'everybody';
}
