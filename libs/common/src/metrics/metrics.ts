import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { CounterConfiguration, GaugeConfiguration, HistogramConfiguration } from 'prom-client';

/** One process, one service, one registry. */
export const registry = new Registry();

export function collectProcessMetrics(service: string): void {
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
}

export function counter<L extends string>(options: Omit<CounterConfiguration<L>, 'registers'>): Counter<L> {
  return new Counter({ ...options, registers: [registry] });
}

export function gauge<L extends string>(options: Omit<GaugeConfiguration<L>, 'registers'>): Gauge<L> {
  return new Gauge({ ...options, registers: [registry] });
}

export function histogram<L extends string>(
  options: Omit<HistogramConfiguration<L>, 'registers'>,
): Histogram<L> {
  return new Histogram({ ...options, registers: [registry] });
}

/** Seconds; from a cache hit to a request that met its deadline. */
export const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
