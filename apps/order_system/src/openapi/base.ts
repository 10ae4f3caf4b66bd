import type { OpenAPIObject } from '@nestjs/swagger';
import { GUIDE } from './guide';
import { SHARED_HEADERS } from './shared-headers';

/** All that the routes do not say themselves. */
export const base: Omit<OpenAPIObject, 'paths'> = {
  openapi: '3.1.0',
  info: {
    title: 'Order System',
    description: GUIDE,
    version: '1.0.0',
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  servers: [{ url: '/', description: 'This server' }],
  tags: [
    { name: 'auth', description: 'Registration, login, tokens, passwords.' },
    {
      name: 'account',
      description: "The caller's own account: profile, addresses, second factor, API keys.",
    },
    { name: 'users', description: 'Accounts of others, for administrators.' },
    { name: 'products', description: 'The catalog; changes to it are for staff.' },
    { name: 'basket', description: "A customer's or a guest's baskets." },
    { name: 'orders', description: 'From check-out to delivery.' },
    { name: 'payments', description: 'Payments of orders, and the messages of payment providers.' },
    { name: 'notifications', description: 'What the caller was told, e.g. by e-mail.' },
    { name: 'webhooks', description: 'Endpoints outside that are told of events, for administrators.' },
    { name: 'ops', description: 'For those who run the system, and for those who look an error up.' },
  ],
  components: {
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'The `accessToken` of `POST /auth/login`.',
      },
      apiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Api-Key',
        description:
          'For back ends: a key that the owner of an account has made, with the scopes it was given.',
      },
      basketToken: {
        type: 'apiKey',
        in: 'header',
        name: 'Basket-Token',
        description: 'For guests: the token of the basket that they opened.',
      },
    },
    headers: SHARED_HEADERS,
  },
};
