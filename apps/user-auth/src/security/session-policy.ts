/** How long access tokens and sessions live. */
export class SessionPolicy {
  constructor(
    readonly accessTokenSeconds: number,
    readonly sessionSeconds: number,
  ) {}
}
