/** Who owns a guest's basket: whoever holds the token of that very basket. */
export function guestOf(basketId: string): string {
  return `guest:${basketId}`;
}

export function isGuests({ id, ownerId }: { readonly id: string; readonly ownerId: string }): boolean {
  return ownerId === guestOf(id);
}
