import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem as ServiceProblem } from '#contracts/kernel/define-problem';
import { orderProblems } from '#contracts/orders/problems';
import type { OrderBacklog } from '../../orders/order-backlog';
import { overHttp } from '../../problems/catalogue';
import { gatewayProblems } from '../../problems/gateway-problems';
import type { GatewayProblem } from '../../problems/gateway-problems';
import { PROBLEM_TYPE, problemOf } from '../../problems/problem';
import { pathOf } from '../path-of';
import { shed } from './admission';
import type { Admission } from './admission';
import { tellsAboutLoad, urgencyOf } from './urgency';

/** Those who are sent away together must not come back together. */
const RETRY_AFTER_SECONDS = { least: 1, most: 4 };
const CHECK_OUT = '/orders';

/** Refuses what there is no room for, before anything else is done for it: no token is looked at, no body read. */
export function admitRequests(
  fastify: FastifyInstance,
  admission: Admission,
  backlog: Pick<OrderBacklog, 'full'>,
): void {
  if (!admission.inFlight) return;

  fastify.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions } = request;
    const urgency = urgencyOf(method, routeOptions.url);
    if (urgency === undefined) return done();
    const isCheckOut = method === 'POST' && routeOptions.url === CHECK_OUT;
    if (isCheckOut && backlog.full) {
      shed.inc({ reason: 'backlog', urgency });
      return refuse(orderProblems.ORDERS_BACKLOGGED, request, reply);
    }
    if (!admission.admit(request, urgency)) {
      shed.inc({ reason: 'in-flight', urgency });
      return refuse(gatewayProblems.OVERLOADED, request, reply);
    }
    reply.raw.once('close', () => admission.visitOf(request)?.abandon());
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    admission.visitOf(request)?.begin();
    done();
  });
  // Sending takes as long as the client takes to read: that is not ours.
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    admission.visitOf(request)?.end(measured(request, reply));
    done();
  });
}

/** Refusals are quick or, where a service is away, slow for a reason that fewer requests do not mend. */
function measured(
  { method, routeOptions }: FastifyRequest,
  { statusCode }: FastifyReply,
): string | undefined {
  const { url } = routeOptions;
  return statusCode < 300 && url !== undefined && tellsAboutLoad(url) ? `${method} ${url}` : undefined;
}

function refuse(
  problem: ServiceProblem | GatewayProblem,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, code, meaning } = overHttp(problem);
  const occasion = { path: pathOf(request), requestId: request.id };
  const { least, most } = RETRY_AFTER_SECONDS;
  void reply
    .code(status)
    .header('retry-after', randomInt(least, most + 1))
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemOf({ status, code, detail: meaning }, occasion)));
}
