/** Whose thing a request names. */
export type Whose = 'own' | 'other' | 'nobody';

/** The id of a thing, found or made when the request is sent; until then it only says what is meant. */
export class Target {
  constructor(
    readonly kind: string,
    readonly whose: Whose,
  ) {}
}

/** The current entity tag of the thing that the path names. */
export class CurrentTag {}

/** What makes a webhook believable: the time at which it is signed, and its signature. */
export class SigningTime {}
export class Signature {}

/** Goes into a path as it is, not encoded. */
export class Verbatim {
  constructor(readonly text: string) {}
}

/** Every target in a value, however deep. */
export function targetsIn(value: unknown): Target[] {
  if (value instanceof Target) return [value];
  return isContainer(value) ? Object.values(value).flatMap(targetsIn) : [];
}

/** The value with something else in the place of each target. */
export function replaceTargets(value: unknown, replacement: (target: Target) => unknown): unknown {
  if (value instanceof Target) return replacement(value);
  if (Array.isArray(value)) return value.map((item) => replaceTargets(item, replacement));
  if (!isContainer(value)) return value;
  const replaced = Object.entries(value).map(
    ([key, item]) => [key, replaceTargets(item, replacement)] as const,
  );
  return Object.fromEntries(replaced);
}

/** A list or an object as JSON knows them. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}
