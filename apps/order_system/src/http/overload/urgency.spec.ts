import { tellsAboutLoad, urgencyOf } from './urgency';

describe('how urgent a request is', () => {
  it.each([
    ['POST', '/orders', 'settling'],
    ['POST', '/payments/webhooks/:provider', 'settling'],
    ['POST', '/auth/refresh', 'settling'],
    ['POST', '/basket/:basketId/items', 'shopping'],
    ['GET', '/orders/:orderId', 'shopping'],
    ['POST', '/auth/login', 'shopping'],
    ['PATCH', '/products/:id', 'shopping'],
    ['POST', '/basket', 'browsing'],
    ['POST', '/auth/register', 'browsing'],
    ['GET', '/products', 'browsing'],
    ['HEAD', '/products/:id', 'browsing'],
  ])('%s %s: %s', (method, url, urgency) => {
    expect(urgencyOf(method, url)).toBe(urgency);
  });

  it.each([
    ['GET', '/health/ready'],
    ['GET', '/metrics'],
    ['GET', '/api/docs-json'],
    ['POST', '/ops/dead-letters/redrive'],
    ['OPTIONS', '/orders'],
    ['GET', undefined],
  ])('%s %s is free', (method, url) => {
    expect(urgencyOf(method, url)).toBeUndefined();
  });

  it('has nothing to do with how slow a route is by nature', () => {
    expect(['/auth/login', '/orders/:orderId/events'].map(tellsAboutLoad)).toEqual([false, false]);
    expect(['/orders', '/products'].map(tellsAboutLoad)).toEqual([true, true]);
  });
});
