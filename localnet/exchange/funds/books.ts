// Accounts for every cent that came in: it is in an account, kept as a fee, or paid out. No price is used: positions
// count at cost, and the market maker holds the other side of each.
import { add, divide, isZero, subtract } from '../../../contract/decimal.ts'
import type { HexAddress, LocalChain } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Venue } from '../venue.ts'
import { moneyMoved } from './money-moved.ts'

const microUsdc = 1_000_000

export interface Books {
  /** Credited to accounts from outside. */
  received: { deposits: Amount; faucet: Amount; genesis: Amount; elsewhere: Amount }
  /** Deposits below the minimum, which stay in the bridge and are credited to nobody. */
  lost: Amount
  withdrawn: { paid: Amount; pending: Amount }
  kept: { tradingFees: Amount; transferFees: Amount }
  /** Losses of liquidated accounts that the exchange covered. */
  shortfall: Amount
  accounts: { count: number; cash: Amount; positionCost: Amount }
  makerCash: Amount
  /** received + shortfall − withdrawn − kept − accounts − maker: always 0. */
  difference: Amount
  /** Accounts whose cash differs from the sum of their rows; must be empty. */
  unexplained: { user: HexAddress; difference: Amount }[]
  /** Assets in which the sizes of accounts and market maker do not cancel; must be empty. */
  unmatched: { asset: number; size: Amount }[]
}

export interface BridgeBooks {
  balance: Amount
  /** Reserve + deposits (lost ones included) − payouts, as far as the exchange has seen. */
  expected: Amount
  /** What the chain has seen and the exchange not yet: 0 when nothing is on its way. */
  difference: Amount
}

export function closeBooks(venue: Venue): Books {
  const { store } = venue
  const ledger = venue.ledger()
  const transfers = [...store.all('transfer')]
  const received = (kind: string) =>
    sum(transfers.filter((one) => one.kind === kind && one.credited && !one.cctp?.inSpot))
  const withdrawals = [...store.all('withdrawal')].filter(({ fromSpot }) => fromSpot !== true)
  const accounts = [...store.all('account')]
  const books = {
    received: {
      deposits: received('deposit'),
      faucet: received('faucet'),
      genesis: received('genesis'),
      elsewhere: received('elsewhere'),
    },
    // Circle burns and mints separately: what it has not minted belongs to no account here.
    lost: sum(
      transfers.filter(
        ({ credited, dropped, cctp }) => !credited && dropped !== true && cctp === undefined,
      ),
    ),
    withdrawn: {
      paid: sum(withdrawals.filter(({ payout }) => payout !== null)),
      pending: sum(withdrawals.filter(({ payout }) => payout === null)),
    },
    kept: { tradingFees: ledger.fees, transferFees: ledger.transferFees ?? '0' },
    shortfall: ledger.shortfall,
    accounts: {
      count: accounts.length,
      cash: add(...accounts.map(({ cash }) => cash)),
      positionCost: add(...[...store.all('position')].map(({ cost }) => cost)),
    },
    makerCash: ledger.makerCash,
  }
  return {
    ...books,
    difference: differenceOf(books),
    unexplained: accounts.flatMap(({ address, cash }) => {
      const difference = subtract(cash, explainedCash(venue, address))
      return isZero(difference) ? [] : [{ user: address, difference }]
    }),
    unmatched: unmatchedSizes(venue),
  }
}

export async function closeBridgeBooks(venue: Venue, chain: LocalChain): Promise<BridgeBooks> {
  const deposits = [...venue.store.all('transfer')].filter(
    ({ block, dropped, cctp }) =>
      block?.chain === chain.genesis && dropped !== true && cctp === undefined,
  )
  const paid = [...venue.store.all('withdrawal')].filter(
    ({ payout, route }) => payout?.chain === chain.genesis && route === undefined,
  )
  const reserve = divide(String(chain.bridgeReserve), microUsdc)
  const expected = subtract(add(reserve, sum(deposits)), sum(paid))
  const balance = divide(String(await chain.bridgeBalance()), microUsdc)
  return { balance, expected, difference: subtract(balance, expected) }
}

/** The sum of an account's rows, which a client can compute from the protocol's answers as well. */
function explainedCash(venue: Venue, user: HexAddress): Amount {
  return add(
    ...moneyMoved(venue, user).map(({ usdc }) => usdc),
    ...[...venue.store.fillsOf(user)].map(({ closedPnl, fee }) => subtract(closedPnl, fee)),
    ...[...venue.store.fundingOf(user)].map(({ usdc }) => usdc),
  )
}

function differenceOf(books: Omit<Books, 'difference' | 'unexplained' | 'unmatched'>): Amount {
  const { received, shortfall, withdrawn, kept, accounts, makerCash } = books
  const came = add(...Object.values(received), shortfall)
  const went = add(withdrawn.paid, withdrawn.pending, kept.tradingFees, kept.transferFees)
  const here = add(subtract(accounts.cash, accounts.positionCost), makerCash)
  return subtract(came, add(went, here))
}

function unmatchedSizes(venue: Venue): Books['unmatched'] {
  const sizes = new Map(
    Object.entries(venue.ledger().makerSizes).map(([asset, size]) => [Number(asset), size]),
  )
  for (const { asset, szi } of venue.store.all('position')) {
    sizes.set(asset, add(sizes.get(asset) ?? '0', szi))
  }
  return [...sizes].flatMap(([asset, size]) => (isZero(size) ? [] : [{ asset, size }]))
}

function sum(rows: { usdc: Amount }[]): Amount {
  return add(...rows.map(({ usdc }) => usdc))
}
