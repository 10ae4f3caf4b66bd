import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Sends bytes as they are and reads until the server closes: for requests that no HTTP client would send. */
export async function rawExchange(url: string, ...parts: readonly (string | Buffer)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  for (const part of parts) socket.write(part);
  await new Promise((resolve, reject) => socket.once('close', resolve).once('error', reject));
  return parse(Buffer.concat(chunks).toString());
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => line.split(/:\s*/, 2) as [string, string]);
  return { status: Number(first.split(' ')[1]), headers: new Headers(headers), body: text.slice(end + 4) };
}
