/** What was to be published cannot be: the broker, or the protocol, refuses it, and the same again would fail again. */
export class Refused extends Error {
  constructor(
    reason: unknown,
    /** Where not an event but the whole exchange is refused. */
    readonly exchange?: string,
  ) {
    super(reason instanceof Error ? reason.message : String(reason), { cause: reason });
  }
}
