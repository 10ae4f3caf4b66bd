/**
 * Where JSON holds the character U+0000, as a dotted path; undefined where it does not. PostgreSQL stores it
 * neither in text nor in jsonb, so what holds it can never be handled.
 */
export function findNul(json: string, parsed: unknown): string | undefined {
  // Its spelling in JSON is rare, and quicker to look for than to walk through every message.
  return json.includes('\\u0000') ? pathTo(parsed, []) : undefined;
}

function pathTo(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = key.includes('\0') ? path.join('.') : pathTo(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
