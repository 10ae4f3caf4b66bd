import { RetryLater } from '#libs/messaging';
import { callProvider } from './call-provider';
import { ProviderUnavailable } from './provider.errors';

const unavailable = new ProviderUnavailable('bank', 'no answer');

describe('a call to a provider', () => {
  it('is made once where it succeeds', async () => {
    const call = jest.fn().mockResolvedValue('done');
    await expect(callProvider(call)).resolves.toBe('done');
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('outlives one hiccup', async () => {
    const call = jest.fn().mockRejectedValueOnce(unavailable).mockResolvedValue('done');
    await expect(callProvider(call)).resolves.toBe('done');
  });

  it('is left to the retry queues where the provider stays away', async () => {
    const call = jest.fn().mockRejectedValue(unavailable);
    const failure = await callProvider(call).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RetryLater);
    expect(failure).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', message: 'bank: no answer' });
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('is not repeated after any other failure', async () => {
    const call = jest.fn().mockRejectedValue(new Error('a defect'));
    await expect(callProvider(call)).rejects.toThrow('a defect');
    expect(call).toHaveBeenCalledTimes(1);
  });
});
