// Classifies the refusal of an order by its text. The texts are the exchange's, and may change.

export type RefusalKind =
  /** Too many requests: nothing is wrong with the order. */
  | 'busy'
  /** The signer may not act for the account, or the builder may not charge. */
  | 'authority'
  /** Below the minimum value of an order. */
  | 'too_small'
  /** Too late by the exchange's clock. */
  | 'expired'
  /** A close of a position that the exchange does not hold. */
  | 'nothing_to_close'
  /** Trading in the market is halted. */
  | 'halted'
  /** Another of the exchange's documented refusals. */
  | 'other'
  | 'unknown'

const kinds: [RegExp, RefusalKind][] = [
  [/too busy|status 429|too many (cumulative )?requests|rate limit/i, 'busy'],
  [/api wallet|must deposit before|builder|key cannot be decrypted/i, 'authority'],
  [/minimum value/i, 'too_small'],
  [/already expired|expiresafter|invalid nonce/i, 'expired'],
  [/reduce only order would increase/i, 'nothing_to_close'],
  [/halted|delisted|not tradable/i, 'halted'],
  [
    new RegExp(
      [
        'insufficient (spot )?(margin|balance)',
        'divisible by tick size',
        'could not immediately match',
        'would have immediately matched',
        'no liquidity',
        'invalid (tp/sl )?(price|size|asset)|zero size',
        'away from the reference price|too aggressive|price too far',
        'open interest',
        'too many open orders',
        'maximum position|max position|position size',
        'leverage|margin is not allowed|isolated',
        'duplicate cloid|client order id',
        'malformed|never arrived|recalled before',
      ].join('|'),
      'i',
    ),
    'other',
  ],
]

export function refusalKind(message: string): RefusalKind {
  return kinds.find(([words]) => words.test(message))?.[1] ?? 'unknown'
}
