// The exchange's price grid: at most 5 significant figures and at most 6 − szDecimals decimals.

const SIGNIFICANT_FIGURES = 5
const PERP_DECIMALS = 6

/** The nearest price on the grid, at least its smallest step. Keeps a rising sequence rising. */
export function toGrid(price: number, szDecimals: number): number {
  const integerFigures = Math.floor(Math.log10(price)) + 1
  const decimals = Math.min(PERP_DECIMALS - szDecimals, SIGNIFICANT_FIGURES - integerFigures)
  if (decimals < 0) {
    const step = 10 ** -decimals
    return Math.round(price / step) * step
  }
  const scale = 10 ** decimals
  return Math.max(1, Math.round(price * scale)) / scale
}
