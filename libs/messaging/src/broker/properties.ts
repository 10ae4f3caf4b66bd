import type { Message, MessageProperties } from 'amqplib';

/** What a sender may have set, each of whatever type it chose. */
export type ReceivedProperties = { readonly [Name in keyof MessageProperties]: unknown };

export function propertiesOf(message: Message): ReceivedProperties {
  return message.properties;
}

export function headerOf(message: Message, name: string): unknown {
  const headers: Record<string, unknown> | undefined = message.properties.headers;
  return headers?.[name];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
