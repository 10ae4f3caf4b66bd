import { v7 } from 'uuid';

/** A new UUID version 7 (RFC 9562): ids made later sort later. */
export function newId(): string {
  return v7();
}

/** When an id of `newId` was made, in ms since the epoch. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
