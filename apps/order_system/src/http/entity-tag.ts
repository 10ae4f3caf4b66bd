import { ValidationError } from '#libs/common';

/** The entity tag of what has a version: `"7"`. */
export function versionTag({ version }: { version: number }): string {
  return `"${version}"`;
}

/** The entity tag of a product: its version, and its stock, which moves without one. */
export function productTag({ version, available }: { version: number; available: number }): string {
  return `"${version}-${available}"`;
}

const LIST = /^(?:W\/)?"[\x21\x23-\x7e]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e]*")*$/;

/**
 * The versions that `If-Match` names (RFC 9110 §13.1.1); undefined where it is absent or `*`. A tag that is no
 * version of ours, or a weak one, matches nothing. What follows a dash in a tag is no part of the version.
 */
export function readIfMatch(header: string | undefined): number[] | undefined {
  const value = header?.trim();
  if (value === undefined || value === '*') return undefined;
  if (!LIST.test(value)) {
    throw new ValidationError([{ field: 'If-Match', message: 'must be entity tags such as "7"' }]);
  }
  const tags = [...value.matchAll(/(?<weak>W\/)?"(?<version>\d{1,15})?(?:-[^"]*)?"/g)];
  return tags
    .filter(({ groups }) => groups?.['version'] !== undefined && groups['weak'] === undefined)
    .map(({ groups }) => Number(groups?.['version']))
    .slice(0, 20);
}
