/** How many attempts may fail before each further one must wait, and for how long at most. */
export class LockoutPolicy {
  constructor(
    readonly failuresPerAccount: number,
    readonly failuresPerAddress: number,
    readonly longestWaitSeconds: number,
  ) {}
}
