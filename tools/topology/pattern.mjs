/** A permission that permits nothing: no name is empty where it is asked for. */
export const NOTHING = '^$';

/** A permission that permits everything. */
export const EVERYTHING = '.*';

/** The regular expression of a permission, from those of the names that it permits. */
export function anyOf(...patterns) {
  if (patterns.length === 0) return NOTHING;
  return patterns.length === 1 ? `^${patterns[0]}$` : `^(${patterns.join('|')})$`;
}

/** This name and no other. */
export function literal(name) {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
