/** The Redis keys by which user-auth tells the gateway whose access tokens have ended before their time. */
export const revocationMarks = {
  /** Ends every token of the session (or of the API key), whenever it was made. */
  ofSession: (sessionId: string): string => `revoked:${sessionId}`,
  /** Its value is a time in ms since the epoch: ends the tokens that were made until then. */
  ofUser: (userId: string): string => `revoked-user:${userId}`,
};
