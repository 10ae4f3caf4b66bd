import { onceAborted } from './once-aborted';

describe('onceAborted', () => {
  it('waits for the signal, and works once', () => {
    const patience = new AbortController();
    const work = jest.fn();
    onceAborted(patience.signal, work);
    expect(work).not.toHaveBeenCalled();
    patience.abort();
    patience.abort();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('works at once where the signal was faster', () => {
    const work = jest.fn();
    onceAborted(AbortSignal.abort(), work);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
