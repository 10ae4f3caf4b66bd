/** What the gateway adds to a command itself, and takes from no client. */
export const ofGateway = { clientAddress: true } as const;
