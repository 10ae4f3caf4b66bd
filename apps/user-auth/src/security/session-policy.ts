/** How long access tokens and sessions live. */
export class SessionPolicy {
  constructor(
    readonly accessTokenSeconds: number,
    readonly sessionSeconds: number,
    /** For how long a refresh token that comes back after its use is taken for one that was sent twice. */
    readonly reuseGraceSeconds: number,
  ) {}
}
