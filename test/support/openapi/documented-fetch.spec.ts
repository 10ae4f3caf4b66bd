import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentedFetch } from './documented-fetch';

const lamp = {
  type: 'object',
  properties: { id: { type: 'string' } },
  required: ['id'],
  additionalProperties: false,
};

const document = {
  openapi: '3.1.0',
  paths: {
    '/lamps/{id}': {
      get: {
        operationId: 'getLamp',
        responses: {
          200: { description: 'The lamp', content: { 'application/json': { schema: lamp } } },
          304: { description: 'The reader has it' },
        },
      },
    },
    '/lamps/{id}/events': {
      get: {
        operationId: 'followLamp',
        responses: {
          200: { description: 'News', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        },
      },
    },
  },
};

describe('an answer of a server with a document', () => {
  let server: Server;
  let ask: (path: string, init?: RequestInit) => Promise<Response>;
  let answer: (response: ServerResponse) => void;

  const answering = (status: number, body?: unknown, type = 'application/json') => {
    answer = (response) => {
      response.writeHead(status, body === undefined ? {} : { 'content-type': type });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/api/docs-json') response.end(JSON.stringify(document));
      else answer(response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    ask = documentedFetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is handed on as it is where the document describes it', async () => {
    answering(200, { id: '7' });
    expect(await (await ask('/lamps/7')).json()).toEqual({ id: '7' });
    answering(304);
    expect((await ask('/lamps/7')).status).toBe(304);
  });

  it.each([
    ['a wrong status', 201, { id: '7' }, 'the status 201 is not documented'],
    ['a missing field', 200, {}, "must have required property 'id'"],
    ['an unknown field', 200, { id: '7', secret: 1 }, 'must NOT have additional properties'],
    ['no body', 200, undefined, 'the content type (none) is not documented'],
  ])('fails the test where it has %s', async (_, status, body, reason) => {
    answering(status, body);
    await expect(ask('/lamps/7')).rejects.toThrow(reason);
  });

  it('fails it where the route is not documented', async () => {
    answering(200, { id: '7' });
    await expect(ask('/shades')).rejects.toThrow('the route is not documented');
    await expect(ask('/lamps/7', { method: 'DELETE' })).rejects.toThrow('the route is not documented');
  });

  it.each(['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED', 'BAD_URL'])(
    'may be %s wherever it is asked for: no route answered it',
    async (code) => {
      answering(404, { code }, 'application/problem+json');
      expect((await ask('/shades')).status).toBe(404);
    },
  );

  it('is not waited for to the end where it is a stream', async () => {
    answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    const response = await ask('/lamps/7/events');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const { value = new Uint8Array() } = await reader.read();
    expect(Buffer.from(value).toString()).toBe('data: 1\n\n');
  });
});
