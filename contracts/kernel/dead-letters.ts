import { z } from 'zod';
import { PageRequest, pageOf } from './page';
import type { ServiceName } from './define-command';

const SERVICES = [
  'user-auth',
  'catalog',
  'products-basket',
  'orders',
  'payments',
  'notifications',
] as const satisfies readonly ServiceName[];

/**
 * Where messages rest: the services that give them up, each in the queue `<service>.dead-letters`; and `unroutable`, for events
 * that no queue is bound to, though some service should read them.
 */
export const DeadLetterService = z.enum([...SERVICES, 'unroutable']);
export type RestingPlace = z.output<typeof DeadLetterService>;

/** The service's name, or `unroutable`, and what tells its letters apart. */
export const DeadLetterId = z
  .string()
  .regex(
    new RegExp(`^(?:${DeadLetterService.options.join('|')})-[0-9a-f]{24}$`),
    'must be the id of a dead letter',
  );

/** A message that a service, or the broker itself, has given up, or that nobody reads. */
export const DeadLetter = z.object({
  id: DeadLetterId,
  service: DeadLetterService,
  queue: z
    .string()
    .describe(
      'Where it was given up, and where it goes back to: a queue, or the exchange of what is unroutable; empty where nobody knows',
    ),
  reason: z.string().describe('A stable code: `INVALID_DATA`, `UNEXPECTED_ERROR`, `DELIVERY_LIMIT`, …'),
  message: z.string().describe('What went wrong, in words'),
  stack: z.string().describe('Where in the code, for errors that nobody expected').nullable(),
  details: z.array(z.string()).describe('What is not valid, a line for each'),
  attempts: z.int().nonnegative().describe('How often it was tried'),
  firstFailedAt: z.iso.datetime().describe('When it failed first').nullable(),
  lastFailedAt: z.iso.datetime().describe('When it was given up').nullable(),
  messageId: z
    .string()
    .describe('A redrive keeps it, so that what was handled stays handled once')
    .nullable(),
  type: z.string().describe('Of the event, or the name of the command').nullable(),
  orderId: z.string().describe('The order that it is about, where it is about one').nullable(),
  payload: z.unknown().describe('The body: JSON where it is JSON, else its text'),
  redrivenBy: z
    .string()
    .describe('Who sent it back to its queue before; it has failed again since')
    .nullable(),
  redriveReason: z.string().describe('Why they did').nullable(),
});
export type DeadLetter = z.output<typeof DeadLetter>;

/** Letters that match every field given. */
export const DeadLetterFilter = z.strictObject({
  service: DeadLetterService.optional().describe(
    'Only those that this service gave up; `unroutable`: only events without a reader',
  ),
  reason: z.string().min(1).max(100).optional().describe('Only those with this code'),
  type: z.string().min(1).max(255).optional().describe('Only events of this type, e.g. `order.placed.v1`'),
  orderId: z.string().min(1).max(255).optional().describe('Only those about this order'),
});
export type DeadLetterFilter = z.output<typeof DeadLetterFilter>;

export const DeadLetterListing = PageRequest.extend(DeadLetterFilter.shape);
export const DeadLetterPage = pageOf(DeadLetter);

const Why = z.string().trim().min(1).max(500).describe('Why; it is recorded with your name');

export const RedriveOne = z.strictObject({
  reason: Why,
  payload: z.unknown().optional().describe("The event's `data`, mended: sent in the place of what was there"),
});
export const DiscardOne = z.strictObject({ reason: Why });

/** Work on many: by a filter, which is empty only where `all` says that everything is meant. */
export const HandleMany = z.strictObject({
  filter: DeadLetterFilter.default({}),
  all: z.boolean().default(false).describe('Must be true where the filter is empty'),
  dryRun: z.boolean().default(false).describe('Only tell which letters it would be'),
  reason: Why,
});

/** What became of them. */
export const DeadLettersHandled = z.object({
  dryRun: z.boolean(),
  handled: z.array(DeadLetterId).describe('Those that left, or would leave, the queue of dead letters'),
  failed: z
    .array(z.object({ id: DeadLetterId, message: z.string() }))
    .describe('Those that stay where they are, and why'),
});
export type DeadLettersHandled = z.output<typeof DeadLettersHandled>;
