import { connect } from 'amqplib';
import { brokerNames } from './broker-names.mjs';

/** Deletes the namespace's queues and exchanges; to AMQP, deleting what is not there is no error. */
export async function deleteFromBroker(url, namespace, retryDelays) {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    for (const name of await brokerNames(namespace, retryDelays)) {
      await channel.deleteQueue(name);
      await channel.deleteExchange(name);
    }
  } finally {
    await connection.close();
  }
}
