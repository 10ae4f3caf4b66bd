import type { ConsumeMessage } from 'amqplib';
import type { z } from 'zod';
import { fieldErrors, findUnstorable } from '#libs/common';
import type { EventContract } from '#contracts/kernel/define-event';
import { CLOUD_EVENTS_CONTENT_TYPE, Envelope } from '#contracts/kernel/envelope';
import { propertiesOf, textOf } from '../broker/properties';
import type { ReceivedEvent } from '../event';
import { Reject } from '../failures';

/**
 * Reads a message as an event of the contract. Its body is a CloudEvent (structured JSON), or bare `data`
 * with `messageId` and `type` as AMQP properties, as the management UI's form can send it.
 * Throws Reject: MALFORMED_JSON, UNSTORABLE_TEXT, INVALID_ENVELOPE, MESSAGE_ID_MISSING, UNEXPECTED_TYPE, INVALID_DATA.
 */
export function parseEvent(message: ConsumeMessage, contract: EventContract): ReceivedEvent {
  const body = parseJson(message.content);
  const envelope = isCloudEvent(message, body) ? parseEnvelope(body) : envelopeFromProperties(message, body);
  if (envelope.type !== contract.type) {
    throw new Reject('UNEXPECTED_TYPE', `expected an event of type ${contract.type}, got ${envelope.type}`);
  }
  const data = contract.data.safeParse(envelope.data);
  if (!data.success) throw invalid('INVALID_DATA', 'data', data.error);
  const subject = envelope.subject ?? contract.subject(data.data);
  return {
    id: envelope.id,
    type: envelope.type,
    subject,
    time: envelope.time ? new Date(envelope.time) : new Date(),
    correlationId: envelope.correlationid ?? subject,
    sequence: envelope.sequence,
    traceparent: envelope.traceparent,
    tracestate: envelope.tracestate,
    data: data.data,
  };
}

function parseJson(content: Buffer): unknown {
  const text = content.toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new Reject('MALFORMED_JSON', error instanceof Error ? error.message : 'the body is not JSON');
  }
  const field = findUnstorable(text, body);
  if (field !== undefined)
    throw new Reject('UNSTORABLE_TEXT', `${field || 'the body'} holds U+0000 or half of a surrogate pair`);
  return body;
}

function isCloudEvent(message: ConsumeMessage, body: unknown): boolean {
  if (textOf(propertiesOf(message).contentType)?.startsWith(CLOUD_EVENTS_CONTENT_TYPE)) return true;
  return typeof body === 'object' && body !== null && 'specversion' in body;
}

function parseEnvelope(body: unknown): Envelope {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) throw invalid('INVALID_ENVELOPE', 'envelope', envelope.error);
  return envelope.data;
}

function envelopeFromProperties(message: ConsumeMessage, data: unknown): Envelope {
  const { messageId, type, correlationId, timestamp } = propertiesOf(message);
  if (typeof messageId !== 'string' || messageId === '') {
    throw new Reject(
      'MESSAGE_ID_MISSING',
      'bare data needs a message_id property: duplicates are recognised by it',
    );
  }
  return parseEnvelope({
    specversion: '1.0',
    id: messageId,
    source: '/amqp',
    type: textOf(type) ?? '(none)',
    time: typeof timestamp === 'number' ? isoTime(timestamp) : undefined,
    correlationid: textOf(correlationId),
    data,
  });
}

/** A sender may have set any 64 bits, such as milliseconds; Date knows no year beyond 275760. */
function isoTime(seconds: number): string {
  const time = new Date(seconds * 1_000);
  if (Number.isNaN(time.getTime())) throw new Reject('INVALID_ENVELOPE', 'the timestamp is out of range');
  return time.toISOString();
}

function invalid(code: string, what: string, error: z.ZodError): Reject {
  const details = fieldErrors(error).map(({ field, message }) => `${field || what}: ${message}`);
  return new Reject(code, `the ${what} is not valid: ${details[0] ?? 'unknown reason'}`, details);
}
