const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// npm passes a Ctrl-C on to a child that already got it from the terminal: the same keystroke, twice.
const SAME_KEYSTROKE_MS = 800;
const PARENT_CHECK_MS = 500;

/** Aborts at the first signal, or when the npm that started us is gone; `onSecond` is called when somebody insists. */
export function onInterruption(onSecond) {
  const controller = new AbortController();
  let firstAt;
  const interrupt = (signal) => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      controller.abort(new Error(`stopped by ${signal}`));
    } else if (performance.now() - firstAt > SAME_KEYSTROKE_MS) onSecond();
  };
  for (const signal of SIGNALS) process.on(signal, () => interrupt(signal));
  if (process.env.npm_lifecycle_event) watchParent(() => interrupt('the end of npm'));
  return controller.signal;
}

/** npm killed by a signal takes its shell with it, but not us. */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_CHECK_MS);
  timer.unref();
}
