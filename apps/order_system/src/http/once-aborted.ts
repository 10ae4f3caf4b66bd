/** Does the work once the signal aborts; at once where it has done so already. */
export function onceAborted(signal: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', () => work(), { once: true });
}
