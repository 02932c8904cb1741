import type { SessionTerms } from '../../engine/sessions/terms.ts'

export interface Variant {
  label: string
  terms: SessionTerms
}

/** The numbers that may be varied, and where they are. */
const change: Record<string, (terms: SessionTerms, value: number) => SessionTerms> = {
  entryThreshold: (terms, value) => withStrategy(terms, { entryThreshold: value }),
  exitScore: (terms, value) => withStrategy(terms, { exitScore: value }),
  cooldownHours: (terms, value) => withStrategy(terms, { cooldownMs: value * 3_600_000 }),
  positions: (terms, value) => ({
    ...terms,
    contract: { ...terms.contract, maxPositions: value },
  }),
  stopInDays: (terms, value) => ({ ...terms, bounds: { ...terms.bounds, stopInDays: value } }),
}

/** `entryThreshold=0.1,0.25`. Throws an error that lists what can be varied. */
export function varied(terms: SessionTerms, text: string): Variant[] {
  const [name = '', list = ''] = text.split('=')
  const make = change[name]
  const numbers = list.split(',').map(Number)
  if (make === undefined || numbers.some((number) => !Number.isFinite(number))) {
    throw new Error(`${text}: give numbers for one of ${Object.keys(change).join(', ')}`)
  }
  return numbers.map((number) => ({ label: `${name}=${number}`, terms: make(terms, number) }))
}

function withStrategy(
  terms: SessionTerms,
  strategy: Partial<SessionTerms['strategy']>,
): SessionTerms {
  return { ...terms, strategy: { ...terms.strategy, ...strategy } }
}
