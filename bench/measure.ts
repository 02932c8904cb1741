// Measures two pieces of work in turns, so that a noisy machine disturbs both alike, and compares their medians.

export interface Work {
  name: string
  /** Does the work once. */
  run: () => unknown
}

export interface Comparison {
  subject: string
  beside: string
  /** Median milliseconds. */
  subjectMs: number
  besideMs: number
  /** subject ÷ beside: below 1, the subject is faster. */
  ratio: number
}

export async function compare(subject: Work, beside: Work, rounds = 15): Promise<Comparison> {
  const times: [number[], number[]] = [[], []]
  for (let round = -2; round < rounds; round++) {
    const pair = [await timed(subject), await timed(beside)] as const
    // The first rounds warm up.
    if (round >= 0) for (const side of [0, 1] as const) times[side].push(pair[side])
  }
  const [subjectMs, besideMs] = [median(times[0]), median(times[1])]
  return {
    subject: subject.name,
    beside: beside.name,
    subjectMs,
    besideMs,
    ratio: subjectMs / besideMs,
  }
}

async function timed(work: Work): Promise<number> {
  const start = performance.now()
  await work.run()
  return performance.now() - start
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
