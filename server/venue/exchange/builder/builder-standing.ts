// Whether people can approve the builder's fee. The exchange requires the builder to have 100 USDC in perpetuals and
// an account in standard mode, and refuses approvals otherwise; then people are not asked, and their orders pay no
// fee. https://hyperliquid.gitbook.io/hyperliquid-docs/trading/builder-codes
import { compare, toFixed } from '../../../../contract/decimal.ts'
import type { Address } from '../../../../contract/primitives.ts'
import type { Accounts, BuilderStanding } from '../../port.ts'

/** USDC. */
const needed = '100'

type Reads = Pick<Accounts, 'account' | 'kind'>

export function watchBuilder(reads: Reads, builder: Address) {
  // Before the first answer the fee is charged.
  let problem: string | null = null

  return {
    mayCharge: () => problem === null,
    /** Reads the builder's account now. Throws what the exchange port throws; the last result stays. */
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
