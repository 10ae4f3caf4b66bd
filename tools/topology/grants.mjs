import { EVERYTHING, NOTHING, anyOf, literal } from './pattern.mjs';

const DELAY = String.raw`\d+(ms|s|m)`;
const REACTION = String.raw`[a-z0-9-]+\.on-[a-z0-9-]+`;
const REPLIES = String.raw`amq\.default`;
/** Queues that the broker names, such as that of a live feed. */
const UNNAMED = String.raw`amq\.gen-.*`;

/** It publishes what it emits, puts back what failed, and reads its own queues; it declares nothing. */
export function service(user, { names, parties }) {
  const own = byExchange(parties.emits[user], (owner) => names.eventExchange(owner));
  const asked = parties.asks[user].map(({ name }) => literal(name));
  return [
    {
      user,
      where: 'events',
      write: [
        ...own.map(({ exchange }) => literal(exchange)),
        literal(names.retry(user, '')) + DELAY,
        literal(names.deadLetters(user)),
      ],
      read: [literal(names.reactionQueue(user, '')) + REACTION],
      topics: own.map(({ exchange, types }) => ({ exchange, write: anyOf(...types) })),
    },
    {
      user,
      where: 'commands',
      // Answers go through the default exchange: RabbitMQ's direct reply-to knows no other way.
      write: [REPLIES, ...(asked.length > 0 ? [literal(names.requests())] : [])],
      read: [literal(names.commands(user))],
      topics: asked.length > 0 ? [{ exchange: names.requests(), write: anyOf(...asked) }] : [],
    },
  ];
}

/** It asks everybody, listens to all events on a queue of its own, and works on dead letters. */
export function gateway(context) {
  const user = context.parties.GATEWAY;
  const events = eventExchanges(context);
  const [desk, asking] = deadLetterDesk(user, context);
  return [
    {
      ...desk,
      configure: [UNNAMED],
      write: [...desk.write, UNNAMED],
      read: [...desk.read, ...events, UNNAMED],
    },
    asking,
  ];
}

/** Whoever works on dead letters from a terminal. */
export function operator(context) {
  return deadLetterDesk(context.parties.OPERATOR, context);
}

/** It has queues and exchanges of its own, hears what it was granted, and publishes these types alone. */
export function integrator({ name, publishes, reads }, { names, parties }) {
  const known = Object.values(parties.emits).flat();
  const granted = byExchange(
    known.filter(({ type }) => publishes.includes(type)),
    (owner) => names.eventExchange(owner),
  );
  const heard = reads.map((exchange) => names.eventExchange(exchange.replace(/\.events$/, '')));
  const own = `${literal(names.reactionQueue(name, ''))}.+`;
  const typesOf = (exchange) => granted.find((each) => each.exchange === exchange)?.types;
  return [
    {
      user: name,
      where: 'events',
      configure: [own],
      write: [own, ...granted.map(({ exchange }) => literal(exchange))],
      read: [own, ...heard.map(literal)],
      topics: [...new Set([...granted.map(({ exchange }) => exchange), ...heard])].map((exchange) => ({
        exchange,
        write: typesOf(exchange) ? anyOf(...typesOf(exchange)) : NOTHING,
        read: heard.includes(exchange) ? EVERYTHING : NOTHING,
      })),
    },
  ];
}

/** Looks at what was given up, and sends it back to where it came from. */
function deadLetterDesk(user, context) {
  const { names, parties } = context;
  const services = Object.keys(parties.emits);
  const resting = [...services.map((name) => names.deadLetters(name)), names.unroutable()].map(literal);
  const inUse = resting.map((name) => String.raw`${name}\.in-use`);
  return [
    {
      user,
      where: 'events',
      write: [literal(names.redrive()), ...resting, ...eventExchanges(context)],
      read: [...resting, ...inUse],
    },
    { user, where: 'commands', write: [literal(names.requests())] },
  ];
}

function eventExchanges({ names, owners }) {
  return owners.map((owner) => literal(names.eventExchange(owner)));
}

/** The types of these events as patterns, by the exchange that they go to. */
function byExchange(events, exchangeOf) {
  const exchanges = new Map();
  for (const { owner, type } of events) {
    const types = exchanges.get(exchangeOf(owner)) ?? new Set();
    exchanges.set(exchangeOf(owner), types.add(literal(type)));
  }
  return [...exchanges].map(([exchange, types]) => ({ exchange, types: [...types] }));
}
