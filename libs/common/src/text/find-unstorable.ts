const SPELLING = /\\u(?:0000|d[89a-f])/i;

/**
 * Where JSON holds the character U+0000 or half of a surrogate pair, as a dotted path; undefined where it does not.
 * PostgreSQL stores the first neither in text nor in jsonb, the second not in jsonb, so what holds them can never
 * be handled.
 */
export function findUnstorable(json: string, parsed: unknown): string | undefined {
  // Their spelling in JSON is rare, and quicker to look for than to walk through every message.
  return SPELLING.test(json) ? pathTo(parsed, []) : undefined;
}

function pathTo(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path.join('.');
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = isStorable(key) ? pathTo(inner, [...path, key]) : path.join('.');
    if (found !== undefined) return found;
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
