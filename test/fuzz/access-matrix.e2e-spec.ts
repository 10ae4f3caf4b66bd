import fc from 'fast-check';
import { system } from '../flows/support/system';
import { Conformity } from '../support/openapi/conformity';
import { readDocument } from '../support/openapi/document';
import type { OpenApiDocument } from '../support/openapi/document';
import { operationsOf } from '../support/openapi/operations';
import type { Operation } from '../support/openapi/operations';
import { Dispatcher } from './dispatcher';
import { HttpClient } from './http/http-client';
import { ACCESS_RULES } from './matrix/access-rules';
import { cellsOf } from './matrix/cells';
import { visit } from './matrix/visit';
import { soundRequestsTo } from './requests/requests';
import { rulesOf } from './rules/rules';
import type { Rule } from './exchange';
import { Cast } from './world/cast';
import { Privates } from './world/privates';
import { secretsOf } from './world/secrets';

describe('who may do what, to whose things', () => {
  const client = new HttpClient(system.url);
  const privates = new Privates();
  const cast = new Cast({ client, privates, secrets: secretsOf(system.env) });
  const dispatcher = new Dispatcher(client, cast, privates);
  let document: OpenApiDocument;
  let operations: readonly Operation[];
  let rules: readonly Rule[];

  beforeAll(async () => {
    document = await readDocument(system.url);
    operations = operationsOf(document);
    rules = rulesOf(new Conformity(document), privates);
    await cast.assemble();
  });

  afterAll(() => client.close());

  it('is said of every operation, and of no other', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(ACCESS_RULES).sort());
  });

  it.each(Object.keys(ACCESS_RULES))('holds for %s', async (id) => {
    const operation = operations.find((candidate) => candidate.id === id);
    if (!operation) return;
    const [sound] = fc.sample(soundRequestsTo(document, operation), { seed: 1, numRuns: 1 });
    const reasons: string[] = [];
    for (const cell of cellsOf(document, operation)) {
      if (sound) reasons.push(...(await visit(cell, sound, dispatcher, rules)));
    }
    expect(reasons).toEqual([]);
  });
});
