import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DeadLetterDesk, chosenBy } from '#libs/messaging';
import type { DeadLetter, DeadLetterPage as Page, DeadLettersHandled } from '#contracts/kernel/dead-letters';
import { deadLetterProblems } from '#contracts/kernel/dead-letter-problems';
import { problems } from '#contracts/kernel/problems';
import { Caller } from '../access/caller.decorator';
import type { AuthenticatedCaller } from '../access/jwt.strategy';
import { Endpoint } from '../api/endpoint.decorator';
import {
  DeadLetterDto,
  DeadLetterPage,
  DeadLetterPath,
  DeadLettersHandledDto,
  DeadLettersQuery,
  DiscardBody,
  HandleManyBody,
  RedriveBody,
} from './dead-letter.dto';
import { allOfAKind, mended, needless, oneHandled, refundLetter } from './dead-letter.examples';
import { letterPage } from './letter-page';

const access = 'dead-letters:manage';
const { DEAD_LETTER_NOT_FOUND, DEAD_LETTERS_IN_USE, DEAD_LETTER_UNDELIVERABLE, NO_DEAD_LETTERS_CHOSEN } =
  deadLetterProblems;
const always = [DEAD_LETTERS_IN_USE, problems.SERVICE_UNAVAILABLE];

/** Messages that were given up, where they rest; no service needs to be up for it. */
@ApiTags('ops')
@Controller('ops/dead-letters')
export class DeadLettersController {
  constructor(private readonly desk: DeadLetterDesk) {}

  @Endpoint('GET', '', {
    summary: 'Messages that were given up, newest first',
    access,
    problems: always,
    answers: {
      200: {
        description: 'A page of dead letters',
        type: DeadLetterPage,
        example: { items: [refundLetter], nextCursor: null },
      },
    },
  })
  async listDeadLetters(
    @Query() { limit, cursor, ...filter }: DeadLettersQuery,
  ): Promise<z.output<typeof Page>> {
    return letterPage(await this.desk.list({ filter }), limit, cursor);
  }

  @Endpoint('GET', ':deadLetterId', {
    summary: 'A message that was given up',
    access,
    problems: [...always, DEAD_LETTER_NOT_FOUND],
    answers: { 200: { description: 'The dead letter', type: DeadLetterDto, example: refundLetter } },
  })
  getDeadLetter(@Param() { deadLetterId }: DeadLetterPath): Promise<DeadLetter> {
    return this.desk.show(deadLetterId);
  }

  @Endpoint('POST', ':deadLetterId/redrive', {
    summary: 'Sends a dead letter back to the queue that it came from',
    description:
      "It keeps its id, so that what was handled is not handled again, and its attempts are counted anew. Another payload, mended, takes the place of the event's `data`.",
    access,
    problems: [...always, DEAD_LETTER_NOT_FOUND, DEAD_LETTER_UNDELIVERABLE],
    bodyExample: mended,
    answers: {
      200: { description: 'What became of it', type: DeadLettersHandledDto, example: oneHandled },
    },
  })
  redriveDeadLetter(
    @Param() { deadLetterId }: DeadLetterPath,
    @Body() body: RedriveBody,
    @Caller() { id: by }: AuthenticatedCaller,
  ): Promise<DeadLettersHandled> {
    return this.desk.redrive({ ids: [deadLetterId] }, { ...body, by });
  }

  @Endpoint('POST', ':deadLetterId/discard', {
    summary: 'Throws a dead letter away',
    access,
    problems: [...always, DEAD_LETTER_NOT_FOUND],
    bodyExample: needless,
    answers: {
      200: { description: 'What became of it', type: DeadLettersHandledDto, example: oneHandled },
    },
  })
  discardDeadLetter(
    @Param() { deadLetterId }: DeadLetterPath,
    @Body() { reason }: DiscardBody,
    @Caller() { id: by }: AuthenticatedCaller,
  ): Promise<DeadLettersHandled> {
    return this.desk.discard({ ids: [deadLetterId] }, { by, reason });
  }

  @Endpoint('POST', 'redrive', {
    summary: 'Sends dead letters back to the queues that they came from',
    description: 'All that match the filter; those that cannot go back stay, and the answer says why.',
    access,
    problems: [...always, NO_DEAD_LETTERS_CHOSEN],
    bodyExample: allOfAKind,
    answers: {
      200: { description: 'What became of them', type: DeadLettersHandledDto, example: oneHandled },
    },
  })
  async redriveDeadLetters(
    @Body() { filter, all, dryRun, reason }: HandleManyBody,
    @Caller() { id: by }: AuthenticatedCaller,
  ): Promise<DeadLettersHandled> {
    const chosen = chosenBy(filter, all);
    return dryRun ? this.desk.rehearse(chosen) : this.desk.redrive(chosen, { by, reason });
  }

  @Endpoint('POST', 'discard', {
    summary: 'Throws dead letters away',
    description: 'All that match the filter.',
    access,
    problems: [...always, NO_DEAD_LETTERS_CHOSEN],
    bodyExample: allOfAKind,
    answers: {
      200: { description: 'What became of them', type: DeadLettersHandledDto, example: oneHandled },
    },
  })
  async discardDeadLetters(
    @Body() { filter, all, dryRun, reason }: HandleManyBody,
    @Caller() { id: by }: AuthenticatedCaller,
  ): Promise<DeadLettersHandled> {
    const chosen = chosenBy(filter, all);
    return dryRun ? this.desk.rehearse(chosen) : this.desk.discard(chosen, { by, reason });
  }
}
