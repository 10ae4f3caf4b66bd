const ANSWER_WITHIN_MS = 5_000;

/** What a service says of itself: `{ ready, details }`; nothing where it does not answer. */
export async function healthOf({ url }) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return { ready: response.ok, details: (await response.json()).details };
  } catch {
    return undefined;
  }
}

/** The sum of a metric over its labels; NaN where the service does not answer. */
export async function metricOf({ url }, name) {
  try {
    const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const lines = (await response.text()).split('\n');
    const values = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    return values.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  } catch {
    return Number.NaN;
  }
}
