import type { Message, Options } from 'amqplib';
import { propertiesOf, textOf as text } from '../broker/properties';

/** The properties of a message that is sent on as it is, with other headers. */
export function sameMessage(message: Message, headers: Record<string, unknown>): Options.Publish {
  const { contentType, contentEncoding, messageId, type, correlationId, timestamp, appId } =
    propertiesOf(message);
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
