import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connect } from 'amqplib';

const definitions = resolve(import.meta.dirname, '../../rabbitmq/definitions.json');
const COMMANDS = /\.commands$/;

/** What waits: events in outboxes, messages in queues, orders that are not settled. */
export class Backlog {
  #connection;
  #channel;
  #queues;
  #databases;

  static async open(env, databases) {
    const backlog = new Backlog();
    backlog.#databases = databases;
    backlog.#connection = await connect(env.AMQP_URL);
    backlog.#channel = await backlog.#connection.createChannel();
    const { queues } = JSON.parse(readFileSync(definitions, 'utf8'));
    backlog.#queues = [...new Set(queues.map(({ name }) => name))]
      .filter((name) => !COMMANDS.test(name))
      .map((name) => `${env.AMQP_NAMESPACE}${name}`);
    return backlog;
  }

  /** `{ outboxes, queued, unsettled, deadLetters }`, each a count. */
  async count() {
    const outboxes = await this.#databases.each('SELECT count(*)::int AS count FROM outbox');
    const [open] = await this.#databases.rows('orders', UNSETTLED);
    const counts = { outboxes: sum(outboxes), queued: 0, unsettled: open.count, deadLetters: 0 };
    for (const queue of this.#queues) {
      const { messageCount } = await this.#channel.checkQueue(queue);
      counts[queue.endsWith('.dead-letters') ? 'deadLetters' : 'queued'] += messageCount;
    }
    return counts;
  }

  async close() {
    await this.#connection.close();
  }
}

/** Everything that will still change by itself. */
export function waiting({ outboxes, queued, unsettled }) {
  return outboxes + queued + unsettled;
}

const UNSETTLED = `SELECT count(*)::int AS count FROM orders WHERE status NOT IN ('CONFIRMED', 'CANCELLED')`;

function sum(rows) {
  return rows.reduce((total, { count }) => total + count, 0);
}
