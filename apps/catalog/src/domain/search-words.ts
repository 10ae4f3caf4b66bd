/** The words of a search: letters and digits; everything else stands between words. */
export function searchWords(search: string): string[] {
  return search.match(/[\p{L}\p{N}]+/gu) ?? [];
}
