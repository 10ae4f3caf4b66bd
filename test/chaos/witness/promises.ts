import type { Databases, ServiceDatabase } from '../../resilience/support/databases';

/** An event that a service has committed to. */
export interface PromisedEvent {
  readonly id: string;
  readonly type: string;
  /** Its aggregate: events of one keep their order. */
  readonly subject: string;
}

/**
 * Notes each outbox row with the transaction that writes it: what was committed is known exactly, though relays delete what they have
 * published. Runs with the rights of who installs it, since services may write their own tables only.
 */
const INSTALL = `
  CREATE TABLE promised_events (position bigint PRIMARY KEY, id uuid NOT NULL, type text NOT NULL, subject text NOT NULL);
  CREATE FUNCTION note_promised_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
  BEGIN
    INSERT INTO promised_events VALUES (NEW.id, NEW.message_id, NEW.routing_key, NEW.envelope->>'subject');
    RETURN NULL;
  END $$;
  CREATE TRIGGER note_promised_event AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION note_promised_event()`;

/** From now on, what the services promise to publish is known. */
export async function notePromises(databases: Databases): Promise<void> {
  await Promise.all(databases.services.map((service) => databases.rows(service, INSTALL)));
}

/** By service, each in the order in which it was written. */
export async function readPromises(
  databases: Databases,
): Promise<ReadonlyMap<ServiceDatabase, PromisedEvent[]>> {
  const lists = databases.services.map(
    async (service) =>
      [
        service,
        await databases.rows<PromisedEvent>(
          service,
          'SELECT id, type, subject FROM promised_events ORDER BY position',
        ),
      ] as const,
  );
  return new Map(await Promise.all(lists));
}
