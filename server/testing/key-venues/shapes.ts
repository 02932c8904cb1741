export interface Answer {
  status?: number
  body: unknown
}

/** A key that the stand-in accepts. */
export interface VenueKey {
  apiKey: string
  secret: string
  mayTrade?: boolean
  mayWithdraw?: boolean
  /** What its account did, oldest first. */
  past?: readonly PastDeed[]
}

/** A fill, or with `funding` a payment. Each venue tells it in its own shape. */
export interface PastDeed {
  id: string
  at: number
  /** "BTC". */
  coin: string
  isBuy: boolean
  /** As the venue counts it: base units, or on OKX contracts. */
  size: string
  price: string
  /** Paid. */
  fee: string
  /** Received. */
  funding?: string
}

/** Those of a time, as many as are asked for: from the end, as venues with the newest first do, or from the beginning. */
export function deedsOf(
  key: VenueKey | undefined,
  range: { from: string | null; until: string | null; most: number; newestFirst: boolean },
): PastDeed[] {
  const inside = (key?.past ?? []).filter(
    ({ at }) => at >= Number(range.from ?? 0) && at <= Number(range.until ?? Infinity),
  )
  return range.newestFirst ? inside.toReversed().slice(0, range.most) : inside.slice(0, range.most)
}
