/** What must exist on the broker for one reaction or one service. */
export interface Topology {
  readonly exchanges: readonly Exchange[];
  readonly queues: readonly Queue[];
  readonly bindings: readonly { exchange: string; queue: string; routingKey: string }[];
  /** From exchange to exchange. */
  readonly links?: readonly { from: string; to: string; routingKey: string }[];
}

export interface Exchange {
  readonly name: string;
  readonly type: 'topic' | 'fanout' | 'direct';
  /** Nobody publishes to it; it takes what other exchanges lead to it. */
  readonly internal?: boolean;
}

export interface Queue {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** It goes with its last consumer. */
  readonly autoDelete?: boolean;
}

export function mergeTopologies(parts: readonly Topology[]): Topology {
  return {
    exchanges: parts.flatMap((part) => part.exchanges),
    queues: parts.flatMap((part) => part.queues),
    bindings: parts.flatMap((part) => part.bindings),
    links: parts.flatMap((part) => part.links ?? []),
  };
}

export function exchangesAlone(...exchanges: Exchange[]): Topology {
  return { exchanges, queues: [], bindings: [] };
}

/** The same queues, but gone when nobody has used them for so long. */
export function expiring(topology: Topology, afterMs: number | undefined): Topology {
  if (afterMs === undefined) return topology;
  const queues = topology.queues.map((queue) =>
    queue.autoDelete ? queue : { ...queue, arguments: { ...queue.arguments, 'x-expires': afterMs } },
  );
  return { ...topology, queues };
}
