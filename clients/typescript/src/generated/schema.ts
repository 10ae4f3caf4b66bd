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
    /** Opens an account */
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
    /** Trades e-mail and password for tokens */
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
    /** Trades a refresh token, which works once, for new tokens */
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
    get?: never;
    put?: never;
    /** A new, empty basket */
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
    /** One of the caller's baskets, at the catalog's prices */
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
  '/basket/{basketId}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Moves another of the caller's baskets into this one */
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
    patch?: never;
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
      emailVerified: boolean;
      roles: ('customer' | 'staff' | 'admin')[];
      name?: string;
      phone?: string;
      locale?: string;
    };
    LogInBody: {
      email: string;
      password: string;
      totp?: string;
    };
    Tokens: {
      accessToken: string;
      refreshToken: string;
      /** @constant */
      tokenType: 'Bearer';
      expiresIn: number;
    };
    RefreshBody: {
      refreshToken: string;
    };
    LogOutBody: {
      refreshToken: string;
    };
    ProductPage: {
      items: {
        id: string;
        name: string;
        description: string;
        category: string;
        price: {
          amount: number;
          currency: string;
        };
        available: number;
        version: number;
      }[];
      nextCursor: string | null;
    };
    Product: {
      id: string;
      name: string;
      description: string;
      category: string;
      price: {
        amount: number;
        currency: string;
      };
      available: number;
      version: number;
    };
    CreateProductBody: {
      id?: string;
      name: string;
      /** @default  */
      description?: string;
      category: string;
      price: {
        amount: number;
        currency: string;
      };
      /** @default 0 */
      stock?: number;
    };
    ChangeProductBody: {
      name?: string;
      description?: string;
      category?: string;
      price?: {
        amount: number;
        currency: string;
      };
    };
    StockBody: {
      stock: number;
    };
    CreateBasketBody: {
      customerId?: string;
    };
    Basket: {
      /** Format: uuid */
      id: string;
      customerId?: string;
      items: {
        productId: string;
        name: string;
        quantity: number;
        unitPrice: {
          amount: number;
          currency: string;
        };
        lineTotal: {
          amount: number;
          currency: string;
        };
      }[];
      total: {
        amount: number;
        currency: string;
      };
      /** Format: date-time */
      expiresAt: string;
      version: number;
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
      /** @enum {string} */
      paymentMethod: 'stub' | 'stub-declined' | 'stub-flaky' | 'stub-async';
      shippingAddress?: {
        name: string;
        line1: string;
        line2?: string;
        city: string;
        postalCode: string;
        country: string;
      };
    };
    Order: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status:
        'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
      cancelReason: ('OUT_OF_STOCK' | 'PAYMENT_DECLINED' | 'CUSTOMER' | 'STAFF' | 'EXPIRED') | null;
      /** Format: uuid */
      basketId: string;
      customerId?: string;
      items: {
        productId: string;
        name: string;
        quantity: number;
        unitPrice: {
          amount: number;
          currency: string;
        };
        lineTotal: {
          amount: number;
          currency: string;
        };
      }[];
      total: {
        amount: number;
        currency: string;
      };
      refundedAmount: {
        amount: number;
        currency: string;
      };
      /** @enum {string} */
      paymentMethod: 'stub' | 'stub-declined' | 'stub-flaky' | 'stub-async';
      shippingAddress: {
        name: string;
        line1: string;
        line2?: string;
        city: string;
        postalCode: string;
        country: string;
      } | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      version: number;
    };
    SubmittedOrder: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status:
        'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
    };
    OrderPage: {
      items: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        status:
          'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
        cancelReason: ('OUT_OF_STOCK' | 'PAYMENT_DECLINED' | 'CUSTOMER' | 'STAFF' | 'EXPIRED') | null;
        /** Format: uuid */
        basketId: string;
        customerId?: string;
        items: {
          productId: string;
          name: string;
          quantity: number;
          unitPrice: {
            amount: number;
            currency: string;
          };
          lineTotal: {
            amount: number;
            currency: string;
          };
        }[];
        total: {
          amount: number;
          currency: string;
        };
        refundedAmount: {
          amount: number;
          currency: string;
        };
        /** @enum {string} */
        paymentMethod: 'stub' | 'stub-declined' | 'stub-flaky' | 'stub-async';
        shippingAddress: {
          name: string;
          line1: string;
          line2?: string;
          city: string;
          postalCode: string;
          country: string;
        } | null;
        /** Format: date-time */
        createdAt: string;
        /** Format: date-time */
        updatedAt: string;
        version: number;
      }[];
      nextCursor: string | null;
    };
    WebhookReceipt: {
      /** @constant */
      received: true;
    };
    NotificationPage: {
      items: {
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        template: 'order-confirmed' | 'order-cancelled';
        /** @enum {string} */
        channel: 'email' | 'log';
        /** @enum {string} */
        status: 'PENDING' | 'SENT' | 'FAILED';
        subject: string;
        body: string;
        /** Format: date-time */
        createdAt: string;
        sentAt: string | null;
      }[];
      nextCursor: string | null;
    };
  };
  responses: {
    /**
     * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
     *
     *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
     */
    ValidationFailed_MalformedJson: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'VALIDATION_FAILED' | 'MALFORMED_JSON';
        };
      };
    };
    /** @description `BODY_TOO_LARGE`: The body is larger than 100 KB. */
    BodyTooLarge: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
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
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'INTERNAL_ERROR';
        };
      };
    };
    /** @description `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time. */
    ServiceUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'SERVICE_UNAVAILABLE';
        };
      };
    };
    /** @description `RATE_LIMITED`: The caller has used up its requests for now; `RateLimit` says how many are left and until when. */
    RateLimited: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
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
    /** @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have. */
    ValidationFailed: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'VALIDATION_FAILED';
        };
      };
    };
    /**
     * @description `UNAUTHENTICATED`: The route wants a caller, and the request names none.
     *
     *     `INVALID_TOKEN`: The access token is expired, revoked, forged or made for something else.
     */
    Unauthenticated_InvalidToken: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'UNAUTHENTICATED' | 'INVALID_TOKEN';
        };
      };
    };
    /** @description `FORBIDDEN`: The caller is known, but its roles or the scopes of its API key do not allow this. */
    Forbidden: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'FORBIDDEN';
        };
      };
    };
    /** @description `PRODUCT_NOT_FOUND`: The product is unknown, or no longer for sale. */
    ProductNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
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
     */
    Unauthenticated_InvalidBasketToken_InvalidToken: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'UNAUTHENTICATED' | 'INVALID_BASKET_TOKEN' | 'INVALID_TOKEN';
        };
      };
    };
    /** @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet. */
    IdempotencyKeyInProgress: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_IN_PROGRESS';
        };
      };
    };
    /** @description `BASKET_NOT_FOUND`: The basket is unknown, expired, checked out or somebody else's. */
    BasketNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
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
     * @description `BASKET_NOT_FOUND`: The basket is unknown, expired, checked out or somebody else's.
     *
     *     `PRODUCT_NOT_FOUND`: The product is unknown, or no longer for sale.
     */
    BasketNotFound_ProductNotFound: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
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
     * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
     *
     *     `QUANTITY_TOO_LARGE`: A basket holds at most 1,000 pieces of one product.
     *
     *     `BASKET_FULL`: A basket holds at most 100 different products.
     *
     *     `CURRENCY_MISMATCH`: A basket holds prices of one currency only.
     */
    IdempotencyKeyReused_QuantityTooLarge_BasketFull_CurrencyMismatch: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'IDEMPOTENCY_KEY_REUSED' | 'QUANTITY_TOO_LARGE' | 'BASKET_FULL' | 'CURRENCY_MISMATCH';
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
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @enum {string} */
          code?: 'ORDER_NOT_FOUND';
        };
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description The request's id: the sender's own, or a new one
     * @example 01a20465-bf4c-7729-ab97-2c2165707774
     */
    'X-Request-Id': string;
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
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterBody'];
      };
    };
    responses: {
      /** @description The account */
      201: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `EMAIL_TAKEN`: There is an account with this address already.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      503: components['responses']['ServiceUnavailable'];
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogInBody'];
      };
    };
    responses: {
      /** @description The tokens of a new session */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
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
      503: components['responses']['ServiceUnavailable'];
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
        'application/json': components['schemas']['RefreshBody'];
      };
    };
    responses: {
      /** @description New tokens of the session */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      /** @description `INVALID_REFRESH_TOKEN`: The refresh token is unknown, expired, used or revoked. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'INVALID_REFRESH_TOKEN';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
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
        'application/json': components['schemas']['LogOutBody'];
      };
    };
    responses: {
      /** @description The session has ended */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_MalformedJson'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listProducts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        search?: string;
        category?: string;
        minPrice?: number;
        maxPrice?: number;
        inStock?: unknown;
        sort?: 'name' | '-name' | 'price' | '-price' | 'newest';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of products */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  createProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateProductBody'];
      };
    };
    responses: {
      /** @description The product */
      201: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      /**
       * @description `IDEMPOTENCY_KEY_IN_PROGRESS`: Another request with this idempotency key has not been answered yet.
       *
       *     `PRODUCT_ID_TAKEN`: Another product has this id, or had it before it was removed.
       */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getProduct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The product */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      404: components['responses']['ProductNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  removeProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read: the change is refused where somebody else was faster */
        'If-Match'?: string;
      };
      path: {
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
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  changeProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read: the change is refused where somebody else was faster */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeProductBody'];
      };
    };
    responses: {
      /** @description The product, changed */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      412: components['responses']['StaleVersion'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  setStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of what was read: the change is refused where somebody else was faster */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StockBody'];
      };
    };
    responses: {
      /** @description The product */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['ProductNotFound'];
      /** @description `STOCK_BELOW_RESERVED`: Open orders hold more pieces than the stock would be set to. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      503: components['responses']['ServiceUnavailable'];
    };
  };
  createBasket: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateBasketBody'];
      };
    };
    responses: {
      /** @description The basket */
      201: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "01a20465-a1f0-7c44-9d30-5f2b1c8e7a10",
           *       "customerId": "user-123",
           *       "items": [],
           *       "total": {
           *         "amount": 0,
           *         "currency": "EUR"
           *       },
           *       "expiresAt": "2026-11-29T12:00:00.000Z",
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['Basket'];
        };
      };
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getBasket: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        basketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The basket */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  deleteBasket: {
    parameters: {
      query?: never;
      header?: never;
      path: {
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
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      409: components['responses']['BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  addItem: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path: {
        basketId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddItemBody'];
      };
    };
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ProductNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused_QuantityTooLarge_BasketFull_CurrencyMismatch'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  removeItem: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        basketId: string;
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ItemNotFound'];
      409: components['responses']['BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  changeItem: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        basketId: string;
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeItemBody'];
      };
    };
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ItemNotFound'];
      409: components['responses']['BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  mergeBaskets: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path: {
        basketId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeBody'];
      };
    };
    responses: {
      /** @description The basket, changed */
      200: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      /**
       * @description `VALIDATION_FAILED`: A field, a query parameter, a path parameter or a header does not have the shape it must have.
       *
       *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
       *
       *     `SAME_BASKET`: `fromBasketId` names the basket that is merged into.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'VALIDATION_FAILED' | 'MALFORMED_JSON' | 'SAME_BASKET';
          };
        };
      };
      401: components['responses']['Unauthenticated_InvalidBasketToken_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound'];
      409: components['responses']['IdempotencyKeyInProgress_BasketCheckedOut'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused_QuantityTooLarge_BasketFull_CurrencyMismatch'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listOrders: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        status?:
          'SUBMITTED' | 'PLACED' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of orders */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  placeOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description `wait=N` holds the answer up to N seconds, 30 at most, for the order to be confirmed or cancelled */
        Prefer?: string;
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
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
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['BasketNotFound_ProductNotFound'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `IDEMPOTENCY_KEY_REUSED`: The key was used within the last 24 hours with another body or path.
       *
       *     `BASKET_EMPTY`: A basket without items cannot be checked out.
       */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_REUSED' | 'BASKET_EMPTY';
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order */
      200: {
        headers: {
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:00:00.120Z",
           *       "version": 3
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  cancelOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes a repeated request answer the first answer again, for 24 hours; 1 to 255 printable characters */
        'Idempotency-Key'?: string;
      };
      path: {
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The order, cancelled */
      200: {
        headers: {
          /** @description `true` where this is the first answer again */
          'Idempotency-Replayed'?: string;
          /** @description The version, for `If-Match` */
          ETag?: string;
          'X-Request-Id': components['headers']['X-Request-Id'];
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
           *       "createdAt": "2026-11-22T12:00:00.000Z",
           *       "updatedAt": "2026-11-22T12:00:00.120Z",
           *       "version": 4
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      400: components['responses']['ValidationFailed_MalformedJson'];
      401: components['responses']['Unauthenticated_InvalidToken'];
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
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'IDEMPOTENCY_KEY_IN_PROGRESS' | 'ORDER_NOT_CANCELLABLE';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      /**
       * @description `ORDER_NOT_OPEN_YET`: Its check-out is accepted, but the orders service has not opened it yet.
       *
       *     `SERVICE_UNAVAILABLE`: The service that must answer, or its database, is away, or did not answer in time.
       */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'ORDER_NOT_OPEN_YET' | 'SERVICE_UNAVAILABLE';
          };
        };
      };
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description The message's id: a repeated one changes nothing */
        'webhook-id'?: string;
        /** @description When it was signed, in seconds since 1970 */
        'webhook-timestamp'?: string;
        /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body, in base64 */
        'webhook-signature'?: string;
      };
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description It is taken */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
       *     `MALFORMED_JSON`: The body cannot be parsed as JSON.
       *
       *     `WEBHOOK_PAYLOAD_INVALID`: The signature holds, but the body is not a message of this provider.
       */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {string} */
            code?: 'VALIDATION_FAILED' | 'MALFORMED_JSON' | 'WEBHOOK_PAYLOAD_INVALID';
          };
        };
      };
      /** @description `WEBHOOK_SIGNATURE_INVALID`: The signature is missing, too old, or not made with the shared secret over this body. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listNotifications: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of notifications */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
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
      400: components['responses']['ValidationFailed'];
      401: components['responses']['Unauthenticated_InvalidToken'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
}
