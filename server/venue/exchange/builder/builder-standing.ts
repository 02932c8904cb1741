// Whether the builder may be approved. The exchange wants 100 USDC in its perpetuals and an account of the standard mode,
// and refuses a person's approval otherwise: nothing is asked of people then, and their orders pay no fee.
// https://hyperliquid.gitbook.io/hyperliquid-docs/trading/builder-codes
import { compare, toFixed } from '../../../../contract/decimal.ts'
import type { Address } from '../../../../contract/primitives.ts'
import type { Accounts, BuilderStanding } from '../../port.ts'

/** USDC. */
const needed = '100'

type Reads = Pick<Accounts, 'account' | 'kind'>

export function watchBuilder(reads: Reads, builder: Address) {
  // What is not known yet keeps nobody from paying.
  let problem: string | null = null

  return {
    mayCharge: () => problem === null,
    /** As it is now. Throws what the exchange port throws; what was known stays. */
    async look(): Promise<BuilderStanding> {
      const { equity } = await reads.account(builder)
      const { mode, name } = await reads.kind(builder)
      problem = problemOf(equity, mode, name)
      return { address: builder, equity, problem }
    },
  }
}

function problemOf(equity: string, mode: string, name: string): string | null {
  if (mode !== 'split') return `its account is a ${name} one, and the exchange wants a standard one`
  if (compare(equity, needed) >= 0) return null
  return `it holds ${toFixed(equity, 2)} USDC in its perpetuals, and the exchange wants ${needed}`
}
