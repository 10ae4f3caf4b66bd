import { MARKER } from './person';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Knows whose data a text holds: by the markers in it, and by the ids that were seen to be somebody's. */
export class Privates {
  readonly #ownerOf = new Map<string, string>();

  /** Every id in the text is of something that the marker's bearer has. */
  note(marker: string, text: string): void {
    for (const id of idsIn(text)) if (!this.#ownerOf.has(id)) this.#ownerOf.set(id, marker);
  }

  /** What the text holds of others than the marker's bearer. */
  ofOthers(marker: string, text: string): string[] {
    const markers = (text.match(MARKER) ?? []).filter((found) => found !== marker);
    const ids = idsIn(text).filter((id) => (this.#ownerOf.get(id) ?? marker) !== marker);
    return [...new Set([...markers, ...ids])];
  }
}

function idsIn(text: string): readonly string[] {
  return text.match(ID) ?? [];
}
