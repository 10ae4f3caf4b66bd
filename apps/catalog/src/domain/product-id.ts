import { newId } from '#libs/common';

/** An id that people can type: `prod-` and the last ten digits of a UUID, 40 random bits. */
export function newProductId(): string {
  return `prod-${newId().replaceAll('-', '').slice(-10)}`;
}
