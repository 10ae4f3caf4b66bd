import { Logger } from '@nestjs/common';
import { DomainError } from '#libs/common';
import { Answer } from '#libs/messaging';
import type { RequestClient } from '#libs/messaging';
import { ClaimBasket } from '#contracts/basket/commands/claim-basket.v1';
import { GuestBasketMerger } from './guest-basket-merger';

function mergerWith(answer: () => Promise<unknown>) {
  const send = jest.fn<Promise<unknown>, unknown[]>(() => answer());
  return { send, merger: new GuestBasketMerger({ send } as unknown as RequestClient) };
}

describe('GuestBasketMerger', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('claims the basket in the name of the one who logged in', async () => {
    const { send, merger } = mergerWith(() => Promise.resolve(new Answer({ id: 'basket-1' }, false)));
    expect(await merger.merge('access', 'guest')).toBe('basket-1');
    expect(send.mock.calls).toEqual([[ClaimBasket, {}, { token: 'access', basketToken: 'guest' }]]);
  });

  it('asks for nothing where no guest comes', async () => {
    const { send, merger } = mergerWith(() => Promise.resolve());
    expect(await merger.merge('access', undefined)).toBeUndefined();
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ['the basket is gone', new DomainError('BASKET_NOT_FOUND', 'not-found', 'gone')],
    ['the service is down', new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'down')],
    ['something is wrong', new Error('a bug')],
  ])('does not stand in the way of the login where %s', async (_, failure) => {
    const { merger } = mergerWith(() => Promise.reject(failure));
    expect(await merger.merge('access', 'guest')).toBeUndefined();
  });
});
