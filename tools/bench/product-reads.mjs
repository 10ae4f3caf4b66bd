import autocannon from 'autocannon';

const CONNECTIONS = 16;

/** How many product lists a second the gateway answers to anonymous readers. */
export async function productReads(url, seconds) {
  const result = await autocannon({
    url: `${url}/products?limit=20`,
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `product lists were refused: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} failed`,
    );
  }
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}
