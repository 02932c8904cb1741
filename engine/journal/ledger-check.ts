// Whether the journal agrees with what the exchange booked, market by market.
import { add, isZero, negate, subtract, zero } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'

/** Sums over fills of one market. USDC; sizes in base units. */
export interface FillSums {
  fills: number
  /** As the exchange computes it, and paid. */
  realized: DecimalString
  fees: DecimalString
  /** Bought less sold, and received less paid for them. */
  held: DecimalString
  cash: DecimalString
}

export interface MarketSums {
  ours: FillSums
  others: FillSums
  /** Received in this market, whoever held it. */
  funding: DecimalString
  /** Of the journal's trades in it. */
  journalNet: DecimalString
  journalFunding: DecimalString
}

export const noFills: FillSums = { fills: 0, realized: zero, fees: zero, held: zero, cash: zero }

export interface LedgerCheck {
  ledger: DecimalString
  journal: DecimalString
  /** Of markets in which something is held now: how much of it is a result is settled when they are flat. */
  open: DecimalString
  /** Of fills that belong to no trade made here: what they received less what they paid. */
  outside: DecimalString
  /** ledger − journal − open − outside: the exchange's own rounding, or a fault. */
  difference: DecimalString
}

/**
 * A market that is flat must add up: what the exchange calls realised is then what was received less what was paid,
 * which the journal has from the prices of its own fills.
 */
export function checkLedger(markets: readonly MarketSums[]): LedgerCheck {
  let [ledger, journal, open, outside] = [zero, zero, zero, zero]
  for (const market of markets) {
    const { ours, others, funding, journalNet } = market
    const booked = subtract(
      add(ours.realized, others.realized, funding),
      add(ours.fees, others.fees),
    )
    ledger = add(ledger, booked)
    journal = add(journal, journalNet)
    if (!isZero(ours.held) || !isZero(others.held)) open = add(open, subtract(booked, journalNet))
    else if (others.fills > 0) outside = add(outside, outsideOf(market))
  }
  const difference = subtract(ledger, add(journal, open, outside))
  return { ledger, journal, open, outside, difference }
}

function outsideOf({ others, funding, journalFunding }: MarketSums): DecimalString {
  return add(others.cash, negate(others.fees), subtract(funding, journalFunding))
}
