// Made from openapi.json by `npm run client:types`; do not edit.

export interface paths {
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process runs */
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service can do its work, and what it lacks if not */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as `/health/ready` */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics in the Prometheus text format */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Opens an account
     * @description A mail follows, by whose token `POST /auth/email/verify` verifies the address.
     */
    post: operations['register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Trades e-mail and password for tokens
     * @description An account with a second factor wants `totp` besides. After some failures each further one costs a growing wait. A guest's basket is merged into the one that the customer changed last, or becomes theirs: `basketId` names it.
     */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Trades a refresh token, which works once, for new tokens
     * @description Of several requests with one token, one gets new tokens and the others 409: the session goes on. A used token that comes back later ends the session.
     */
    post: operations['refreshTokens'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the session of a refresh token */
    post: operations['logOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/logout-all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends all of the caller's sessions, this one included */
    post: operations['logOutEverywhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's own account */
    get: operations['getMe'];
    put?: never;
    post?: never;
    /**
     * Deletes the caller's account
     * @description Ends every session and frees the e-mail address at once. All personal data is then erased from every service; orders are kept without it, those that are on their way once they have arrived.
     */
    delete: operations['deleteAccount'];
    options?: never;
    head?: never;
    /**
     * Changes what is given of the caller's profile
     * @description `null` clears.
     */
    patch: operations['changeProfile'];
    trace?: never;
  };
  '/auth/password/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the caller's password, and ends all other sessions */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/password/forgot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has a mail sent whose token sets a new password
     * @description Answers the same whether the address has an account or not.
     */
    post: operations['forgotPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/password/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets a new password with the token from a mail, and ends all sessions */
    post: operations['resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/email/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Verifies an e-mail address with the token from a mail */
    post: operations['verifyEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/email/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has another mail sent to verify the address with
     * @description Five an hour at most, the one that registration sends included.
     */
    post: operations['requestEmailVerification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the caller's log-in asks for a second factor */
    get: operations['getSecondFactor'];
    put?: never;
    /**
     * Sets a second factor up, for an authenticator app
     * @description Show `otpauthUrl` as a QR code. Nothing changes until `POST /auth/totp/confirm`; a new request replaces the secret.
     */
    post: operations['setUpTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turns the second factor on, with a code of the authenticator app
     * @description Each recovery code stands in for a code, once: for whom the app has got lost.
     */
    post: operations['confirmTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/totp/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turns the second factor off */
    post: operations['disableTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/me/addresses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's addresses, newest first */
    get: operations['listAddresses'];
    put?: never;
    /**
     * Puts an address into the caller's address book
     * @description The first address is the default, unless told otherwise; a new default takes the place of the one before.
     */
    post: operations['addAddress'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/me/addresses/{addressId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of the caller's addresses */
    get: operations['getAddress'];
    put?: never;
    post?: never;
    /**
     * Takes an address out of the caller's address book
     * @description Where it was the default, no other takes its place.
     */
    delete: operations['removeAddress'];
    options?: never;
    head?: never;
    /**
     * Changes what is given of one of the caller's addresses
     * @description `null` clears. A new default takes the place of the one before.
     */
    patch: operations['changeAddress'];
    trace?: never;
  };
  '/auth/me/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that the system holds about the caller, as one document to keep
     * @description Complete, or refused: where one service does not answer, nothing is exported. Passwords, tokens and keys are no part of it.
     */
    get: operations['exportPersonalData'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The public keys by which anybody can verify access tokens
     * @description A JSON Web Key Set (RFC 7517). A new key is here before it signs anything. There are none where access tokens are signed with a secret.
     */
    get: operations['getKeySet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The caller's API keys, newest first
     * @description Those that have expired, too; the keys themselves are shown to nobody.
     */
    get: operations['listApiKeys'];
    put?: never;
    /**
     * Makes an API key by which a back end acts for the caller
     * @description The key is shown this once; a repeated request shows `null` in its place. It can do what its `scopes` say, as long as its owner may do that too, and never manages accounts. Send it as `X-Api-Key`.
     */
    post: operations['createApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/auth/api-keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes an API key, at once */
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts, newest first */
    get: operations['listUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account */
    get: operations['getUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{userId}/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Gives a user these roles and no others; ends their sessions */
    put: operations['changeRoles'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{userId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keeps a user from logging in, and ends their sessions */
    post: operations['disableUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/users/{userId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a disabled user log in again */
    post: operations['enableUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Products that match every filter given, a page at a time */
    get: operations['listProducts'];
    put?: never;
    /** Puts a product up for sale (staff) */
    post: operations['createProduct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/products/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One product */
    get: operations['getProduct'];
    put?: never;
    post?: never;
    /** Takes a product off sale (staff) */
    delete: operations['removeProduct'];
    options?: never;
    head?: never;
    /** Changes what is given of a product (staff) */
    patch: operations['changeProduct'];
    trace?: never;
  };
  '/products/{id}/stock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Says how many pieces lie in the warehouse, reserved ones included (staff) */
    put: operations['setStock'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/basket': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's open baskets; the one that was changed last comes first */
    get: operations['listBaskets'];
    put?: never;
    /**
     * A new, empty basket
     * @description Without a caller it is a guest's: the answer holds the `token` by which the basket, and nothing else, can be opened. A guest's `Idempotency-Key` is not kept, because two strangers may choose the same one.
     */
    post: operations['createBasket'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/basket/{basketId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of the caller's baskets, or the guest's whose token it is */
    get: operations['getBasket'];
    put?: never;
    post?: never;
    /** Throws a basket away */
    delete: operations['deleteBasket'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/basket/{basketId}/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Adds pieces of a product */
    post: operations['addItem'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/basket/{basketId}/items/{productId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Takes a product out */
    delete: operations['removeItem'];
    options?: never;
    head?: never;
    /** Sets how many pieces of a product the basket holds */
    patch: operations['changeItem'];
    trace?: never;
  };
  '/basket/claim': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Makes a guest's basket the caller's
     * @description It is merged into the basket that the caller changed last, or becomes one of theirs where there is none that it fits into. `POST /auth/login` does the same; this is for those who are logged in already.
     */
    post: operations['claimBasket'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/basket/{basketId}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Moves another of the caller's baskets, or a guest's, into this one
     * @description Quantities are added as far as the stock goes; `adjustments` says what was capped or left out. The other basket is gone then.
     */
    post: operations['mergeBaskets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's orders, newest first; every order for staff */
    get: operations['listOrders'];
    put?: never;
    /**
     * Checks a basket out
     * @description A basket is checked out once: again, it answers the same order.
     */
    post: operations['placeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One order; there from the moment its check-out was accepted */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Corrects where an order goes, before it is shipped */
    patch: operations['changeOrder'];
    trace?: never;
  };
  '/orders/{orderId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancels an order that has not been shipped */
    post: operations['cancelOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What has happened to an order, oldest first
     * @description Each step is told once; `sequence` counts them from 1, without a gap. There from the moment the check-out was accepted.
     */
    get: operations['getTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The steps of an order as they happen, as server-sent events
     * @description The steps of the timeline, those that were and each new one: `id` is its `sequence`, `event` its `type`, `data` the
     *     step as JSON. With `Last-Event-ID` the stream goes on behind that step, without a gap and without telling one twice.
     *     After 15 s of silence a comment is sent.
     *
     *     The stream ends when the order is through: delivered, or cancelled, and no refund on its way. Where it breaks off before,
     *     because the access token has ended or the gateway restarts, come back with `Last-Event-ID`. Who comes back to an order
     *     that is through gets 204, at which an `EventSource` stops asking.
     */
    get: operations['streamOrderEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/ship': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An order has left the warehouse (staff)
     * @description An order is shipped once: again, it answers the order as it is.
     */
    post: operations['shipOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/deliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An order has arrived (staff)
     * @description An order is delivered once: again, it answers the order as it is.
     */
    post: operations['deliverOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives money of an order back (staff)
     * @description All that is left of it, unless an amount is named. Parts add up, never to more than was captured. `GET /orders/{orderId}/payments` tells when it is paid.
     */
    post: operations['refundOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/orders/{orderId}/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was taken for an order, and what went back
     * @description Empty while no money was asked for.
     */
    get: operations['listPayments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/payments/webhooks/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A provider's message, signed as in Standard Webhooks */
    post: operations['receiveWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's own notifications, newest first */
    get: operations['listNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All endpoints, newest first (admins) */
    get: operations['listWebhooks'];
    put?: never;
    /**
     * Registers an endpoint that is told of events (admins)
     * @description From then on each event of these types is posted to the URL as a CloudEvent, signed as Standard Webhooks says with the `secret`, which is shown this once; a repeated request shows `null` in its place.
     */
    post: operations['createWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{webhookId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One endpoint (admins) */
    get: operations['getWebhook'];
    put?: never;
    post?: never;
    /** Deletes an endpoint, with what waits to be sent there (admins) */
    delete: operations['deleteWebhook'];
    options?: never;
    head?: never;
    /**
     * Changes what is given of an endpoint (admins)
     * @description While it is disabled nothing is sent, and no event is kept for later; what waited before goes on once it is enabled.
     */
    patch: operations['changeWebhook'];
    trace?: never;
  };
  '/webhooks/{webhookId}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives an endpoint a new signing secret (admins)
     * @description It is shown this once. For 24 hours each message is signed with the former one, too; doing it twice ends a secret that has leaked at once.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{webhookId}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends an endpoint an event that means nothing (admins)
     * @description Of the type `webhook.test.v1`, whatever types the endpoint wants. Its deliveries tell how it ended.
     */
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{webhookId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent, or will be, to an endpoint, newest first (admins) */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends an event to an endpoint now (admins)
     * @description Once more where it has arrived or was given up, earlier than planned where it waits.
     */
    post: operations['redeliverWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every problem that the API can answer with */
    get: operations['listProblems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a problem means, and what to do about it */
    get: operations['getProblem'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages that were given up, newest first */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters/{deadLetterId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A message that was given up */
    get: operations['getDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters/{deadLetterId}/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends a dead letter back to the queue that it came from
     * @description It keeps its id, so that what was handled is not handled again, and its attempts are counted anew. Another payload, mended, takes the place of the event's `data`.
     */
    post: operations['redriveDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters/{deadLetterId}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Throws a dead letter away */
    post: operations['discardDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends dead letters back to the queues that they came from
     * @description All that match the filter; those that cannot go back stay, and the answer says why.
     */
    post: operations['redriveDeadLetters'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/dead-letters/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Throws dead letters away
     * @description All that match the filter.
     */
    post: operations['discardDeadLetters'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Problem: {
      /** @description Where the problem is explained, relative to the API: `/problems/basket-empty` */
      type: string;
      /** @description The same at each occurrence */
      title: string;
      status: number;
      /** @description Stable, e.g. `BASKET_EMPTY`: what a client branches on */
      code: string;
      /** @description One sentence for people about this occurrence */
      detail: string;
      /** @description The path that was asked for */
      instance: string;
      /** @description As in `x-request-id` */
      requestId: string;
      /** @description The first field at fault */
      field?: string;
      /** @description Every field at fault */
      errors?: {
        field: string;
        message: string;
      }[];
    };
    RegisterBody: {
      email: string;
      password: string;
    };
    User: {
      /** Format: uuid */
      id: string;
      /** Format: email */
      email: string;
      /** @description Whether somebody has proved to read the address's mail */
      emailVerified: boolean;
      roles: components['schemas']['Role'][];
      name?: string;
      /** @description An E.164 number, e.g. `+4930123456` */
      phone?: string;
      /** @description A BCP 47 tag of a language, with its script and its region where they matter */
      locale?: string;
    };
    LogInBody: {
      email: string;
      password: string;
      /** @description Six digits of the authenticator app, or a recovery code; blanks and hyphens do not count */
      totp?: string;
    };
    LoggedIn: {
      /** @description Sent as `Authorization: Bearer …` */
      accessToken: string;
      /** @description Works once, for `POST /auth/refresh` */
      refreshToken: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description For how many seconds the access token is good */
      expiresIn: number;
      /** Format: uuid */
      basketId?: string;
    };
    RefreshBody: {
      refreshToken: string;
    };
    Tokens: {
      /** @description Sent as `Authorization: Bearer …` */
      accessToken: string;
      /** @description Works once, for `POST /auth/refresh` */
      refreshToken: string;
      /** @constant */
      tokenType: 'Bearer';
      /** @description For how many seconds the access token is good */
      expiresIn: number;
    };
    LogOutBody: {
      refreshToken: string;
    };
    ChangePasswordBody: {
      currentPassword: string;
      newPassword: string;
    };
    ForgotPasswordBody: {
      email: string;
    };
    ResetPasswordBody: {
      token: string;
      password: string;
    };
    VerifyEmailBody: {
      token: string;
    };
    SecondFactor: {
      enabled: boolean;
      recoveryCodesLeft: number;
    };
    TotpSetup: {
      /** @description In Base32, to be typed */
      secret: string;
      /** @description The same, to be shown as a QR code */
      otpauthUrl: string;
    };
    ConfirmTotpBody: {
      /** @description Six digits of the authenticator app, or a recovery code; blanks and hyphens do not count */
      code: string;
    };
    RecoveryCodes: {
      /** @description Each stands in for a code of the app, once */
      recoveryCodes: string[];
    };
    DisableTotpBody: {
      password: string;
      /** @description Six digits of the authenticator app, or a recovery code; blanks and hyphens do not count */
      code: string;
    };
    ChangeProfileBody: {
      name?: string | null;
      phone?: string | null;
      locale?: string | null;
    };
    DeleteAccountBody: {
      password: string;
    };
    AddressPage: {
      items: components['schemas']['SavedAddress'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    AddAddressBody: {
      name: string;
      line1: string;
      line2?: string;
      city: string;
      postalCode: string;
      /** @description An ISO 3166-1 alpha-2 code */
      country: string;
      /** @description What its owner calls it, e.g. "home" */
      label?: string;
      isDefault?: boolean;
    };
    SavedAddress: {
      name: string;
      line1: string;
      line2?: string;
      city: string;
      postalCode: string;
      /** @description An ISO 3166-1 alpha-2 code */
      country: string;
      /** Format: uuid */
      id: string;
      /** @description What its owner calls it, e.g. "home" */
      label?: string;
      isDefault: boolean;
    };
    ChangeAddressBody: {
      name?: string;
      line1?: string;
      line2?: string | null;
      city?: string;
      postalCode?: string;
      /** @description An ISO 3166-1 alpha-2 code */
      country?: string;
      label?: string | null;
      isDefault?: boolean;
    };
    PersonalData: {
      /** Format: date-time */
      exportedAt: string;
      account: components['schemas']['Account'];
      addresses: components['schemas']['SavedAddress'][];
      sessions: {
        /** Format: uuid */
        id: string;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        expiresAt: string;
        endedAt: string | null;
      }[];
      apiKeys: components['schemas']['ApiKey'][];
      secondFactor: {
        confirmedAt: string | null;
      } | null;
      mailedLinks: {
        purpose: string;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        expiresAt: string;
      }[];
      baskets: {
        /** Format: uuid */
        id: string;
        /** @description The caller's own reference for its customer: kept and returned, never used for access */
        customerId?: string;
        items: components['schemas']['BasketItem'][];
        total: components['schemas']['Money'];
        /** @description What the last merge could not take over whole, for want of stock; gone with the next change */
        adjustments?: {
          productId: string;
          /** @description What both baskets held together */
          requested: number;
          /** @description What the basket holds of it now; 0 where the product was left out */
          quantity: number;
        }[];
        /** @description Guests only, after each change: what proves that the basket is theirs, until it expires */
        token?: string;
        /**
         * Format: date-time
         * @description Each change puts it off
         */
        expiresAt: string;
        /** @description Counts the changes; stands in the `ETag` */
        version: number;
      }[];
      checkouts: components['schemas']['Order'][];
      orders: {
        /** Format: uuid */
        id: string;
        status: components['schemas']['OrderStatus'];
        /** @description Why it was cancelled; null while it is not */
        cancelReason: components['schemas']['CancelReason'] | null;
        /** Format: uuid */
        basketId: string;
        /** @description The caller's own reference for its customer: kept and returned, never used for access */
        customerId?: string;
        items: components['schemas']['OrderItem'][];
        total: components['schemas']['Money'];
        /** @description What has gone back */
        refundedAmount: components['schemas']['Money'];
        paymentMethod: components['schemas']['PaymentMethod'];
        shippingAddress: components['schemas']['Address'] | null;
        /** @description How it was sent off; null before */
        shipment: components['schemas']['Shipment'] | null;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        updatedAt: string;
        /** @description Counts the changes; stands in the `ETag` */
        version: number;
        timeline: components['schemas']['TimelineEntry'][];
      }[];
      payments: components['schemas']['Payment'][];
      contact: {
        email: string;
      } | null;
      notifications: components['schemas']['Notification'][];
    };
    KeySet: {
      keys: {
        /** @enum {string} */
        kty: 'RSA' | 'EC';
        /** @constant */
        use: 'sig';
        /** @enum {string} */
        alg: 'RS256' | 'ES256';
        /** @description As in the header of the tokens that the key verifies */
        kid: string;
        /** @description RSA: the modulus, in base64url */
        n?: string;
        /** @description RSA: the exponent, in base64url */
        e?: string;
        /**
         * @description EC: the curve
         * @constant
         */
        crv?: 'P-256';
        /** @description EC: a coordinate, in base64url */
        x?: string;
        /** @description EC: a coordinate, in base64url */
        y?: string;
      }[];
    };
    CreateApiKeyBody: {
      /** @description What its owner calls it, e.g. "warehouse" */
      name: string;
      scopes: components['schemas']['ApiKeyScope'][];
      /**
       * Format: date-time
       * @description Never, where not given
       */
      expiresAt?: string;
    };
    NewApiKey: {
      /** Format: uuid */
      id: string;
      /** @description What its owner calls it, e.g. "warehouse" */
      name: string;
      scopes: components['schemas']['ApiKeyScope'][];
      /** @description How the key begins */
      hint: string;
      /** Format: date-time */
      createdAt: string;
      /** @description Null where it never does */
      expiresAt: string | null;
      /** @description To the minute; null before */
      lastUsedAt: string | null;
      /** @description Null where the answer is repeated: nobody keeps the key but its owner */
      key: string | null;
    };
    ApiKeyPage: {
      items: components['schemas']['ApiKey'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    AccountPage: {
      items: components['schemas']['Account'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    Account: {
      /** Format: uuid */
      id: string;
      /** Format: email */
      email: string;
      /** @description Whether somebody has proved to read the address's mail */
      emailVerified: boolean;
      roles: components['schemas']['Role'][];
      name?: string;
      /** @description An E.164 number, e.g. `+4930123456` */
      phone?: string;
      /** @description A BCP 47 tag of a language, with its script and its region where they matter */
      locale?: string;
      /** @description Null while the account can be used */
      disabledAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    ChangeRolesBody: {
      roles: components['schemas']['Role'][];
    };
    ProductPage: {
      items: components['schemas']['Product'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    Product: {
      id: string;
      name: string;
      description: string;
      category: string;
      price: components['schemas']['Price'];
      /** @description How many pieces are neither sold nor reserved */
      available: number;
      /** @description Counts the changes; stands in the `ETag` */
      version: number;
    };
    CreateProductBody: {
      id?: string;
      name: string;
      /** @default  */
      description?: string;
      category: string;
      price: components['schemas']['Price'];
      /**
       * @description How many pieces lie in the warehouse, reserved ones included
       * @default 0
       */
      stock?: number;
    };
    ChangeProductBody: {
      name?: string;
      description?: string;
      category?: string;
      price?: components['schemas']['Price'];
    };
    StockBody: {
      /** @description How many pieces lie in the warehouse, reserved ones included */
      stock: number;
    };
    CreateBasketBody: {
      /** @description The caller's own reference for its customer: kept and returned, never used for access */
      customerId?: string;
    };
    Basket: {
      /** Format: uuid */
      id: string;
      /** @description The caller's own reference for its customer: kept and returned, never used for access */
      customerId?: string;
      items: components['schemas']['BasketItem'][];
      total: components['schemas']['Money'];
      /** @description What the last merge could not take over whole, for want of stock; gone with the next change */
      adjustments?: {
        productId: string;
        /** @description What both baskets held together */
        requested: number;
        /** @description What the basket holds of it now; 0 where the product was left out */
        quantity: number;
      }[];
      /** @description Guests only, after each change: what proves that the basket is theirs, until it expires */
      token?: string;
      /**
       * Format: date-time
       * @description Each change puts it off
       */
      expiresAt: string;
      /** @description Counts the changes; stands in the `ETag` */
      version: number;
    };
    BasketPage: {
      items: {
        /** Format: uuid */
        id: string;
        /** @description The caller's own reference for its customer: kept and returned, never used for access */
        customerId?: string;
        items: components['schemas']['BasketItem'][];
        total: components['schemas']['Money'];
        /** @description What the last merge could not take over whole, for want of stock; gone with the next change */
        adjustments?: {
          productId: string;
          /** @description What both baskets held together */
          requested: number;
          /** @description What the basket holds of it now; 0 where the product was left out */
          quantity: number;
        }[];
        /** @description Guests only, after each change: what proves that the basket is theirs, until it expires */
        token?: string;
        /**
         * Format: date-time
         * @description Each change puts it off
         */
        expiresAt: string;
        /** @description Counts the changes; stands in the `ETag` */
        version: number;
      }[];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    AddItemBody: {
      productId: string;
      quantity: number;
    };
    ChangeItemBody: {
      quantity: number;
    };
    MergeBody: {
      /** Format: uuid */
      fromBasketId: string;
    };
    PlaceOrderBody: {
      /** Format: uuid */
      basketId: string;
      paymentMethod: components['schemas']['PaymentMethod'];
      shippingAddress?: components['schemas']['Address'];
    };
    Order: {
      /** Format: uuid */
      id: string;
      status: components['schemas']['OrderStatus'];
      /** @description Why it was cancelled; null while it is not */
      cancelReason: components['schemas']['CancelReason'] | null;
      /** Format: uuid */
      basketId: string;
      /** @description The caller's own reference for its customer: kept and returned, never used for access */
      customerId?: string;
      items: components['schemas']['OrderItem'][];
      total: components['schemas']['Money'];
      /** @description What has gone back */
      refundedAmount: components['schemas']['Money'];
      paymentMethod: components['schemas']['PaymentMethod'];
      shippingAddress: components['schemas']['Address'] | null;
      /** @description How it was sent off; null before */
      shipment: components['schemas']['Shipment'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Counts the changes; stands in the `ETag` */
      version: number;
    };
    SubmittedOrder: {
      /** Format: uuid */
      id: string;
      status: components['schemas']['OrderStatus'];
    };
    OrderPage: {
      items: components['schemas']['Order'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    ChangeOrderBody: {
      shippingAddress: components['schemas']['Address'];
    };
    TimelinePage: {
      items: components['schemas']['TimelineEntry'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    ShipBody: {
      carrier?: string;
      trackingNumber?: string;
    };
    RefundBody: {
      /** @description All that is left, where it is not said */
      amount?: {
        amount: number;
        /** @description An ISO 4217 code */
        currency: string;
      };
      /** @description Shown in the order's timeline */
      reason?: string;
    };
    Refund: {
      /** Format: uuid */
      id: string;
      amount: components['schemas']['Money'];
      /**
       * @description `REQUESTED`: on its way back; `PAID`: the provider has given it back
       * @enum {string}
       */
      status: 'REQUESTED' | 'PAID';
      reason: string;
      /** Format: date-time */
      requestedAt: string;
      paidAt: string | null;
    };
    PaymentPage: {
      items: components['schemas']['Payment'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    WebhookReceipt: {
      /** @constant */
      received: true;
    };
    NotificationPage: {
      items: components['schemas']['Notification'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    CreateWebhookBody: {
      /**
       * Format: uri
       * @description Where events are posted to: https, on a public address
       */
      url: string;
      /** @description The types of events that are sent there */
      events: (
        | 'order.placed.v1'
        | 'order.confirmed.v1'
        | 'order.cancelled.v1'
        | 'order.shipped.v1'
        | 'order.delivered.v1'
        | 'payment.captured.v1'
        | 'payment.refunded.v1'
      )[];
    };
    NewWebhook: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      /** @description The types of events that are sent there */
      events: (
        | 'order.placed.v1'
        | 'order.confirmed.v1'
        | 'order.cancelled.v1'
        | 'order.shipped.v1'
        | 'order.delivered.v1'
        | 'payment.captured.v1'
        | 'payment.refunded.v1'
      )[];
      /** @description Where it is not, nothing is sent, and no event is kept for later */
      enabled: boolean;
      /** @description `GONE`: it has answered 410. `FAILING`: every attempt has failed for five days */
      disabledReason: ('GONE' | 'FAILING') | null;
      /** @description The first failure since the last success */
      failingSince: string | null;
      /** Format: date-time */
      createdAt: string;
      version: number;
      /** @description Null where the answer is repeated: it is shown this once */
      secret: string | null;
    };
    WebhookPage: {
      items: {
        /** Format: uuid */
        id: string;
        /** Format: uri */
        url: string;
        /** @description The types of events that are sent there */
        events: (
          | 'order.placed.v1'
          | 'order.confirmed.v1'
          | 'order.cancelled.v1'
          | 'order.shipped.v1'
          | 'order.delivered.v1'
          | 'payment.captured.v1'
          | 'payment.refunded.v1'
        )[];
        /** @description Where it is not, nothing is sent, and no event is kept for later */
        enabled: boolean;
        /** @description `GONE`: it has answered 410. `FAILING`: every attempt has failed for five days */
        disabledReason: ('GONE' | 'FAILING') | null;
        /** @description The first failure since the last success */
        failingSince: string | null;
        /** Format: date-time */
        createdAt: string;
        version: number;
      }[];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    Webhook: {
      /** Format: uuid */
      id: string;
      /** Format: uri */
      url: string;
      /** @description The types of events that are sent there */
      events: (
        | 'order.placed.v1'
        | 'order.confirmed.v1'
        | 'order.cancelled.v1'
        | 'order.shipped.v1'
        | 'order.delivered.v1'
        | 'payment.captured.v1'
        | 'payment.refunded.v1'
      )[];
      /** @description Where it is not, nothing is sent, and no event is kept for later */
      enabled: boolean;
      /** @description `GONE`: it has answered 410. `FAILING`: every attempt has failed for five days */
      disabledReason: ('GONE' | 'FAILING') | null;
      /** @description The first failure since the last success */
      failingSince: string | null;
      /** Format: date-time */
      createdAt: string;
      version: number;
    };
    ChangeWebhookBody: {
      /**
       * Format: uri
       * @description Where events are posted to: https, on a public address
       */
      url?: string;
      /** @description The types of events that are sent there */
      events?: (
        | 'order.placed.v1'
        | 'order.confirmed.v1'
        | 'order.cancelled.v1'
        | 'order.shipped.v1'
        | 'order.delivered.v1'
        | 'payment.captured.v1'
        | 'payment.refunded.v1'
      )[];
      enabled?: boolean;
    };
    WebhookDelivery: {
      /** Format: uuid */
      id: string;
      /** @description The `webhook-id` of each attempt */
      eventId: string;
      eventType: string;
      /** @enum {string} */
      status: 'PENDING' | 'DELIVERED' | 'FAILED';
      attempts: number;
      /** @description What the last attempt was answered with */
      responseStatus: number | null;
      /** @description Why the last attempt failed */
      error:
        | (
            | 'ADDRESS_REFUSED'
            | 'URL_REFUSED'
            | 'NAME_NOT_FOUND'
            | 'CONNECTION_FAILED'
            | 'TLS_FAILED'
            | 'TIMEOUT'
            | 'REDIRECTED'
            | 'GONE'
            | 'BAD_STATUS'
            | 'SECRET_UNREADABLE'
          )
        | null;
      /** @description Null once it is settled */
      nextAttemptAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    WebhookDeliveryPage: {
      items: components['schemas']['WebhookDelivery'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    ProblemTypes: {
      items: components['schemas']['ProblemType'][];
    };
    ProblemType: {
      /** @description The `type` of such a problem, which leads here */
      type: string;
      /** @description Its `code`, which never changes */
      code: string;
      /** @description The HTTP status that it is answered with */
      status: number;
      /** @description Which part of the API it belongs to */
      area: string;
      /** @description The same at each occurrence */
      title: string;
      /** @description When it happens */
      meaning: string;
      /** @description What to do about it */
      remedy: string;
    };
    DeadLetterPage: {
      items: components['schemas']['DeadLetter'][];
      /** @description The `cursor` of the next page; null on the last */
      nextCursor: string | null;
    };
    DeadLetter: {
      id: string;
      /** @enum {string} */
      service:
        'user-auth' | 'catalog' | 'products-basket' | 'orders' | 'payments' | 'notifications' | 'unroutable';
      /** @description Where it was given up, and where it goes back to: a queue, or the exchange of what is unroutable; empty where nobody knows */
      queue: string;
      /** @description A stable code: `INVALID_DATA`, `UNEXPECTED_ERROR`, `DELIVERY_LIMIT`, … */
      reason: string;
      /** @description What went wrong, in words */
      message: string;
      stack: string | null;
      /** @description What is not valid, a line for each */
      details: string[];
      /** @description How often it was tried */
      attempts: number;
      firstFailedAt: string | null;
      lastFailedAt: string | null;
      messageId: string | null;
      type: string | null;
      orderId: string | null;
      /** @description The body: JSON where it is JSON, else its text */
      payload: unknown;
      redrivenBy: string | null;
      redriveReason: string | null;
    };
    RedriveBody: {
      /** @description Why; it is recorded with your name */
      reason: string;
      /** @description The event's `data`, mended: sent in the place of what was there */
      payload?: unknown;
    };
    DeadLettersHandled: {
      dryRun: boolean;
      /** @description Those that left, or would leave, the queue of dead letters */
      handled: string[];
      /** @description Those that stay where they are, and why */
      failed: {
        id: string;
        message: string;
      }[];
    };
    DiscardBody: {
      /** @description Why; it is recorded with your name */
      reason: string;
    };
    HandleManyBody: {
      /** @default {} */
      filter?: {
        /**
         * @description Only those that this service gave up; `unroutable`: only events without a reader
         * @enum {string}
         */
        service?:
          | 'user-auth'
          | 'catalog'
          | 'products-basket'
          | 'orders'
          | 'payments'
          | 'notifications'
          | 'unroutable';
        /** @description Only those with this code */
        reason?: string;
        /** @description Only events of this type, e.g. `order.placed.v1` */
        type?: string;
        /** @description Only those about this order */
        orderId?: string;
      };
      /**
       * @description Must be true where the filter is empty
       * @default false
       */
      all?: boolean;
      /**
       * @description Only tell which letters it would be
       * @default false
       */
      dryRun?: boolean;
      /** @description Why; it is recorded with your name */
      reason: string;
    };
    Money: {
      /** @description In the smallest unit of the currency, e.g. cents */
      amount: number;
      /** @description An ISO 4217 code */
      currency: string;
    };
    Price: {
      /** @description In the smallest unit of the currency, e.g. cents */
      amount: number;
      /** @description An ISO 4217 code */
      currency: string;
    };
    Address: {
      name: string;
      line1: string;
      line2?: string;
      city: string;
      postalCode: string;
      /** @description An ISO 3166-1 alpha-2 code */
      country: string;
    };
    BasketItem: {
      productId: string;
      name: string;
      quantity: number;
      /** @description The catalog's price */
      unitPrice: components['schemas']['Money'];
      lineTotal: components['schemas']['Money'];
    };
    OrderItem: {
      productId: string;
      name: string;
      quantity: number;
      unitPrice: components['schemas']['Money'];
      lineTotal: components['schemas']['Money'];
    };
    /**
     * @description Where an order stands; `SUBMITTED` is a check-out whose order is not yet open
     * @enum {string}
     */
    OrderStatus:
      'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
    /** @enum {string} */
    CancelReason: 'OUT_OF_STOCK' | 'PAYMENT_DECLINED' | 'CUSTOMER' | 'STAFF' | 'EXPIRED';
    Shipment: {
      carrier?: string;
      trackingNumber?: string;
      /** Format: date-time */
      shippedAt: string;
      /** @description Null while it is on its way */
      deliveredAt: string | null;
    };
    TimelineEntry: {
      /** @description Counts the order's steps from 1, without a gap */
      sequence: number;
      /** @enum {string} */
      type:
        | 'SUBMITTED'
        | 'PLACED'
        | 'STOCK_RESERVED'
        | 'PAYMENT_CAPTURED'
        | 'CONFIRMED'
        | 'ADDRESS_CHANGED'
        | 'SHIPPED'
        | 'DELIVERED'
        | 'CANCELLED'
        | 'REFUND_REQUESTED'
        | 'REFUNDED';
      /** @description Where the order stood after it */
      status: components['schemas']['OrderStatus'];
      /** Format: date-time */
      at: string;
      data?: {
        carrier?: string;
        trackingNumber?: string;
        /** @description Why the order was cancelled, or the money goes back */
        reason?: string;
        /** Format: uuid */
        paymentId?: string;
        /** Format: uuid */
        refundId?: string;
        amount?: components['schemas']['Money'];
      };
    };
    Payment: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      orderId: string;
      status: components['schemas']['PaymentStatus'];
      method: components['schemas']['PaymentMethod'];
      amount: components['schemas']['Money'];
      /** @description What has gone back */
      refundedAmount: components['schemas']['Money'];
      declineReason: string | null;
      /** Format: date-time */
      createdAt: string;
      capturedAt: string | null;
      /** @description The oldest first */
      refunds: components['schemas']['Refund'][];
    };
    /**
     * @description Of the stub provider: `stub` captures, `stub-declined` declines, `stub-flaky` fails twice and then captures, `stub-async` captures later through a signed webhook
     * @enum {string}
     */
    PaymentMethod: 'stub' | 'stub-declined' | 'stub-flaky' | 'stub-async';
    /**
     * @description `PENDING`: the provider answers later; `VOIDED`: given up before any money moved
     * @enum {string}
     */
    PaymentStatus: 'REQUESTED' | 'PENDING' | 'CAPTURED' | 'DECLINED' | 'VOIDED';
    Notification: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      template:
        | 'order-confirmed'
        | 'order-cancelled'
        | 'order-shipped'
        | 'order-delivered'
        | 'order-refunded'
        | 'verify-email'
        | 'reset-password';
      /** @enum {string} */
      channel: 'email' | 'log';
      /** @enum {string} */
      status: 'PENDING' | 'SENT' | 'FAILED';
      subject: string;
      body: string;
      /** Format: date-time */
      createdAt: string;
      sentAt: string | null;
    };
    /** @enum {string} */
    Role: 'customer' | 'staff' | 'admin';
    ApiKey: {
      /** Format: uuid */
      id: string;
      /** @description What its owner calls it, e.g. "warehouse" */
      name: string;
      scopes: components['schemas']['ApiKeyScope'][];
      /** @description How the key begins */
      hint: string;
      /** Format: date-time */
      createdAt: string;
      /** @description Null where it never does */
      expiresAt: string | null;
      /** @description To the minute; null before */
      lastUsedAt: string | null;
    };
    /**
     * @description What a key can be for: what its owner may do, except for managing accounts, their own or others', and dead letters
     * @enum {string}
     */
    ApiKeyScope:
      | 'baskets:use'
      | 'orders:place'
      | 'orders:read'
      | 'orders:change'
      | 'notifications:read'
      | 'products:write'
      | 'orders:read-any'
      | 'orders:change-any'
      | 'orders:fulfil'
      | 'orders:refund'
      | 'users:read'
      | 'webhooks:manage';
  };
  responses: {
    /**
     * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
     *
     *     `AMBIGUOUS_HEADER`: A header that has one value came more than once, so that nobody can say which is meant.
     *
     *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
     */
    ValidationFailed_AmbiguousHeader_MalformedJson: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'VALIDATION_FAILED' | 'AMBIGUOUS_HEADER' | 'MALFORMED_JSON';
        };
      };
    };
    /** @description `BODY_TOO_LARGE`: The body is larger than 100 KB. */
    BodyTooLarge: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BODY_TOO_LARGE';
        };
      };
    };
    /** @description `UNSUPPORTED_MEDIA_TYPE`: The `Content-Type` is not one that the API reads, or the body is compressed. */
    UnsupportedMediaType: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'UNSUPPORTED_MEDIA_TYPE';
        };
      };
    };
    /** @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path. */
    IdempotencyKeyReused: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_REUSED';
        };
      };
    };
    /**
     * @description `TOO_MANY_ATTEMPTS`: Too many attempts have failed for this account or from this client address.
     *
     *     `RATE_LIMITED`: The caller has used up its requests for now; `RateLimit` says how many are left and until when.
     */
    TooManyAttempts_RateLimited: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'TOO_MANY_ATTEMPTS' | 'RATE_LIMITED';
        };
      };
    };
    /** @description `INTERNAL_ERROR`: A fault of this system; it is logged under the `requestId`. */
    InternalError: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'INTERNAL_ERROR';
        };
      };
    };
    /**
     * @description `OVERLOADED`: More is asked than can be answered in good time, so the request was refused before anything was done.
     *
     *     `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
     *
     *     `REDIS_UNAVAILABLE`: Redis, which keeps what is hot or temporary, is away.
     */
    Overloaded_ServiceUnavailable_RedisUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'OVERLOADED' | 'SERVICE_UNAVAILABLE' | 'REDIS_UNAVAILABLE';
        };
      };
    };
    /** @description `RATE_LIMITED`: The caller has used up its requests for now; `RateLimit` says how many are left and until when. */
    RateLimited: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'RATE_LIMITED';
        };
      };
    };
    /**
     * @description `UNAUTHENTICATED`: The route wants a caller, and the request names none.
     *
     *     `INVALID_TOKEN`: The access token is expired, revoked, forged or made for something else.
     *
     *     `INVALID_API_KEY`: The API key is unknown, expired or revoked, or the account it belongs to is disabled.
     */
    Unauthenticated_InvalidToken_InvalidApiKey: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'UNAUTHENTICATED' | 'INVALID_TOKEN' | 'INVALID_API_KEY';
        };
      };
    };
    /** @description `FORBIDDEN`: The caller is known, but its roles or the scopes of its API key do not allow this. */
    Forbidden: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'FORBIDDEN';
        };
      };
    };
    /**
     * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
     *
     *     `AMBIGUOUS_HEADER`: A header that has one value came more than once, so that nobody can say which is meant.
     */
    ValidationFailed_AmbiguousHeader: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'VALIDATION_FAILED' | 'AMBIGUOUS_HEADER';
        };
      };
    };
    /** @description `USER_NOT_FOUND`: The user is unknown, or the account was deleted. */
    UserNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'USER_NOT_FOUND';
        };
      };
    };
    /** @description `LAST_ADMIN`: Without this administrator nobody could manage the users any more. */
    LastAdmin: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'LAST_ADMIN';
        };
      };
    };
    /** @description `WRONG_PASSWORD`: Somebody who is logged in has to repeat the password, and it is wrong. */
    WrongPassword: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'WRONG_PASSWORD';
        };
      };
    };
    /** @description `INVALID_ONE_TIME_TOKEN`: The token is unknown, expired or used, or was made for something else. */
    InvalidOneTimeToken: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'INVALID_ONE_TIME_TOKEN';
        };
      };
    };
    /** @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet. */
    IdempotencyKeyInProgress: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_IN_PROGRESS';
        };
      };
    };
    /** @description `ADDRESS_NOT_FOUND`: The address is unknown or somebody else's. */
    AddressNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'ADDRESS_NOT_FOUND';
        };
      };
    };
    /** @description `PRODUCT_NOT_FOUND`: The product is unknown, or no longer for sale. */
    ProductNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'PRODUCT_NOT_FOUND';
        };
      };
    };
    /** @description `STALE_VERSION`: `If-Match` names a version that is no longer the current one. */
    StaleVersion: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'STALE_VERSION';
        };
      };
    };
    /**
     * @description `UNAUTHENTICATED`: The route wants a caller, and the request names none.
     *
     *     `INVALID_BASKET_TOKEN`: A guest's basket token is expired, forged or made for something else.
     *
     *     `INVALID_TOKEN`: The access token is expired, revoked, forged or made for something else.
     *
     *     `INVALID_API_KEY`: The API key is unknown, expired or revoked, or the account it belongs to is disabled.
     */
    Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'UNAUTHENTICATED' | 'INVALID_BASKET_TOKEN' | 'INVALID_TOKEN' | 'INVALID_API_KEY';
        };
      };
    };
    /** @description `BASKET_NOT_FOUND`: The basket is unknown, expired, checked out or somebody else's. */
    BasketNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BASKET_NOT_FOUND';
        };
      };
    };
    /** @description `BASKET_CHECKED_OUT`: The basket has been checked out and can no longer be changed. */
    BasketCheckedOut: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BASKET_CHECKED_OUT';
        };
      };
    };
    /**
     * @description `BASKET_BUSY`: Too many others change the same basket at this moment.
     *
     *     `OVERLOADED`: More is asked than can be answered in good time, so the request was refused before anything was done.
     *
     *     `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
     *
     *     `REDIS_UNAVAILABLE`: Redis, which keeps what is hot or temporary, is away.
     */
    BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BASKET_BUSY' | 'OVERLOADED' | 'SERVICE_UNAVAILABLE' | 'REDIS_UNAVAILABLE';
        };
      };
    };
    /**
     * @description `BASKET_NOT_FOUND`: The basket is unknown, expired, checked out or somebody else's.
     *
     *     `PRODUCT_NOT_FOUND`: The product is unknown, or no longer for sale.
     */
    BasketNotFound_ProductNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BASKET_NOT_FOUND' | 'PRODUCT_NOT_FOUND';
        };
      };
    };
    /**
     * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
     *
     *     `BASKET_CHECKED_OUT`: The basket has been checked out and can no longer be changed.
     */
    IdempotencyKeyInProgress_BasketCheckedOut: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'BASKET_CHECKED_OUT';
        };
      };
    };
    /**
     * @description `BASKET_NOT_FOUND`: The basket is unknown, expired, checked out or somebody else's.
     *
     *     `ITEM_NOT_FOUND`: The basket does not hold this product.
     */
    BasketNotFound_ItemNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'BASKET_NOT_FOUND' | 'ITEM_NOT_FOUND';
        };
      };
    };
    /** @description `ORDER_NOT_FOUND`: The order is unknown or somebody else's. */
    OrderNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'ORDER_NOT_FOUND';
        };
      };
    };
    /**
     * @description `ORDER_NOT_OPEN_YET`: Its check-out is accepted, but the orders service has not opened it yet.
     *
     *     `OVERLOADED`: More is asked than can be answered in good time, so the request was refused before anything was done.
     *
     *     `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
     *
     *     `REDIS_UNAVAILABLE`: Redis, which keeps what is hot or temporary, is away.
     */
    OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'ORDER_NOT_OPEN_YET' | 'OVERLOADED' | 'SERVICE_UNAVAILABLE' | 'REDIS_UNAVAILABLE';
        };
      };
    };
    /** @description `WEBHOOK_NOT_FOUND`: No endpoint has this id; it may have been deleted. */
    WebhookNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'WEBHOOK_NOT_FOUND';
        };
      };
    };
    /**
     * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
     *
     *     `WEBHOOK_DISABLED`: Nothing is sent to an endpoint that is disabled.
     */
    IdempotencyKeyInProgress_WebhookDisabled: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'WEBHOOK_DISABLED';
        };
      };
    };
    /** @description `DEAD_LETTERS_IN_USE`: Only one at a time looks at a queue of dead letters, since looking takes them out for a moment. */
    DeadLettersInUse: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'DEAD_LETTERS_IN_USE';
        };
      };
    };
    /**
     * @description `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
     *
     *     `OVERLOADED`: More is asked than can be answered in good time, so the request was refused before anything was done.
     *
     *     `REDIS_UNAVAILABLE`: Redis, which keeps what is hot or temporary, is away.
     */
    ServiceUnavailable_Overloaded_RedisUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'SERVICE_UNAVAILABLE' | 'OVERLOADED' | 'REDIS_UNAVAILABLE';
        };
      };
    };
    /** @description `DEAD_LETTER_NOT_FOUND`: No queue of dead letters holds it: it was redriven or discarded, or never was. */
    DeadLetterNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'DEAD_LETTER_NOT_FOUND';
        };
      };
    };
    /**
     * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
     *
     *     `AMBIGUOUS_HEADER`: A header that has one value came more than once, so that nobody can say which is meant.
     *
     *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
     *
     *     `NO_DEAD_LETTERS_CHOSEN`: The filter is empty, and `all` is not true.
     */
    ValidationFailed_AmbiguousHeader_MalformedJson_NoDeadLettersChosen: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        traceresponse: components['headers']['traceresponse'];
        'Cache-Control': components['headers']['Cache-Control'];
        RateLimit: components['headers']['RateLimit'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'VALIDATION_FAILED' | 'AMBIGUOUS_HEADER' | 'MALFORMED_JSON' | 'NO_DEAD_LETTERS_CHOSEN';
        };
      };
    };
  };
  parameters: {
    /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
    'Idempotency-Key': string;
    /** @description The token of the basket that was filled before the login */
    'Basket-Token': string;
    /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
    'If-None-Match': string;
    /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
    'If-Match': string;
    /** @description The token of the guest's basket */
    'Basket-Token-required': string;
    /** @description `wait=N` holds the answer up to N seconds, 30 at most, for the order to be confirmed or cancelled */
    Prefer: string;
    /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
    'If-Match-required': string;
    /** @description The `id` of the last event that the reader has */
    'Last-Event-ID': string;
    /** @description The message's id: a repeated one changes nothing */
    'webhook-id-required': string;
    /** @description When it was signed, in seconds since 1970 */
    'webhook-timestamp-required': string;
    /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body, in base64 */
    'webhook-signature-required': string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description The request's id: the sender's own, or a new one
     * @example 01a20465-bf4c-7729-ab97-2c2165707774
     */
    'X-Request-Id': string;
    /**
     * @description The request's place in its trace (W3C Trace Context)
     * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
     */
    traceresponse: string;
    /**
     * @description Who may keep the answer, and for how long
     * @example no-store
     */
    'Cache-Control': string;
    /**
     * @description Names this state of what was read: for `If-Match` and `If-None-Match`
     * @example "7"
     */
    ETag: string;
    /**
     * @description `true` where this is the first answer again
     * @example true
     */
    'Idempotency-Replayed': string;
    /**
     * @description What to prove who you are with
     * @example Bearer realm="order-system"
     */
    'WWW-Authenticate': string;
    /**
     * @description How many requests are left, and for how many seconds it counts
     * @example "default";r=598;t=42
     */
    RateLimit: string;
    /**
     * @description How many requests there are in how many seconds
     * @example "default";q=600;w=60
     */
    'RateLimit-Policy': string;
    /**
     * @description After how many seconds to send the request again
     * @example 1
     */
    'Retry-After': number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process runs */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok"
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "up"
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "up"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok';
            info: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            error: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
          };
        };
      };
      /** @description It lacks something, or shuts down */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "broker": {
           *           "status": "up"
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "connect ECONNREFUSED 127.0.0.1:6379"
           *         }
           *       },
           *       "details": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "connect ECONNREFUSED 127.0.0.1:6379"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'error' | 'shutting_down';
            info: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            error: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
          };
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "up"
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "up"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'ok';
            info: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            error: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
          };
        };
      };
      /** @description It lacks something, or shuts down */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "broker": {
           *           "status": "up"
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "connect ECONNREFUSED 127.0.0.1:6379"
           *         }
           *       },
           *       "details": {
           *         "broker": {
           *           "status": "up"
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "connect ECONNREFUSED 127.0.0.1:6379"
           *         }
           *       }
           *     }
           */
          'application/json': {
            /** @enum {string} */
            status: 'error' | 'shutting_down';
            info: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            error: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
            details: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'down';
                message?: string;
              };
            };
          };
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each metric with its help, its type and its values */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example # HELP outbox_backlog Events that wait to be published
           *     # TYPE outbox_backlog gauge
           *     outbox_backlog 0
           */
          'text/plain': string;
        };
      };
    };
  };
  register: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "correct horse battery staple"
         *     }
         */
        'application/json': components['schemas']['RegisterBody'];
      };
    };
    responses: {
      /** @description The account */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ]
           *     }
           */
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `EMAIL_TAKEN`: There is an account with this address already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'EMAIL_TAKEN';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: {
        /** @description The token of the basket that was filled before the login */
        'Basket-Token'?: components['parameters']['Basket-Token'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "correct horse battery staple"
         *     }
         */
        'application/json': components['schemas']['LogInBody'];
      };
    };
    responses: {
      /** @description The tokens of a new session */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMWEyMDQ2NSJ9.c2lnbmF0dXJl",
           *       "refreshToken": "Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE",
           *       "tokenType": "Bearer",
           *       "expiresIn": 900,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10"
           *     }
           */
          'application/json': components['schemas']['LoggedIn'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      /**
       * @description `INVALID_CREDENTIALS`: No account has this address with this password; which of the two is wrong is not told.
       *
       *     `TOTP_REQUIRED`: E-mail address and password are right, and the account asks for a code besides.
       *
       *     `INVALID_TOTP`: The code at log-in is wrong, too old, or was used before.
       */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'INVALID_CREDENTIALS' | 'TOTP_REQUIRED' | 'INVALID_TOTP';
          };
        };
      };
      /** @description `ACCOUNT_DISABLED`: An administrator has disabled the account. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'ACCOUNT_DISABLED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  refreshTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "refreshToken": "Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE"
         *     }
         */
        'application/json': components['schemas']['RefreshBody'];
      };
    };
    responses: {
      /** @description New tokens of the session */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMWEyMDQ2NSJ9.c2lnbmF0dXJl",
           *       "refreshToken": "Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE",
           *       "tokenType": "Bearer",
           *       "expiresIn": 900
           *     }
           */
          'application/json': components['schemas']['Tokens'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      /** @description `INVALID_REFRESH_TOKEN`: The refresh token is unknown, expired, used or revoked. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'INVALID_REFRESH_TOKEN';
          };
        };
      };
      /** @description `REFRESH_TOKEN_JUST_USED`: Another request has traded this refresh token within the last seconds; the session goes on. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'REFRESH_TOKEN_JUST_USED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "refreshToken": "Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE"
         *     }
         */
        'application/json': components['schemas']['LogOutBody'];
      };
    };
    responses: {
      /** @description The session has ended */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  logOutEverywhere: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sessions have ended */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ]
           *     }
           */
          'application/json': components['schemas']['User'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  deleteAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "correct horse battery staple"
         *     }
         */
        'application/json': components['schemas']['DeleteAccountBody'];
      };
    };
    responses: {
      /** @description It is gone */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      409: components['responses']['LastAdmin'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['WrongPassword'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "name": "Ada Lovelace",
         *       "phone": "+442071234567",
         *       "locale": "en-GB"
         *     }
         */
        'application/json': components['schemas']['ChangeProfileBody'];
      };
    };
    responses: {
      /** @description The account, changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ],
           *       "name": "Ada Lovelace",
           *       "phone": "+442071234567",
           *       "locale": "en-GB"
           *     }
           */
          'application/json': components['schemas']['User'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "currentPassword": "correct horse battery staple",
         *       "newPassword": "incorrect donkey cell duct tape"
         *     }
         */
        'application/json': components['schemas']['ChangePasswordBody'];
      };
    };
    responses: {
      /** @description The password is changed; this session goes on */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['WrongPassword'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  forgotPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        'application/json': components['schemas']['ForgotPasswordBody'];
      };
    };
    responses: {
      /** @description Where there is such an account, the mail is on its way */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "q2hLw8sXo1ZrT4vYc7nKf0eJmBgUdPaRiSxWyVtHuQk",
         *       "password": "incorrect donkey cell duct tape"
         *     }
         */
        'application/json': components['schemas']['ResetPasswordBody'];
      };
    };
    responses: {
      /** @description The new password counts; log in with it */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InvalidOneTimeToken'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  verifyEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "q2hLw8sXo1ZrT4vYc7nKf0eJmBgUdPaRiSxWyVtHuQk"
         *     }
         */
        'application/json': components['schemas']['VerifyEmailBody'];
      };
    };
    responses: {
      /** @description The address is verified */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InvalidOneTimeToken'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  requestEmailVerification: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The mail is on its way */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      /** @description `EMAIL_ALREADY_VERIFIED`: There is nothing left to verify. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'EMAIL_ALREADY_VERIFIED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getSecondFactor: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The second factor */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "enabled": true,
           *       "recoveryCodesLeft": 10
           *     }
           */
          'application/json': components['schemas']['SecondFactor'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  setUpTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The secret, shown once */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
           *       "otpauthUrl": "otpauth://totp/Order%20System:ada%40example.com?issuer=Order%20System&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
           *     }
           */
          'application/json': components['schemas']['TotpSetup'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      /** @description `TOTP_ALREADY_ENABLED`: A second factor that is on is not replaced. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'TOTP_ALREADY_ENABLED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  confirmTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        'application/json': components['schemas']['ConfirmTotpBody'];
      };
    };
    responses: {
      /** @description It is on */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "recoveryCodes": [
           *         "K7QD-2MZP-XW4A-LT6N-Q5VB-3CYU",
           *         "B3HF-7RJC-YE5S-UV2G-M4TA-6WKD"
           *       ]
           *     }
           */
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      /**
       * @description `TOTP_NOT_SET_UP`: There is no second factor to confirm or to turn off.
       *
       *     `TOTP_ALREADY_ENABLED`: A second factor that is on is not replaced.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'TOTP_NOT_SET_UP' | 'TOTP_ALREADY_ENABLED';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `WRONG_CODE`: Somebody who is logged in has to give a code of the second factor, and it is wrong, too old or used. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'WRONG_CODE';
          };
        };
      };
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  disableTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "correct horse battery staple",
         *       "code": "492039"
         *     }
         */
        'application/json': components['schemas']['DisableTotpBody'];
      };
    };
    responses: {
      /** @description It is off */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      /** @description `TOTP_NOT_SET_UP`: There is no second factor to confirm or to turn off. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'TOTP_NOT_SET_UP';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `WRONG_PASSWORD`: Somebody who is logged in has to repeat the password, and it is wrong.
       *
       *     `WRONG_CODE`: Somebody who is logged in has to give a code of the second factor, and it is wrong, too old or used.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'WRONG_PASSWORD' | 'WRONG_CODE';
          };
        };
      };
      429: components['responses']['TooManyAttempts_RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listAddresses: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of addresses */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20466-0c41-7e83-9b52-4d7a6c1e2f30",
           *           "label": "home",
           *           "name": "Ada Lovelace",
           *           "line1": "12 St James's Square",
           *           "city": "London",
           *           "postalCode": "SW1Y 4JH",
           *           "country": "GB",
           *           "isDefault": true
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['AddressPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  addAddress: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "label": "home",
         *       "name": "Ada Lovelace",
         *       "line1": "12 St James's Square",
         *       "city": "London",
         *       "postalCode": "SW1Y 4JH",
         *       "country": "GB"
         *     }
         */
        'application/json': components['schemas']['AddAddressBody'];
      };
    };
    responses: {
      /** @description The address */
      201: {
        headers: {
          /** @description Where the address is */
          Location?: string;
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20466-0c41-7e83-9b52-4d7a6c1e2f30",
           *       "label": "home",
           *       "name": "Ada Lovelace",
           *       "line1": "12 St James's Square",
           *       "city": "London",
           *       "postalCode": "SW1Y 4JH",
           *       "country": "GB",
           *       "isDefault": true
           *     }
           */
          'application/json': components['schemas']['SavedAddress'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `ADDRESS_BOOK_FULL`: An address book holds at most 50 addresses.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'ADDRESS_BOOK_FULL';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getAddress: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The address's id
         * @example 01a20465-d0c8-7c1f-b7a5-3e9d8f4a2b61
         */
        addressId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20466-0c41-7e83-9b52-4d7a6c1e2f30",
           *       "label": "home",
           *       "name": "Ada Lovelace",
           *       "line1": "12 St James's Square",
           *       "city": "London",
           *       "postalCode": "SW1Y 4JH",
           *       "country": "GB",
           *       "isDefault": true
           *     }
           */
          'application/json': components['schemas']['SavedAddress'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['AddressNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  removeAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The address's id
         * @example 01a20465-d0c8-7c1f-b7a5-3e9d8f4a2b61
         */
        addressId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['AddressNotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The address's id
         * @example 01a20465-d0c8-7c1f-b7a5-3e9d8f4a2b61
         */
        addressId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "label": "parents",
         *       "isDefault": false
         *     }
         */
        'application/json': components['schemas']['ChangeAddressBody'];
      };
    };
    responses: {
      /** @description The address, changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20466-0c41-7e83-9b52-4d7a6c1e2f30",
           *       "label": "home",
           *       "name": "Ada Lovelace",
           *       "line1": "12 St James's Square",
           *       "city": "London",
           *       "postalCode": "SW1Y 4JH",
           *       "country": "GB",
           *       "isDefault": true
           *     }
           */
          'application/json': components['schemas']['SavedAddress'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      /**
       * @description `ADDRESS_NOT_FOUND`: The address is unknown or somebody else's.
       *
       *     `USER_NOT_FOUND`: The user is unknown, or the account was deleted.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'ADDRESS_NOT_FOUND' | 'USER_NOT_FOUND';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  exportPersonalData: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it */
      200: {
        headers: {
          /** @description Has browsers save it as a file */
          'Content-Disposition'?: string;
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "exportedAt": "2026-11-26T10:00:00.000Z",
           *       "account": {
           *         "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *         "email": "ada@example.com",
           *         "emailVerified": true,
           *         "roles": [
           *           "customer"
           *         ],
           *         "name": "Ada Lovelace",
           *         "phone": "+442071234567",
           *         "locale": "en-GB",
           *         "disabledAt": null,
           *         "createdAt": "2026-11-22T09:00:00.000Z"
           *       },
           *       "addresses": [
           *         {
           *           "id": "01a20466-0c41-7e83-9b52-4d7a6c1e2f30",
           *           "label": "home",
           *           "name": "Ada Lovelace",
           *           "line1": "12 St James's Square",
           *           "city": "London",
           *           "postalCode": "SW1Y 4JH",
           *           "country": "GB",
           *           "isDefault": true
           *         }
           *       ],
           *       "sessions": [
           *         {
           *           "id": "01a20465-9b11-7c3d-8e52-0f6a2b4c8d1e",
           *           "createdAt": "2026-11-22T09:00:05.000Z",
           *           "expiresAt": "2026-12-22T09:00:05.000Z",
           *           "endedAt": null
           *         }
           *       ],
           *       "apiKeys": [
           *         {
           *           "id": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *           "name": "warehouse",
           *           "scopes": [
           *             "orders:read",
           *             "notifications:read"
           *           ],
           *           "hint": "osk_Zk3v",
           *           "createdAt": "2026-11-22T09:30:00.000Z",
           *           "expiresAt": "2027-12-31T23:59:59.000Z",
           *           "lastUsedAt": "2026-11-22T18:04:12.000Z"
           *         }
           *       ],
           *       "secondFactor": null,
           *       "mailedLinks": [],
           *       "baskets": [
           *         {
           *           "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *           "customerId": "user-123",
           *           "items": [
           *             {
           *               "productId": "prod-1",
           *               "name": "Enamel kettle",
           *               "quantity": 2,
           *               "unitPrice": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "lineTotal": {
           *                 "amount": 6980,
           *                 "currency": "EUR"
           *               }
           *             }
           *           ],
           *           "total": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "expiresAt": "2026-11-29T12:00:00.000Z",
           *           "version": 2
           *         }
           *       ],
           *       "checkouts": [
           *         {
           *           "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "status": "SUBMITTED",
           *           "cancelReason": null,
           *           "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *           "customerId": "user-123",
           *           "items": [
           *             {
           *               "productId": "prod-1",
           *               "name": "Enamel kettle",
           *               "quantity": 2,
           *               "unitPrice": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "lineTotal": {
           *                 "amount": 6980,
           *                 "currency": "EUR"
           *               }
           *             }
           *           ],
           *           "total": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "refundedAmount": {
           *             "amount": 0,
           *             "currency": "EUR"
           *           },
           *           "paymentMethod": "stub",
           *           "shippingAddress": {
           *             "name": "Ada Example",
           *             "line1": "Hauptstraße 1",
           *             "city": "Berlin",
           *             "postalCode": "10115",
           *             "country": "DE"
           *           },
           *           "shipment": null,
           *           "createdAt": "2026-11-22T12:00:00.000Z",
           *           "updatedAt": "2026-11-22T12:00:00.120Z",
           *           "version": 0
           *         }
           *       ],
           *       "orders": [
           *         {
           *           "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "status": "SHIPPED",
           *           "cancelReason": null,
           *           "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *           "customerId": "user-123",
           *           "items": [
           *             {
           *               "productId": "prod-1",
           *               "name": "Enamel kettle",
           *               "quantity": 2,
           *               "unitPrice": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "lineTotal": {
           *                 "amount": 6980,
           *                 "currency": "EUR"
           *               }
           *             }
           *           ],
           *           "total": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "refundedAmount": {
           *             "amount": 0,
           *             "currency": "EUR"
           *           },
           *           "paymentMethod": "stub",
           *           "shippingAddress": {
           *             "name": "Ada Example",
           *             "line1": "Hauptstraße 1",
           *             "city": "Berlin",
           *             "postalCode": "10115",
           *             "country": "DE"
           *           },
           *           "shipment": {
           *             "carrier": "DHL",
           *             "trackingNumber": "00340434161094042557",
           *             "shippedAt": "2026-11-23T08:30:00.000Z",
           *             "deliveredAt": null
           *           },
           *           "createdAt": "2026-11-22T12:00:00.000Z",
           *           "updatedAt": "2026-11-23T08:30:00.000Z",
           *           "version": 4,
           *           "timeline": [
           *             {
           *               "sequence": 1,
           *               "type": "SUBMITTED",
           *               "status": "SUBMITTED",
           *               "at": "2026-11-22T12:00:00.000Z"
           *             },
           *             {
           *               "sequence": 2,
           *               "type": "PLACED",
           *               "status": "PLACED",
           *               "at": "2026-11-22T12:00:00.021Z"
           *             },
           *             {
           *               "sequence": 3,
           *               "type": "STOCK_RESERVED",
           *               "status": "AWAITING_PAYMENT",
           *               "at": "2026-11-22T12:00:00.048Z"
           *             },
           *             {
           *               "sequence": 4,
           *               "type": "PAYMENT_CAPTURED",
           *               "status": "AWAITING_PAYMENT",
           *               "at": "2026-11-22T12:00:00.120Z",
           *               "data": {
           *                 "paymentId": "01a20465-c8a1-7d52-8f66-71d5e0a3b9c4",
           *                 "amount": {
           *                   "amount": 6980,
           *                   "currency": "EUR"
           *                 }
           *               }
           *             },
           *             {
           *               "sequence": 5,
           *               "type": "CONFIRMED",
           *               "status": "CONFIRMED",
           *               "at": "2026-11-22T12:00:00.120Z"
           *             },
           *             {
           *               "sequence": 6,
           *               "type": "SHIPPED",
           *               "status": "SHIPPED",
           *               "at": "2026-11-23T08:30:00.000Z",
           *               "data": {
           *                 "carrier": "DHL",
           *                 "trackingNumber": "00340434161094042557"
           *               }
           *             }
           *           ]
           *         }
           *       ],
           *       "payments": [
           *         {
           *           "id": "01a20465-c8a1-7d52-8f66-71d5e0a3b9c4",
           *           "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "status": "CAPTURED",
           *           "method": "stub",
           *           "amount": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "refundedAmount": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "declineReason": null,
           *           "createdAt": "2026-11-22T12:00:00.050Z",
           *           "capturedAt": "2026-11-22T12:00:00.110Z",
           *           "refunds": [
           *             {
           *               "id": "01a20470-3d1e-7b0c-9a44-6a0f3e9d2c11",
           *               "amount": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "status": "PAID",
           *               "reason": "one of two was damaged",
           *               "requestedAt": "2026-11-25T09:15:00.000Z",
           *               "paidAt": "2026-11-25T09:15:00.240Z"
           *             }
           *           ]
           *         }
           *       ],
           *       "contact": {
           *         "email": "ada@example.com"
           *       },
           *       "notifications": [
           *         {
           *           "id": "01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a",
           *           "template": "order-confirmed",
           *           "channel": "email",
           *           "status": "SENT",
           *           "subject": "Your order is confirmed",
           *           "body": "Thank you! Your order 01a20465-bf4c-7729-ab97-2c2165707774 is confirmed.",
           *           "createdAt": "2026-11-22T12:00:01.000Z",
           *           "sentAt": "2026-11-22T12:00:01.250Z"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['PersonalData'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getKeySet: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keys": [
           *         {
           *           "kty": "EC",
           *           "use": "sig",
           *           "alg": "ES256",
           *           "kid": "q2YtZ0c1V5uKxJ7e",
           *           "crv": "P-256",
           *           "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
           *           "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['KeySet'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of API keys */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *           "name": "warehouse",
           *           "scopes": [
           *             "orders:read",
           *             "notifications:read"
           *           ],
           *           "hint": "osk_Zk3v",
           *           "createdAt": "2026-11-22T09:30:00.000Z",
           *           "expiresAt": "2027-12-31T23:59:59.000Z",
           *           "lastUsedAt": "2026-11-22T18:04:12.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ApiKeyPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "warehouse",
         *       "scopes": [
         *         "orders:read",
         *         "notifications:read"
         *       ],
         *       "expiresAt": "2027-12-31T23:59:59Z"
         *     }
         */
        'application/json': components['schemas']['CreateApiKeyBody'];
      };
    };
    responses: {
      /** @description The key */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *       "name": "warehouse",
           *       "scopes": [
           *         "orders:read",
           *         "notifications:read"
           *       ],
           *       "hint": "osk_Zk3v",
           *       "createdAt": "2026-11-22T09:30:00.000Z",
           *       "expiresAt": "2027-12-31T23:59:59.000Z",
           *       "lastUsedAt": null,
           *       "key": "osk_Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE"
           *     }
           */
          'application/json': components['schemas']['NewApiKey'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      /**
       * @description `FORBIDDEN`: The caller is known, but its roles or the scopes of its API key do not allow this.
       *
       *     `SCOPE_NOT_HELD`: An API key can do nothing that its owner may not do.
       */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'FORBIDDEN' | 'SCOPE_NOT_HELD';
          };
        };
      };
      404: components['responses']['UserNotFound'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `TOO_MANY_API_KEYS`: A user has at most 50 API keys, those included that have expired.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'TOO_MANY_API_KEYS';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The API key's id
         * @example 01a20465-c3b2-7f10-9c55-2f8a1b7d4e60
         */
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The key opens nothing any more */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      /** @description `API_KEY_NOT_FOUND`: The API key is unknown, revoked or somebody else's. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'API_KEY_NOT_FOUND';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description A part of the e-mail address or of the name, in any case */
        search?: string;
        /** @description Only accounts with this role */
        role?: 'customer' | 'staff' | 'admin';
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of accounts */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *           "email": "ada@example.com",
           *           "emailVerified": true,
           *           "roles": [
           *             "customer"
           *           ],
           *           "disabledAt": null,
           *           "createdAt": "2026-11-22T09:30:00.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['AccountPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The account's id
         * @example 01a20465-90aa-7d01-8f3e-6b1d2c4e5f60
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ],
           *       "disabledAt": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeRoles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The account's id
         * @example 01a20465-90aa-7d01-8f3e-6b1d2c4e5f60
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "roles": [
         *         "customer",
         *         "staff"
         *       ]
         *     }
         */
        'application/json': components['schemas']['ChangeRolesBody'];
      };
    };
    responses: {
      /** @description The account, changed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer",
           *         "staff"
           *       ],
           *       "disabledAt": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Account'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      409: components['responses']['LastAdmin'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  disableUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The account's id
         * @example 01a20465-90aa-7d01-8f3e-6b1d2c4e5f60
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account, disabled */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ],
           *       "disabledAt": "2026-11-23T16:05:12.000Z",
           *       "createdAt": "2026-11-22T09:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Account'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      /**
       * @description `CANNOT_DISABLE_ONESELF`: An administrator has named their own account.
       *
       *     `LAST_ADMIN`: Without this administrator nobody could manage the users any more.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'CANNOT_DISABLE_ONESELF' | 'LAST_ADMIN';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  enableUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The account's id
         * @example 01a20465-90aa-7d01-8f3e-6b1d2c4e5f60
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account, enabled */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-90aa-7d01-8f3e-6b1d2c4e5f60",
           *       "email": "ada@example.com",
           *       "emailVerified": true,
           *       "roles": [
           *         "customer"
           *       ],
           *       "disabledAt": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Account'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['UserNotFound'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listProducts: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Words that the name or the description holds, in any case; the start of a word will do */
        search?: string;
        /** @description Only products of this category */
        category?: string;
        /** @description The lowest price, in the smallest unit of its currency */
        minPrice?: number;
        /** @description The highest price, in the smallest unit of its currency */
        maxPrice?: number;
        /** @description `true`: what can be bought; `false`: what is sold out */
        inStock?: boolean;
        /** @description The order of the list; `-` turns it round */
        sort?: 'name' | '-name' | 'price' | '-price' | 'newest';
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of products */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "prod-1",
           *           "name": "Enamel kettle",
           *           "description": "Two litres, for every kind of stove.",
           *           "category": "kitchen",
           *           "price": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "available": 95,
           *           "version": 3
           *         }
           *       ],
           *       "nextCursor": "WyJuYW1lIiwiZW5hbWVsIGtldHRsZSIsInByb2QtMSJd"
           *     }
           */
          'application/json': components['schemas']['ProductPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  createProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "id": "prod-1",
         *       "name": "Enamel kettle",
         *       "description": "Two litres, for every kind of stove.",
         *       "category": "kitchen",
         *       "price": {
         *         "amount": 3490,
         *         "currency": "EUR"
         *       },
         *       "stock": 95
         *     }
         */
        'application/json': components['schemas']['CreateProductBody'];
      };
    };
    responses: {
      /** @description The product */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "prod-1",
           *       "name": "Enamel kettle",
           *       "description": "Two litres, for every kind of stove.",
           *       "category": "kitchen",
           *       "price": {
           *         "amount": 3490,
           *         "currency": "EUR"
           *       },
           *       "available": 95,
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `PRODUCT_ID_TAKEN`: Another product has this id, or had it before it was removed.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'PRODUCT_ID_TAKEN';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The product's id
         * @example prod-1
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The product */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "prod-1",
           *       "name": "Enamel kettle",
           *       "description": "Two litres, for every kind of stove.",
           *       "category": "kitchen",
           *       "price": {
           *         "amount": 3490,
           *         "currency": "EUR"
           *       },
           *       "available": 95,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Product'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      404: components['responses']['ProductNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  removeProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The product's id
         * @example prod-1
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is no longer for sale */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The product's id
         * @example prod-1
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "price": {
         *         "amount": 3490,
         *         "currency": "EUR"
         *       }
         *     }
         */
        'application/json': components['schemas']['ChangeProductBody'];
      };
    };
    responses: {
      /** @description The product, changed */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "prod-1",
           *       "name": "Enamel kettle",
           *       "description": "Two litres, for every kind of stove.",
           *       "category": "kitchen",
           *       "price": {
           *         "amount": 3490,
           *         "currency": "EUR"
           *       },
           *       "available": 95,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  setStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The product's id
         * @example prod-1
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "stock": 95
         *     }
         */
        'application/json': components['schemas']['StockBody'];
      };
    };
    responses: {
      /** @description The product */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "prod-1",
           *       "name": "Enamel kettle",
           *       "description": "Two litres, for every kind of stove.",
           *       "category": "kitchen",
           *       "price": {
           *         "amount": 3490,
           *         "currency": "EUR"
           *       },
           *       "available": 95,
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Product'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      /** @description `STOCK_BELOW_RESERVED`: Open orders hold more pieces than the stock would be set to. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'STOCK_BELOW_RESERVED';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listBaskets: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of baskets */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *           "customerId": "user-123",
           *           "items": [
           *             {
           *               "productId": "prod-1",
           *               "name": "Enamel kettle",
           *               "quantity": 2,
           *               "unitPrice": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "lineTotal": {
           *                 "amount": 6980,
           *                 "currency": "EUR"
           *               }
           *             }
           *           ],
           *           "total": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "expiresAt": "2026-11-29T12:00:00.000Z",
           *           "version": 2
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['BasketPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  createBasket: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "customerId": "user-123"
         *     }
         */
        'application/json': components['schemas']['CreateBasketBody'];
      };
    };
    responses: {
      /** @description The basket */
      201: {
        headers: {
          /** @description For a guest: the basket's new token, which lives as long as the basket now does */
          'Basket-Token'?: string;
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "items": [],
           *       "total": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 1,
           *       "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImJhc2tldCtqd3QifQ.eyJzdWIiOiIwMWEyMDQ2NSJ9.dBjftJeZ4CVP"
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getBasket: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The basket */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  deleteBasket: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      409: components['responses']['BasketCheckedOut'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  addItem: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "productId": "prod-1",
         *       "quantity": 2
         *     }
         */
        'application/json': components['schemas']['AddItemBody'];
      };
    };
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description For a guest: the basket's new token, which lives as long as the basket now does */
          'Basket-Token'?: string;
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ProductNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_BasketCheckedOut'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `QUANTITY_TOO_LARGE`: A basket holds at most 1,000 pieces of one product.
       *
       *     `BASKET_FULL`: A basket holds at most 100 different products.
       *
       *     `CURRENCY_MISMATCH`: A basket holds prices of one currency only.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'QUANTITY_TOO_LARGE' | 'BASKET_FULL' | 'CURRENCY_MISMATCH';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  removeItem: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
        /**
         * @description The product's id
         * @example prod-1
         */
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description For a guest: the basket's new token, which lives as long as the basket now does */
          'Basket-Token'?: string;
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ItemNotFound'];
      409: components['responses']['BasketCheckedOut'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeItem: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
        /**
         * @description The product's id
         * @example prod-1
         */
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "quantity": 2
         *     }
         */
        'application/json': components['schemas']['ChangeItemBody'];
      };
    };
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description For a guest: the basket's new token, which lives as long as the basket now does */
          'Basket-Token'?: string;
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ItemNotFound'];
      409: components['responses']['BasketCheckedOut'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  claimBasket: {
    parameters: {
      query?: never;
      header: {
        /** @description The token of the guest's basket */
        'Basket-Token': components['parameters']['Basket-Token-required'];
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The merged basket */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2,
           *       "adjustments": [
           *         {
           *           "productId": "prod-1",
           *           "requested": 3,
           *           "quantity": 2
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  mergeBaskets: {
    parameters: {
      query?: never;
      header?: {
        /** @description The token of the guest's basket */
        'Basket-Token'?: string;
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The basket's id
         * @example 01a20465-a1f0-7c44-9d30-5f2b1c8e7a10
         */
        basketId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "fromBasketId": "01a20465-9f2e-7d3a-8c61-2b4e6f8a0c1d"
         *     }
         */
        'application/json': components['schemas']['MergeBody'];
      };
    };
    responses: {
      /** @description The merged basket */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 2,
           *       "adjustments": [
           *         {
           *           "productId": "prod-1",
           *           "requested": 3,
           *           "quantity": 2
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      /**
       * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
       *
       *     `AMBIGUOUS_HEADER`: A header that has one value came more than once, so that nobody can say which is meant.
       *
       *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
       *
       *     `SAME_BASKET`: `fromBasketId` names the basket that is merged into.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'VALIDATION_FAILED' | 'AMBIGUOUS_HEADER' | 'MALFORMED_JSON' | 'SAME_BASKET';
          };
        };
      };
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_BasketCheckedOut'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `BASKET_FULL`: A basket holds at most 100 different products.
       *
       *     `CURRENCY_MISMATCH`: A basket holds prices of one currency only.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'BASKET_FULL' | 'CURRENCY_MISMATCH';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['BasketBusy_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listOrders: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Only orders of this status */
        status?:
          'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
        /** @description Only orders of this user, for staff */
        userId?: string;
        /** @description Only orders with this reference of the caller */
        customerId?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of orders */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "status": "CONFIRMED",
           *           "cancelReason": null,
           *           "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *           "customerId": "user-123",
           *           "items": [
           *             {
           *               "productId": "prod-1",
           *               "name": "Enamel kettle",
           *               "quantity": 2,
           *               "unitPrice": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "lineTotal": {
           *                 "amount": 6980,
           *                 "currency": "EUR"
           *               }
           *             }
           *           ],
           *           "total": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "refundedAmount": {
           *             "amount": 0,
           *             "currency": "EUR"
           *           },
           *           "paymentMethod": "stub",
           *           "shippingAddress": {
           *             "name": "Ada Example",
           *             "line1": "Hauptstraße 1",
           *             "city": "Berlin",
           *             "postalCode": "10115",
           *             "country": "DE"
           *           },
           *           "shipment": null,
           *           "createdAt": "2026-11-22T12:00:00.000Z",
           *           "updatedAt": "2026-11-22T12:00:00.120Z",
           *           "version": 3
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['OrderPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  placeOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description `wait=N` holds the answer up to N seconds, 30 at most, for the order to be confirmed or cancelled */
        Prefer?: components['parameters']['Prefer'];
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
         *       "paymentMethod": "stub",
         *       "shippingAddress": {
         *         "name": "Ada Example",
         *         "line1": "Hauptstraße 1",
         *         "city": "Berlin",
         *         "postalCode": "10115",
         *         "country": "DE"
         *       }
         *     }
         */
        'application/json': components['schemas']['PlaceOrderBody'];
      };
    };
    responses: {
      /** @description The order, settled while it was waited for */
      201: {
        headers: {
          /** @description Where the order is */
          Location?: string;
          /** @description How long the answer was held */
          'Preference-Applied'?: string;
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "CONFIRMED",
           *       "cancelReason": null,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Hauptstraße 1",
           *         "city": "Berlin",
           *         "postalCode": "10115",
           *         "country": "DE"
           *       },
           *       "shipment": null,
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:00:00.120Z",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description The order is on its way */
      202: {
        headers: {
          /** @description Where the order is */
          Location?: string;
          /** @description How long the answer was held */
          'Preference-Applied'?: string;
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "SUBMITTED"
           *     }
           */
          'application/json': components['schemas']['SubmittedOrder'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ProductNotFound'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `BASKET_CHANGED`: The catalog has changed prices since the basket was filled. `changes` lists each product with the price it `was` put in for and the price it has `now`; the basket has the new prices already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'BASKET_CHANGED';
            changes?: {
              productId: string;
              name: string;
              was: {
                /** @description In the smallest unit of the currency, e.g. cents */
                amount: number;
                /** @description An ISO 4217 code */
                currency: string;
              };
              now: {
                /** @description In the smallest unit of the currency, e.g. cents */
                amount: number;
                /** @description An ISO 4217 code */
                currency: string;
              };
            }[];
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `BASKET_EMPTY`: A basket without items cannot be checked out.
       *
       *     `CURRENCY_MISMATCH`: A basket holds prices of one currency only.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'BASKET_EMPTY' | 'CURRENCY_MISMATCH';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      /**
       * @description `BASKET_BUSY`: Too many others change the same basket at this moment.
       *
       *     `ORDERS_BACKLOGGED`: More baskets are checked out than orders can be opened in good time, so this one was not.
       *
       *     `OVERLOADED`: More is asked than can be answered in good time, so the request was refused before anything was done.
       *
       *     `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
       *
       *     `REDIS_UNAVAILABLE`: Redis, which keeps what is hot or temporary, is away.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?:
              | 'BASKET_BUSY'
              | 'ORDERS_BACKLOGGED'
              | 'OVERLOADED'
              | 'SERVICE_UNAVAILABLE'
              | 'REDIS_UNAVAILABLE';
          };
        };
      };
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "CONFIRMED",
           *       "cancelReason": null,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Hauptstraße 1",
           *         "city": "Berlin",
           *         "postalCode": "10115",
           *         "country": "DE"
           *       },
           *       "shipment": null,
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:00:00.120Z",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeOrder: {
    parameters: {
      query?: never;
      header: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match': components['parameters']['If-Match-required'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "shippingAddress": {
         *         "name": "Ada Example",
         *         "line1": "Lindenallee 7",
         *         "city": "Potsdam",
         *         "postalCode": "14467",
         *         "country": "DE"
         *       }
         *     }
         */
        'application/json': components['schemas']['ChangeOrderBody'];
      };
    };
    responses: {
      /** @description The order, changed */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "CONFIRMED",
           *       "cancelReason": null,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Lindenallee 7",
           *         "city": "Potsdam",
           *         "postalCode": "14467",
           *         "country": "DE"
           *       },
           *       "shipment": null,
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:05:00.000Z",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /** @description `ORDER_NOT_CHANGEABLE`: The order is shipped, delivered or cancelled. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'ORDER_NOT_CHANGEABLE';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `PRECONDITION_REQUIRED`: The route changes something that others may change too, and the request has no `If-Match`. */
      428: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'PRECONDITION_REQUIRED';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  cancelOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order, cancelled */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "CANCELLED",
           *       "cancelReason": "CUSTOMER",
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Hauptstraße 1",
           *         "city": "Berlin",
           *         "postalCode": "10115",
           *         "country": "DE"
           *       },
           *       "shipment": null,
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:00:00.120Z",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `ORDER_NOT_CANCELLABLE`: The order is shipped or delivered.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'ORDER_NOT_CANCELLABLE';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getTimeline: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of steps */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "sequence": 1,
           *           "type": "SUBMITTED",
           *           "status": "SUBMITTED",
           *           "at": "2026-11-22T12:00:00.000Z"
           *         },
           *         {
           *           "sequence": 2,
           *           "type": "PLACED",
           *           "status": "PLACED",
           *           "at": "2026-11-22T12:00:00.021Z"
           *         },
           *         {
           *           "sequence": 3,
           *           "type": "STOCK_RESERVED",
           *           "status": "AWAITING_PAYMENT",
           *           "at": "2026-11-22T12:00:00.048Z"
           *         },
           *         {
           *           "sequence": 4,
           *           "type": "PAYMENT_CAPTURED",
           *           "status": "AWAITING_PAYMENT",
           *           "at": "2026-11-22T12:00:00.120Z",
           *           "data": {
           *             "paymentId": "01a20465-c8a1-7d52-8f66-71d5e0a3b9c4",
           *             "amount": {
           *               "amount": 6980,
           *               "currency": "EUR"
           *             }
           *           }
           *         },
           *         {
           *           "sequence": 5,
           *           "type": "CONFIRMED",
           *           "status": "CONFIRMED",
           *           "at": "2026-11-22T12:00:00.120Z"
           *         },
           *         {
           *           "sequence": 6,
           *           "type": "SHIPPED",
           *           "status": "SHIPPED",
           *           "at": "2026-11-23T08:30:00.000Z",
           *           "data": {
           *             "carrier": "DHL",
           *             "trackingNumber": "00340434161094042557"
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['TimelinePage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  streamOrderEvents: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `id` of the last event that the reader has */
        'Last-Event-ID'?: components['parameters']['Last-Event-ID'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example retry: 2000
           *
           *     id: 1
           *     event: SUBMITTED
           *     data: {"sequence":1,"type":"SUBMITTED","status":"SUBMITTED","at":"2026-11-22T12:00:00.000Z"}
           *
           *     id: 2
           *     event: PLACED
           *     data: {"sequence":2,"type":"PLACED","status":"PLACED","at":"2026-11-22T12:00:00.021Z"}
           */
          'text/event-stream': string;
        };
      };
      /** @description The order is through, and the reader knows all of it */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `TOO_MANY_STREAMS`: The caller has as many event streams open at once as there may be.
       *
       *     `RATE_LIMITED`: The caller has used up its requests for now; `RateLimit` says how many are left and until when.
       */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'TOO_MANY_STREAMS' | 'RATE_LIMITED';
          };
        };
      };
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  shipOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557"
         *     }
         */
        'application/json': components['schemas']['ShipBody'];
      };
    };
    responses: {
      /** @description The order, shipped */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "SHIPPED",
           *       "cancelReason": null,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Hauptstraße 1",
           *         "city": "Berlin",
           *         "postalCode": "10115",
           *         "country": "DE"
           *       },
           *       "shipment": {
           *         "carrier": "DHL",
           *         "trackingNumber": "00340434161094042557",
           *         "shippedAt": "2026-11-23T08:30:00.000Z",
           *         "deliveredAt": null
           *       },
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-23T08:30:00.000Z",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `ORDER_NOT_SHIPPABLE`: The order is not confirmed yet, or it is cancelled or delivered.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'ORDER_NOT_SHIPPABLE';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  deliverOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order, delivered */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "status": "DELIVERED",
           *       "cancelReason": null,
           *       "basketId": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [
           *         {
           *           "productId": "prod-1",
           *           "name": "Enamel kettle",
           *           "quantity": 2,
           *           "unitPrice": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "lineTotal": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           }
           *         }
           *       ],
           *       "total": {
           *         "amount": 6980,
           *         "currency": "EUR"
           *       },
           *       "refundedAmount": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "paymentMethod": "stub",
           *       "shippingAddress": {
           *         "name": "Ada Example",
           *         "line1": "Hauptstraße 1",
           *         "city": "Berlin",
           *         "postalCode": "10115",
           *         "country": "DE"
           *       },
           *       "shipment": {
           *         "carrier": "DHL",
           *         "trackingNumber": "00340434161094042557",
           *         "shippedAt": "2026-11-23T08:30:00.000Z",
           *         "deliveredAt": "2026-11-24T15:10:00.000Z"
           *       },
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-24T15:10:00.000Z",
           *       "version": 5
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `ORDER_NOT_DELIVERABLE`: The order has not been shipped, or it is cancelled.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'ORDER_NOT_DELIVERABLE';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  refundOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "amount": {
         *         "amount": 3490,
         *         "currency": "EUR"
         *       },
         *       "reason": "one of two was damaged"
         *     }
         */
        'application/json': components['schemas']['RefundBody'];
      };
    };
    responses: {
      /** @description The refund, on its way */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20470-3d1e-7b0c-9a44-6a0f3e9d2c11",
           *       "amount": {
           *         "amount": 3490,
           *         "currency": "EUR"
           *       },
           *       "status": "REQUESTED",
           *       "reason": "one of two was damaged",
           *       "requestedAt": "2026-11-25T09:15:00.000Z",
           *       "paidAt": null
           *     }
           */
          'application/json': components['schemas']['Refund'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `NOTHING_TO_REFUND`: No money was captured for the order, or all of it has gone back.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'NOTHING_TO_REFUND';
          };
        };
      };
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `REFUND_EXCEEDS_CAPTURED`: The refund is more than what was captured and has not gone back, or in another currency.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'REFUND_EXCEEDS_CAPTURED';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['OrderNotOpenYet_Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listPayments: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The order's id
         * @example 01a20465-bf4c-7729-ab97-2c2165707774
         */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of payments, newest first */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-c8a1-7d52-8f66-71d5e0a3b9c4",
           *           "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "status": "CAPTURED",
           *           "method": "stub",
           *           "amount": {
           *             "amount": 6980,
           *             "currency": "EUR"
           *           },
           *           "refundedAmount": {
           *             "amount": 3490,
           *             "currency": "EUR"
           *           },
           *           "declineReason": null,
           *           "createdAt": "2026-11-22T12:00:00.050Z",
           *           "capturedAt": "2026-11-22T12:00:00.110Z",
           *           "refunds": [
           *             {
           *               "id": "01a20470-3d1e-7b0c-9a44-6a0f3e9d2c11",
           *               "amount": {
           *                 "amount": 3490,
           *                 "currency": "EUR"
           *               },
           *               "status": "PAID",
           *               "reason": "one of two was damaged",
           *               "requestedAt": "2026-11-25T09:15:00.000Z",
           *               "paidAt": "2026-11-25T09:15:00.240Z"
           *             }
           *           ]
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['PaymentPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header: {
        /** @description The message's id: a repeated one changes nothing */
        'webhook-id': components['parameters']['webhook-id-required'];
        /** @description When it was signed, in seconds since 1970 */
        'webhook-timestamp': components['parameters']['webhook-timestamp-required'];
        /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body, in base64 */
        'webhook-signature': components['parameters']['webhook-signature-required'];
      };
      path: {
        /**
         * @description The payment provider's name
         * @example stub
         */
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "type": "charge.captured",
         *       "data": {
         *         "chargeId": "01a20465-e7b4-7a26-8d91-6c0f3e5b7a29",
         *         "reference": "01a20465-d5f8-7e03-a1c4-9b2d4f6e8a17"
         *       }
         *     }
         */
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description It is taken */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "received": true
           *     }
           */
          'application/json': components['schemas']['WebhookReceipt'];
        };
      };
      /**
       * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
       *
       *     `AMBIGUOUS_HEADER`: A header that has one value came more than once, so that nobody can say which is meant.
       *
       *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
       *
       *     `WEBHOOK_PAYLOAD_INVALID`: The signature holds, but the body is not a message of this provider.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'VALIDATION_FAILED' | 'AMBIGUOUS_HEADER' | 'MALFORMED_JSON' | 'WEBHOOK_PAYLOAD_INVALID';
          };
        };
      };
      /** @description `WEBHOOK_SIGNATURE_INVALID`: The signature is missing, too old, or not made with the shared secret over this body. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'WEBHOOK_SIGNATURE_INVALID';
          };
        };
      };
      /** @description `PROVIDER_UNKNOWN`: No payment provider has this name. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'PROVIDER_UNKNOWN';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listNotifications: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of notifications */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a",
           *           "template": "order-confirmed",
           *           "channel": "email",
           *           "status": "SENT",
           *           "subject": "Your order is confirmed",
           *           "body": "Thank you! Your order 01a20465-bf4c-7729-ab97-2c2165707774 is confirmed.",
           *           "createdAt": "2026-11-22T12:00:01.000Z",
           *           "sentAt": "2026-11-22T12:00:01.250Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['NotificationPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listWebhooks: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of endpoints */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f",
           *           "url": "https://erp.example.com/hooks/orders",
           *           "events": [
           *             "order.confirmed.v1",
           *             "order.cancelled.v1"
           *           ],
           *           "enabled": true,
           *           "disabledReason": null,
           *           "failingSince": null,
           *           "createdAt": "2026-11-22T09:30:00.000Z",
           *           "version": 1
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['WebhookPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  createWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "url": "https://erp.example.com/hooks/orders",
         *       "events": [
         *         "order.confirmed.v1",
         *         "order.cancelled.v1"
         *       ]
         *     }
         */
        'application/json': components['schemas']['CreateWebhookBody'];
      };
    };
    responses: {
      /** @description The endpoint */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f",
           *       "url": "https://erp.example.com/hooks/orders",
           *       "events": [
           *         "order.confirmed.v1",
           *         "order.cancelled.v1"
           *       ],
           *       "enabled": true,
           *       "disabledReason": null,
           *       "failingSince": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z",
           *       "version": 1,
           *       "secret": "whsec_Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE="
           *     }
           */
          'application/json': components['schemas']['NewWebhook'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `WEBHOOK_URL_REFUSED`: Webhooks go over https to the public internet alone: the scheme, the port, a user name in the URL or the address of its host is not allowed.
       *
       *     `TOO_MANY_WEBHOOKS`: There are as many endpoints as there can be.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'WEBHOOK_URL_REFUSED' | 'TOO_MANY_WEBHOOKS';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f",
           *       "url": "https://erp.example.com/hooks/orders",
           *       "events": [
           *         "order.confirmed.v1",
           *         "order.cancelled.v1"
           *       ],
           *       "enabled": true,
           *       "disabledReason": null,
           *       "failingSince": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z",
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing is sent there any more */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  changeWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read, e.g. `"7"`: the change is refused where somebody else was faster */
        'If-Match'?: components['parameters']['If-Match'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        /**
         * @example {
         *       "enabled": false
         *     }
         */
        'application/json': components['schemas']['ChangeWebhookBody'];
      };
    };
    responses: {
      /** @description The endpoint, changed */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f",
           *       "url": "https://erp.example.com/hooks/orders",
           *       "events": [
           *         "order.confirmed.v1",
           *         "order.cancelled.v1"
           *       ],
           *       "enabled": false,
           *       "disabledReason": null,
           *       "failingSince": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z",
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['Webhook'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `WEBHOOK_URL_REFUSED`: Webhooks go over https to the public internet alone: the scheme, the port, a user name in the URL or the address of its host is not allowed. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'WEBHOOK_URL_REFUSED';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The endpoint, with its new secret */
      200: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c5e0-7c11-9f02-6a5b4c3d2e1f",
           *       "url": "https://erp.example.com/hooks/orders",
           *       "events": [
           *         "order.confirmed.v1",
           *         "order.cancelled.v1"
           *       ],
           *       "enabled": true,
           *       "disabledReason": null,
           *       "failingSince": null,
           *       "createdAt": "2026-11-22T09:30:00.000Z",
           *       "version": 2,
           *       "secret": "whsec_Zk3v0h1xq0cB6mJp8yWn2dKfTgRsLuXa4eVbNiOoQjE="
           *     }
           */
          'application/json': components['schemas']['NewWebhook'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is on its way */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c6a5-7e33-9d24-8c7d6e5f4a31",
           *       "eventId": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *       "eventType": "webhook.test.v1",
           *       "status": "PENDING",
           *       "attempts": 0,
           *       "responseStatus": null,
           *       "error": null,
           *       "nextAttemptAt": "2026-11-22T12:00:06.500Z",
           *       "createdAt": "2026-11-22T12:00:01.000Z"
           *     }
           */
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_WebhookDisabled'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of deliveries */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "01a20465-c6a5-7e33-9d24-8c7d6e5f4a31",
           *           "eventId": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *           "eventType": "order.confirmed.v1",
           *           "status": "PENDING",
           *           "attempts": 1,
           *           "responseStatus": 503,
           *           "error": "BAD_STATUS",
           *           "nextAttemptAt": "2026-11-22T12:00:06.500Z",
           *           "createdAt": "2026-11-22T12:00:01.000Z"
           *         },
           *         {
           *           "id": "01a20465-c6a4-7d22-8e13-7b6c5d4e3f20",
           *           "eventId": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *           "eventType": "order.confirmed.v1",
           *           "status": "DELIVERED",
           *           "attempts": 2,
           *           "responseStatus": 204,
           *           "error": null,
           *           "nextAttemptAt": null,
           *           "createdAt": "2026-11-22T12:00:01.000Z"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['WebhookNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  redeliverWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters, e.g. a new UUID */
        'Idempotency-Key'?: components['parameters']['Idempotency-Key'];
      };
      path: {
        /** @description Of the endpoint */
        webhookId: string;
        /** @description Of the delivery */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is on its way */
      202: {
        headers: {
          'Idempotency-Replayed': components['headers']['Idempotency-Replayed'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-c6a5-7e33-9d24-8c7d6e5f4a31",
           *       "eventId": "01a20465-c3b2-7f10-9c55-2f8a1b7d4e60",
           *       "eventType": "webhook.test.v1",
           *       "status": "PENDING",
           *       "attempts": 0,
           *       "responseStatus": null,
           *       "error": null,
           *       "nextAttemptAt": "2026-11-22T12:00:06.500Z",
           *       "createdAt": "2026-11-22T12:00:01.000Z"
           *     }
           */
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      /**
       * @description `WEBHOOK_NOT_FOUND`: No endpoint has this id; it may have been deleted.
       *
       *     `WEBHOOK_DELIVERY_NOT_FOUND`: The endpoint has no delivery with this id; it may have been purged by age.
       */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'WEBHOOK_NOT_FOUND' | 'WEBHOOK_DELIVERY_NOT_FOUND';
          };
        };
      };
      409: components['responses']['IdempotencyKeyInProgress_WebhookDisabled'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listProblems: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The problems, by area */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "type": "/problems/stale-version",
           *           "code": "STALE_VERSION",
           *           "status": 412,
           *           "area": "requests",
           *           "title": "Somebody else changed it",
           *           "meaning": "`If-Match` names a version that is no longer the current one.",
           *           "remedy": "Read it again, apply the change to what it is now, and send the new `ETag`."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ProblemTypes'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  getProblem: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /**
         * @description The code in lower case, with dashes: the end of the `type`
         * @example stale-version
         */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The problem */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "type": "/problems/stale-version",
           *       "code": "STALE_VERSION",
           *       "status": 412,
           *       "area": "requests",
           *       "title": "Somebody else changed it",
           *       "meaning": "`If-Match` names a version that is no longer the current one.",
           *       "remedy": "Read it again, apply the change to what it is now, and send the new `ETag`."
           *     }
           */
          'application/json': components['schemas']['ProblemType'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      /** @description `ROUTE_NOT_FOUND`: No route has this path. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'ROUTE_NOT_FOUND';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['Overloaded_ServiceUnavailable_RedisUnavailable'];
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        /** @description How many items a page holds at most */
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Only those that this service gave up; `unroutable`: only events without a reader */
        service?:
          | 'user-auth'
          | 'catalog'
          | 'products-basket'
          | 'orders'
          | 'payments'
          | 'notifications'
          | 'unroutable';
        /** @description Only those with this code */
        reason?: string;
        /** @description Only events of this type, e.g. `order.placed.v1` */
        type?: string;
        /** @description Only those about this order */
        orderId?: string;
      };
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of dead letters */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "payments-5f0c6e1b8a92d4473e10c9ab",
           *           "service": "payments",
           *           "queue": "payments.refund-payment.on-refund-requested",
           *           "reason": "INVALID_DATA",
           *           "message": "the data is not valid: amount.amount: Invalid input: expected number, received string",
           *           "stack": null,
           *           "details": [
           *             "amount.amount: Invalid input: expected number, received string"
           *           ],
           *           "attempts": 1,
           *           "firstFailedAt": "2026-11-22T12:00:01.000Z",
           *           "lastFailedAt": "2026-11-22T12:00:01.000Z",
           *           "messageId": "01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a",
           *           "type": "refund.requested.v1",
           *           "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *           "payload": {
           *             "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *             "refundId": "01a20466-0d51-7f0e-b6f1-7a3c5d9e8b21",
           *             "amount": {
           *               "amount": "500",
           *               "currency": "EUR"
           *             },
           *             "reason": "damaged"
           *           },
           *           "redrivenBy": null,
           *           "redriveReason": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['DeadLetterPage'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      409: components['responses']['DeadLettersInUse'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
  getDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what the reader has, e.g. `"7"`: 304 where that is still current */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description The id of the dead letter */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dead letter */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "payments-5f0c6e1b8a92d4473e10c9ab",
           *       "service": "payments",
           *       "queue": "payments.refund-payment.on-refund-requested",
           *       "reason": "INVALID_DATA",
           *       "message": "the data is not valid: amount.amount: Invalid input: expected number, received string",
           *       "stack": null,
           *       "details": [
           *         "amount.amount: Invalid input: expected number, received string"
           *       ],
           *       "attempts": 1,
           *       "firstFailedAt": "2026-11-22T12:00:01.000Z",
           *       "lastFailedAt": "2026-11-22T12:00:01.000Z",
           *       "messageId": "01a20465-c3d2-7b15-8a44-1e0f9d8c7b6a",
           *       "type": "refund.requested.v1",
           *       "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *       "payload": {
           *         "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
           *         "refundId": "01a20466-0d51-7f0e-b6f1-7a3c5d9e8b21",
           *         "amount": {
           *           "amount": "500",
           *           "currency": "EUR"
           *         },
           *         "reason": "damaged"
           *       },
           *       "redrivenBy": null,
           *       "redriveReason": null
           *     }
           */
          'application/json': components['schemas']['DeadLetter'];
        };
      };
      /** @description What the reader has is still current */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['DeadLetterNotFound'];
      409: components['responses']['DeadLettersInUse'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
  redriveDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the dead letter */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the integrator sent the amount as text",
         *       "payload": {
         *         "orderId": "01a20465-bf4c-7729-ab97-2c2165707774",
         *         "refundId": "01a20466-0d51-7f0e-b6f1-7a3c5d9e8b21",
         *         "amount": {
         *           "amount": 500,
         *           "currency": "EUR"
         *         },
         *         "reason": "damaged"
         *       }
         *     }
         */
        'application/json': components['schemas']['RedriveBody'];
      };
    };
    responses: {
      /** @description What became of it */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": false,
           *       "handled": [
           *         "payments-5f0c6e1b8a92d4473e10c9ab"
           *       ],
           *       "failed": []
           *     }
           */
          'application/json': components['schemas']['DeadLettersHandled'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['DeadLetterNotFound'];
      /**
       * @description `DEAD_LETTERS_IN_USE`: Only one at a time looks at a queue of dead letters, since looking takes them out for a moment.
       *
       *     `DEAD_LETTER_UNDELIVERABLE`: The queue that it came from does not exist, is not known, or does not take it. It stays where it is.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'DEAD_LETTERS_IN_USE' | 'DEAD_LETTER_UNDELIVERABLE';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
  discardDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the dead letter */
        deadLetterId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the refund was made by hand"
         *     }
         */
        'application/json': components['schemas']['DiscardBody'];
      };
    };
    responses: {
      /** @description What became of it */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": false,
           *       "handled": [
           *         "payments-5f0c6e1b8a92d4473e10c9ab"
           *       ],
           *       "failed": []
           *     }
           */
          'application/json': components['schemas']['DeadLettersHandled'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      404: components['responses']['DeadLetterNotFound'];
      409: components['responses']['DeadLettersInUse'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
  redriveDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "filter": {
         *         "service": "payments",
         *         "reason": "UNEXPECTED_ERROR"
         *       },
         *       "reason": "the provider answers again"
         *     }
         */
        'application/json': components['schemas']['HandleManyBody'];
      };
    };
    responses: {
      /** @description What became of them */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": false,
           *       "handled": [
           *         "payments-5f0c6e1b8a92d4473e10c9ab"
           *       ],
           *       "failed": []
           *     }
           */
          'application/json': components['schemas']['DeadLettersHandled'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson_NoDeadLettersChosen'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      409: components['responses']['DeadLettersInUse'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
  discardDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "filter": {
         *         "service": "payments",
         *         "reason": "UNEXPECTED_ERROR"
         *       },
         *       "reason": "the provider answers again"
         *     }
         */
        'application/json': components['schemas']['HandleManyBody'];
      };
    };
    responses: {
      /** @description What became of them */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          traceresponse: components['headers']['traceresponse'];
          'Cache-Control': components['headers']['Cache-Control'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "dryRun": false,
           *       "handled": [
           *         "payments-5f0c6e1b8a92d4473e10c9ab"
           *       ],
           *       "failed": []
           *     }
           */
          'application/json': components['schemas']['DeadLettersHandled'];
        };
      };
      400: components['responses']['ValidationFailed_AmbiguousHeader_MalformedJson_NoDeadLettersChosen'];
      401: components['responses']['Unauthenticated_InvalidToken_InvalidApiKey'];
      403: components['responses']['Forbidden'];
      409: components['responses']['DeadLettersInUse'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable_Overloaded_RedisUnavailable'];
    };
  };
}
