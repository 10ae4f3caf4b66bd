/** The vhost that an AMQP URL leads to: `/` where it names none. */
export function vhostOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || '/';
}

/** The same broker and user, in another vhost. */
export function withVhost(base: string, vhost: string): string {
  const url = new URL(base);
  url.pathname = `/${encodeURIComponent(vhost)}`;
  return url.href;
}
