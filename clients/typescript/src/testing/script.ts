import type { Send } from '../send.ts';

type Reply = Response | Error | ((request: Request) => Response | Promise<Response>);

/** An API that answers as scripted, one reply a request, and remembers what it was sent. */
export function scripted(...replies: Reply[]): { readonly send: Send; readonly sent: Request[] } {
  const sent: Request[] = [];
  const left = [...replies];
  const send: Send = async (request) => {
    sent.push(request.clone());
    const reply = left.shift();
    if (!reply) throw new Error(`nobody expected ${request.method} ${request.url}`);
    if (reply instanceof Error) throw reply;
    return typeof reply === 'function' ? reply(request) : reply;
  };
  return { send, sent };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}
