// Node's, and not yet in TypeScript's library.
interface JSON {
  /** Goes into a JSON text as it is. */
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
}
