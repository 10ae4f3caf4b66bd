import type { HttpRequest } from './http-client';

const LONG = 2_000;

/** The request as a command that sends the very same one. */
export function curl(baseUrl: string, { method, path, headers, body }: HttpRequest): string {
  const options = headers.map(
    ([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
  );
  // Where a body has no type, curl would give it one.
  const typed = headers.some(([name]) => name === 'content-type');
  const untyped = body && !typed ? ["-H 'content-type:'"] : [];
  const command = [
    'curl -i --path-as-is',
    `-X ${method}`,
    quoted(`${baseUrl}${path}`),
    ...options,
    ...untyped,
  ];
  if (!body) return command.join(' ');
  if (isReadable(body)) return [...command, `--data-binary ${quoted(body.toString())}`].join(' ');
  return `echo ${body.toString('base64')} | base64 -d | ${command.join(' ')} --data-binary @-`;
}

function isReadable(body: Buffer): boolean {
  const text = body.toString();
  return (
    Buffer.from(text).equals(body) && !text.includes('\0') && text.length <= LONG && !text.startsWith('@')
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
