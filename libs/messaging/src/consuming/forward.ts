import type { ConsumeMessage, Options } from 'amqplib';

/** The properties of a message that is sent on as it is, with other headers. */
export function sameMessage(message: ConsumeMessage, headers: Record<string, unknown>): Options.Publish {
  const { contentType, contentEncoding, messageId, type, correlationId, timestamp, appId } =
    message.properties;
  return {
    contentType: text(contentType),
    contentEncoding: text(contentEncoding),
    messageId: text(messageId),
    type: text(type),
    correlationId: text(correlationId),
    appId: text(appId),
    timestamp: typeof timestamp === 'number' ? timestamp : undefined,
    headers,
    persistent: true,
    mandatory: true,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
