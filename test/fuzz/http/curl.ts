import type { HttpRequest } from './http-client';

const LONG = 2_000;

/** The request as a command that sends the very same one. */
export function curl(baseUrl: string, { method, path, headers, body }: HttpRequest): string {
  const options = headers.map(
    ([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
  );
  const url = quoted(`${baseUrl}${path}`);
  return ['curl -i --path-as-is', `-X ${method}`, url, ...options, ...bodyOptions(body)].join(' ');
}

function bodyOptions(body: Buffer | undefined): string[] {
  if (!body) return [];
  const text = body.toString();
  const asItIs = Buffer.from(text).equals(body) && !text.includes('\0') && text.length <= LONG;
  return [
    asItIs
      ? `--data-binary ${quoted(text)}`
      : `--data-binary @<(echo ${body.toString('base64')} | base64 -d)`,
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
