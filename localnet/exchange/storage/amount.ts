/** An exact decimal in plain notation. USDC amounts have at most 6 decimals, sizes those of the asset's lot. */
export type Amount = string
