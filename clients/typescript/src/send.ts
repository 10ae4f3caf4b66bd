/** Sends one request; every part of the client wraps another of these. */
export type Send = (request: Request) => Promise<Response>;
