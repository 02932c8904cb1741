import type { RunResult } from '../runs/run-on-market.ts'
import type { Asked } from './ask-for-decision.ts'

/** What a model decided, in the shape of a program's run: from here on there is one way for both. */
export function runResultOf({ status, decisions, problem, durationMs }: Asked): RunResult {
  const seen = { logs: [], reads: [], durationMs }
  if (status === 'failed') {
    const fault = { kind: 'error', message: problem ?? '', line: null, column: null } as const
    return { kind: 'failed', fault, ...seen }
  }
  return {
    kind: 'done',
    state: '{}',
    decisions: decisions.map(({ reason, ...decision }) => ({
      ...decision,
      ...(reason !== undefined && { reason }),
    })),
    ...seen,
  }
}
