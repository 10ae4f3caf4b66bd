import type { Target } from '../requests/target';
import type { CallerName } from './callers';
import type { Cast } from './cast';
import type { Person } from './person';
import { unknownId } from './makers';

/** A thing that a request names. */
export interface NamedThing {
  readonly target: Target;
  readonly id: string;
  /** Undefined where it is nobody's. */
  readonly owner?: Person;
}

/** Finds, or makes, what a caller's request is about; no two targets of one kind are the same thing. */
export async function nameThings(
  targets: readonly Target[],
  caller: CallerName,
  cast: Cast,
): Promise<NamedThing[]> {
  const named: NamedThing[] = [];
  for (const target of new Set(targets)) {
    const { kind, whose } = target;
    const owner = ownerOf(target, caller, cast);
    const before = named.filter((thing) => thing.target.kind === kind && thing.target.whose === whose);
    const id = owner ? await cast.things.of(kind, owner, before.length) : unknownId(kind);
    named.push({ target, id, owner });
  }
  return named;
}

function ownerOf({ kind, whose }: Target, caller: CallerName, cast: Cast): Person | undefined {
  if (whose === 'nobody') return undefined;
  return whose === 'own' ? cast.personOf(caller) : cast.otherThan(caller, kind);
}
