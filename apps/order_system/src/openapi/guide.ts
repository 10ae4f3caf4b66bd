/** What a client developer reads first. */
export const GUIDE = `
Everything that a shop needs: accounts, a catalog, baskets, orders, payments and notifications.

## Start

1. \`POST /auth/register\` opens an account, \`POST /auth/login\` trades e-mail and password for tokens.
2. Send the access token with each request: \`Authorization: Bearer <accessToken>\`. When it has expired,
   \`POST /auth/refresh\` trades the refresh token, which works once, for new ones.
3. \`POST /basket\`, \`POST /basket/{basketId}/items\`, then \`POST /orders\` with the basket's id.
   \`Prefer: wait=10\` holds the answer until the order is confirmed or cancelled.

Back ends send an API key instead, as \`X-Api-Key\`. Guests fill a basket without an account: its token, sent as
\`Basket-Token\`, says that the basket is theirs.

## Amounts, times, ids

An amount of money is \`{ "amount": 3490, "currency": "EUR" }\`, in the currency's smallest unit. Times are ISO 8601 in
UTC. Ids are UUIDs, which sort by time; the ids of products are short text such as \`prod-1\`.

## Errors

Every error is a problem (RFC 9457, \`application/problem+json\`): branch on its \`code\`, which never changes; \`field\`
and \`errors\` name what is at fault in the request. Its \`type\` leads to what it means and what to do about it;
\`GET /problems\` lists them all. Report the \`requestId\` where you need help: it is in the header \`X-Request-Id\` of
every answer, and you may choose it yourself.

## Requests that are sent twice

Send an \`Idempotency-Key\`, e.g. a new UUID, with each POST that takes one. The same key and the same body answer the
first answer again for 24 hours, marked \`Idempotency-Replayed: true\`; so a request whose answer was lost can be
repeated without harm.

## Changes that meet

Baskets, orders and products carry a version as their \`ETag\`. Send it back as \`If-Match\`, and a change that was made
to something older is refused with 412 instead of overwriting somebody else's.

## Lists

Lists come in pages: \`limit\` says how many, \`nextCursor\` of one page is the \`cursor\` of the next, and is null on the
last. What is added meanwhile neither repeats nor hides an item.

## Limits

\`RateLimit\` and \`RateLimit-Policy\` tell how many requests are left. After 429 and 503, wait \`Retry-After\` seconds.

## Any path

HEAD works wherever GET does, and OPTIONS tells what a path takes. What HTTP itself refuses can come from any path: one
that does not exist (404 \`ROUTE_NOT_FOUND\`), a method that it does not take (405), a request that cannot be read (400, 414,
431). It is a problem, too.

## Versions

What is here stays: fields, routes, headers and codes are added, never changed or taken away, within one major version of
this document. So ignore what you do not know.
`.trim();
