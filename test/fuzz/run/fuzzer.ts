import { createHash } from 'node:crypto';
import { Conformity } from '../../support/openapi/conformity';
import { readDocument } from '../../support/openapi/document';
import type { OpenApiDocument } from '../../support/openapi/document';
import { operationsOf } from '../../support/openapi/operations';
import type { Operation } from '../../support/openapi/operations';
import { Dispatcher } from '../dispatcher';
import { HttpClient } from '../http/http-client';
import { requestsTo } from '../requests/requests';
import { rulesOf } from '../rules/rules';
import { Cast } from '../world/cast';
import { Privates } from '../world/privates';
import type { Secrets } from '../world/secrets';
import { findDeadLetters } from './dead-letters';
import { findingOf } from './finding';
import type { Finding } from './finding';
import { tryOut } from './trial';

/** How many work at once, each with people of their own, so that none is in another's way. */
const LANES = 4;

export interface FuzzOptions {
  readonly url: string;
  readonly secrets: Secrets;
  readonly cases: number;
  readonly seed: number;
  /** Only this one. */
  readonly operation?: string;
  /** Nobody else is in this system: whatever services give up, the fuzzer has sent. */
  readonly alone?: boolean;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly cases: number;
  readonly operations: number;
  readonly seed: number;
  readonly findings: readonly Finding[];
}

/** Tries every operation of the document that the gateway serves. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { url, cases, seed } = options;
  const document = await readDocument(url);
  const operations = operationsOf(document).filter(({ id }) => id === (options.operation ?? id));
  if (operations.length === 0) throw new Error(`there is no operation ${options.operation}`);
  const run = new Run(options, document, operations);
  const lanes = Array.from({ length: Math.min(LANES, operations.length) }, (_, lane) => run.lane(lane));
  const findings = (await Promise.all(lanes)).flat();
  if (options.alone) findings.push(...(await findDeadLetters(url, options.secrets)));
  return { cases, operations: operations.length, seed, findings };
}

class Run {
  readonly #privates = new Privates();
  readonly #rules;
  #done = 0;

  constructor(
    private readonly options: FuzzOptions,
    private readonly document: OpenApiDocument,
    private readonly operations: readonly Operation[],
  ) {
    this.#rules = rulesOf(new Conformity(document), this.#privates);
  }

  /** Every so many-th operation, one after the other. */
  async lane(lane: number): Promise<Finding[]> {
    const { url } = this.options;
    const client = new HttpClient(url);
    const cast = new Cast({ ...this.options, client, privates: this.#privates });
    const dispatcher = new Dispatcher(client, cast, this.#privates);
    const findings: Finding[] = [];
    try {
      await cast.assemble();
      for (const [index, operation] of this.operations.entries()) {
        if (index % LANES === lane) findings.push(...(await this.attempt(operation, index, dispatcher)));
      }
    } finally {
      client.close();
    }
    return findings;
  }

  private async attempt(operation: Operation, index: number, dispatcher: Dispatcher): Promise<Finding[]> {
    const { url, cases, seed, onProgress } = this.options;
    const { length } = this.operations;
    const share = Math.floor(cases / length) + (index < cases % length ? 1 : 0);
    const trial = {
      requests: requestsTo(this.document, operation),
      rules: this.#rules,
      exchange: dispatcher.exchange.bind(dispatcher),
      onCase: () => onProgress?.((this.#done += 1)),
    };
    const failures = await tryOut(trial, share, seedFor(operation, seed));
    return failures.map(({ exchange, violation }) => findingOf(url, exchange, violation));
  }
}

/** An operation's cases depend on the run's seed and on its own name, not on what is tried beside it. */
function seedFor({ id }: Operation, seed: number): number {
  return createHash('sha256').update(`${seed} ${id}`).digest().readInt32BE();
}
