const names = new Map<string, string>();

/**
 * A name under which PostgreSQL keeps the prepared statement, so that each text is parsed once a connection.
 * Values travel apart from the text, so there are about as many names as statements in the code.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
