/** What keeps a service from being ready, in its own words; undefined when nothing does. */
export async function readinessProblem(url) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    const body = await response.text();
    return response.ok ? undefined : `${response.status} ${body.slice(0, 2_000)}`;
  } catch (error) {
    return error.cause?.message ?? error.message;
  }
}
