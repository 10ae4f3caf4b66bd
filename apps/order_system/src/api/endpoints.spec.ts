import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { isZodDto } from 'nestjs-zod/dto';
import { catalogue } from '../problems/catalogue';
import { ENDPOINT } from './endpoint.decorator';
import type { Endpoint, Method } from './endpoint';
import { problemsOf } from './problems-of';

interface Route {
  /** The name of its method, which is its operationId. */
  readonly name: string;
  readonly method: Method;
  readonly endpoint: Endpoint;
  /** The types of its parameters. */
  readonly taken: readonly unknown[];
}

const src = resolve(__dirname, '..');
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** POST without an `Idempotency-Key`, and why. */
const NOT_IDEMPOTENT: Readonly<Record<string, string>> = {
  changePassword: 'the password before works once',
  confirmTotp: 'a code works once',
  disableTotp: 'what is off stays off',
  disableUser: 'who is disabled stays so',
  discardDeadLetter: 'what is thrown away stays so',
  discardDeadLetters: 'what is thrown away stays so',
  enableUser: 'who is enabled stays so',
  forgotPassword: 'another mail does no harm',
  logIn: 'another session does no harm',
  logOut: 'a session ends once',
  logOutEverywhere: 'sessions end once',
  redriveDeadLetter: 'the message keeps its id, and the inbox knows it',
  redriveDeadLetters: 'the messages keep their ids, and the inboxes know them',
  receiveWebhook: 'the message has an id of its own',
  refreshTokens: 'the token itself works once',
  requestEmailVerification: 'another mail does no harm',
  resetPassword: 'the token itself works once',
  setUpTotp: 'the set-up before is not in force yet',
  verifyEmail: 'the token itself works once',
};

type WithSchema = Readonly<Record<'_OPENAPI_METADATA_FACTORY', () => Record<string, { type: unknown }>>>;

function routesOf(controller: { readonly prototype: object }): Route[] {
  return Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(
    ([name, { value }]) => {
      const endpoint = Reflect.getMetadata(ENDPOINT, value as object) as Endpoint | undefined;
      const method = METHODS[Reflect.getMetadata('method', value as object) as number];
      const taken = Reflect.getMetadata('design:paramtypes', controller.prototype, name) as unknown[];
      return endpoint && method ? [{ name, method, endpoint, taken }] : [];
    },
  );
}

const controllers = globSync('**/*.controller.ts', { cwd: src }).flatMap((file) =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- every file there is, known or not
  Object.values(require(resolve(src, file)) as Record<string, { prototype: object }>),
);
const routes = controllers.flatMap(routesOf);

describe('routes', () => {
  it('are found', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  it('have names of their own', () => {
    const names = routes.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('let in whom the services let in', () => {
    const others = routes.filter(({ endpoint: { access, sends = [] } }) =>
      sends.some(
        (contract, index) => index === 0 && JSON.stringify(contract.access) !== JSON.stringify(access),
      ),
    );
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('that create or move something take an idempotency key', () => {
    const posts = routes.filter(({ method }) => method === 'POST');
    const without = posts.filter(({ endpoint }) => !endpoint.idempotent).map(({ name }) => name);
    expect(without.sort()).toEqual(Object.keys(NOT_IDEMPOTENT).sort());
  });

  it('refuse only with what the catalogue explains', () => {
    const unknown = routes.flatMap(({ name, method, endpoint }) =>
      problemsOf(method, endpoint)
        .filter(({ code, title }) => catalogue.get(code)?.title !== title)
        .map(({ code }) => `${name}: ${code}`),
    );
    expect(unknown).toEqual([]);
  });

  it('take and answer nothing that Swagger would describe as a list and is none', () => {
    // It takes JSON Schema's `type: ['string', 'null']` for one; with `z.string().describe('…').nullable()` it is not said so.
    const misread = routes.flatMap(({ name, endpoint, taken }) => {
      const answered = Object.values(endpoint.answers).map(({ type }) => type?.Output);
      return [...taken, ...answered].filter(isZodDto).flatMap((dto) =>
        Object.entries((dto as unknown as WithSchema)._OPENAPI_METADATA_FACTORY())
          .filter(([, { type }]) => Array.isArray(type))
          .map(([property]) => `${name}: ${property}`),
      );
    });
    expect(misread).toEqual([]);
  });
});
