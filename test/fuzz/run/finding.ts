import type { Exchange, Violation } from '../exchange';
import { curl } from '../http/curl';

/** Something that is wrong, with the smallest request that shows it. */
export interface Finding extends Violation {
  readonly operation: string;
  readonly caller: string;
  readonly curl: string;
  readonly answer: string;
}

const SHOWN = 1_000;

export function findingOf(
  baseUrl: string,
  { request, sent, answer }: Exchange,
  violation: Violation,
): Finding {
  return {
    ...violation,
    operation: request.operation.id,
    caller: request.caller,
    curl: curl(baseUrl, sent),
    answer: answer?.text.slice(0, SHOWN) ?? '',
  };
}

/** Violations of one cause look alike but for the ids and numbers in them. */
export function causeOf({ rule, reason }: Violation): string {
  return `${rule}: ${reason.replaceAll(/[0-9a-f]{8,}(?:-[0-9a-f]+)*|mk[0-9a-f]+|\d{4,}/g, '…').slice(0, 120)}`;
}

export function describeFinding({ operation, caller, rule, reason, curl: command, answer }: Finding): string {
  return [`${operation} (${caller}): ${rule}: ${reason}`, `  ${command}`, `  → ${answer}`].join('\n');
}
