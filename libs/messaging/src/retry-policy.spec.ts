import { RetryPolicy } from './retry-policy';

const delaysOf = (policy: RetryPolicy, attempts: number) =>
  Array.from({ length: attempts }, (_, index) => policy.delayAfter(index + 1));

describe('the retry policy', () => {
  it('waits longer each time, the longest twice, and then gives up', () => {
    const policy = new RetryPolicy(['5s', '30s', '5m']);
    expect(delaysOf(policy, 6)).toEqual(['5s', '30s', '5m', '5m', undefined, undefined]);
  });

  it('works with a single delay', () => {
    expect(delaysOf(new RetryPolicy(['1s']), 3)).toEqual(['1s', '1s', undefined]);
  });
});
