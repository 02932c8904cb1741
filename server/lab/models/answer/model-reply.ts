export type ModelReply =
  | { kind: 'answer'; text: string; usage: { input: number; output: number } | null }
  /** `problem`: as text, without anything that the other side wrote. */
  | { kind: 'failed'; problem: string }

export function failed(problem: string): ModelReply {
  return { kind: 'failed', problem }
}
