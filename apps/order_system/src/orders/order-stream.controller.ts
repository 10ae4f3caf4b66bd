import type { Readable } from 'node:stream';
import { Controller, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { orderProblems } from '#contracts/orders/problems';
import { FollowOrder } from '#contracts/orders/queries/follow-order.v1';
import { GetTimeline } from '#contracts/orders/queries/get-timeline.v1';
import { Caller } from '../access/caller.decorator';
import type { AuthenticatedCaller } from '../access/jwt.strategy';
import { Sender } from '../access/sender.decorator';
import { endOf } from '../access/token-end';
import { Endpoint } from '../api/endpoint.decorator';
import { onceAborted } from '../http/once-aborted';
import { untilClosed } from '../http/until-closed';
import { LastEventId } from './last-event-id';
import { OpenStreams } from './open-streams';
import { OrderEvents } from './order-events';
import { OrderPath, PageQuery, TimelinePage } from './order.dto';
import { eventStream, timeline } from './timeline.examples';
import { TimelineReader } from './timeline-reader';

const STREAM = `
The steps of the timeline, those that were and each new one: \`id\` is its \`sequence\`, \`event\` its \`type\`, \`data\` the
step as JSON. With \`Last-Event-ID\` the stream goes on behind that step, without a gap and without telling one twice.
After 15 s of silence a comment is sent.

The stream ends when the order is through: delivered, or cancelled, and no refund on its way. Where it breaks off before,
because the access token has ended or the gateway restarts, come back with \`Last-Event-ID\`. Who comes back to an order
that is through gets 204, at which an \`EventSource\` stops asking.
`.trim();

/** What happens to an order: as it was, and as it happens. */
@ApiTags('orders')
@Controller('orders')
export class OrderStreamController {
  constructor(
    private readonly timeline: TimelineReader,
    private readonly events: OrderEvents,
    private readonly streams: OpenStreams,
  ) {}

  @Endpoint('GET', ':orderId/timeline', {
    summary: 'What has happened to an order, oldest first',
    description:
      'Each step is told once; `sequence` counts them from 1, without a gap. There from the moment the check-out was accepted.',
    access: 'orders:read',
    sends: [GetTimeline],
    answers: {
      200: {
        description: 'A page of steps',
        type: TimelinePage,
        example: { items: timeline, nextCursor: null },
      },
    },
  })
  getTimeline(
    @Param() { orderId }: OrderPath,
    @Query() page: PageQuery,
    @Sender() sender: SendOptions,
  ): Promise<OutputOf<typeof GetTimeline>> {
    return this.timeline.page({ orderId, ...page }, sender);
  }

  @Endpoint('GET', ':orderId/events', {
    summary: 'The steps of an order as they happen, as server-sent events',
    description: STREAM,
    access: 'orders:read',
    sends: [FollowOrder],
    problems: [orderProblems.TOO_MANY_STREAMS],
    headers: { 'Last-Event-ID': 'The `id` of the last event that the reader has' },
    answers: {
      200: { description: 'The stream', text: 'text/event-stream', example: eventStream },
      204: { description: 'The order is through, and the reader knows all of it' },
    },
  })
  async streamOrderEvents(
    @Param() { orderId }: OrderPath,
    @LastEventId() after: number,
    @Caller() caller: AuthenticatedCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable | undefined> {
    const closed = untilClosed(reply);
    onceAborted(closed, this.streams.enter(caller.id));
    const signal = AbortSignal.any([closed, untilEnd(caller)]);
    const stream = await this.events.stream({ orderId, after, caller, signal });
    if (!stream) {
      reply.code(204);
      return undefined;
    }
    // Nothing between us and the client may hold an event back.
    reply.headers({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    return stream;
  }
}

function untilEnd({ token }: AuthenticatedCaller): AbortSignal {
  return AbortSignal.timeout(Math.max(0, endOf(token).getTime() - Date.now()));
}
