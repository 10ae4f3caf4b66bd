import type { ConsumeMessage } from 'amqplib';
import { DomainError } from '#libs/common';
import { DeadLetterService } from '#contracts/kernel/dead-letters';
import type {
  DeadLetter,
  DeadLetterFilter,
  DeadLettersHandled,
  RestingPlace,
} from '#contracts/kernel/dead-letters';
import { declareTopology } from '../broker/declare-topology';
import type { Names } from '../names';
import { DeadLetterNotFound, NoDeadLettersChosen } from './letter-errors';
import { LetterQueue } from './letter-queue';
import type { Look } from './letter-queue';
import { byTime, matches } from './matches';
import { mend } from './mend';
import type { OfDesk, OpenChannel } from './of-desk';
import { readLetter } from './read-letter';
import { redrive, wasRedrivenSince } from './redrive';
import type { Errand } from './redrive';
import { reroute } from './reroute';
import { MOST_AT_ONCE } from './take-all';
import { reach } from './reach';
import { wayBackOf } from './way-back';

/** Which letters are meant: these, or those that a filter matches. */
export type Chosen = { readonly ids: readonly string[] } | { readonly filter: DeadLetterFilter };

export interface RedriveErrand extends Errand {
  /** The event's data, to be sent in the place of what was there. */
  readonly payload?: unknown;
}

type Note = (entry: Readonly<Record<string, unknown>>) => void;
type Handle = (look: Look, letter: ConsumeMessage, service: RestingPlace) => Promise<void>;

/** Where operators work on dead letters, of every service, and on events that nobody reads. */
export class DeadLetterDesk {
  readonly #tools: OfDesk;

  constructor(
    openChannel: OpenChannel,
    private readonly names: Names,
    /** Keeps what was done, by whom and why. */
    private readonly note: Note,
    ways: Pick<OfDesk, 'provide' | 'userId'> = { provide: declareTopology },
  ) {
    this.#tools = { openChannel, names, ...ways };
  }

  /** Newest first. */
  async list(chosen: Chosen): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const service of servicesOf(chosen)) {
      const letters = await this.queueOf(service).look(({ letters: resting }) =>
        Promise.resolve(resting.map((letter) => readLetter(letter, service, this.names))),
      );
      found.push(...letters.filter((letter) => isMeant(letter, chosen)));
    }
    return found.sort(byTime);
  }

  async show(id: string): Promise<DeadLetter> {
    const [letter] = await this.list({ ids: [id] });
    if (!letter) throw new DeadLetterNotFound(id);
    return letter;
  }

  redrive(chosen: Chosen, errand: RedriveErrand): Promise<DeadLettersHandled> {
    return this.handle(chosen, 'redriven', errand, async (look, letter, place) => {
      const to = wayBackOf(letter, place, this.names);
      const mended = errand.payload === undefined ? undefined : mend(letter, errand.payload, to.contract());
      await reach(this.#tools, to);
      if (place === 'unroutable') await reroute(look, letter, to, errand, mended);
      else await redrive(look.publisher, letter, to, errand, { mended });
      look.remove(letter);
    });
  }

  discard(chosen: Chosen, errand: Errand): Promise<DeadLettersHandled> {
    return this.handle(chosen, 'discarded', errand, ({ remove }, letter) => {
      remove(letter);
      return Promise.resolve();
    });
  }

  /** Which letters it would be. */
  async rehearse(chosen: Chosen): Promise<DeadLettersHandled> {
    const ids = (await this.list(chosen)).map(({ id }) => id);
    refuseMissing(chosen, ids);
    return { dryRun: true, handled: [...new Set(ids)], failed: [] };
  }

  private async handle(
    chosen: Chosen,
    done: string,
    { by, reason }: Errand,
    handle: Handle,
  ): Promise<DeadLettersHandled> {
    const handled = new Set<string>();
    const failed = new Map<string, DomainError>();
    const begin = new Date().toISOString();
    const work = async (look: Look, letter: ConsumeMessage, service: RestingPlace): Promise<void> => {
      const facts = readLetter(letter, service, this.names);
      const { id, messageId, type, queue } = facts;
      // Sent back by this errand and failed again at once: it would go in circles.
      if (!isMeant(facts, chosen) || wasRedrivenSince(letter, begin)) return;
      try {
        await handle(look, letter, service);
        handled.add(id);
        this.note({ deadLetter: id, messageId, type, queue, [done]: true, by, reason });
      } catch (failure) {
        if (!(failure instanceof DomainError)) throw failure;
        failed.set(id, failure);
      }
    };
    for (const service of servicesOf(chosen)) await this.forEach(service, work, () => handled.size);
    refuseMissing(chosen, [...handled, ...failed.keys()]);
    const [first] = failed.values();
    if (first && 'ids' in chosen && chosen.ids.length === 1) throw first;
    return {
      dryRun: false,
      handled: [...handled],
      failed: [...failed].map(([id, { message }]) => ({ id, message })),
    };
  }

  /** Looks again while there may be letters behind those that it saw, and they come nearer. */
  private async forEach(service: RestingPlace, work: Handle, progress: () => number): Promise<void> {
    for (let before = -1; progress() > before;) {
      before = progress();
      const isLast = await this.queueOf(service).look(async (look) => {
        for (const letter of look.letters) await work(look, letter, service);
        return look.letters.length < MOST_AT_ONCE;
      });
      if (isLast) return;
    }
  }

  private queueOf(service: RestingPlace): LetterQueue {
    return new LetterQueue(this.#tools, service);
  }
}

/** By a filter; an empty one must be meant. */
export function chosenBy(filter: DeadLetterFilter, all: boolean): Chosen {
  const isEmpty = Object.values(filter).every((value) => value === undefined);
  if (isEmpty && !all) throw new NoDeadLettersChosen();
  return { filter };
}

function isMeant(letter: DeadLetter, chosen: Chosen): boolean {
  return 'ids' in chosen ? chosen.ids.includes(letter.id) : matches(letter, chosen.filter);
}

function refuseMissing(chosen: Chosen, found: readonly string[]): void {
  const missing = 'ids' in chosen ? chosen.ids.find((id) => !found.includes(id)) : undefined;
  if (missing !== undefined) throw new DeadLetterNotFound(missing);
}

function servicesOf(chosen: Chosen): readonly RestingPlace[] {
  if ('ids' in chosen) return [...new Set(chosen.ids.map(serviceOf))];
  return chosen.filter.service ? [chosen.filter.service] : DeadLetterService.options;
}

function serviceOf(id: string): RestingPlace {
  const service = DeadLetterService.options.find((name) => id.startsWith(`${name}-`));
  if (!service) throw new DeadLetterNotFound(id);
  return service;
}
