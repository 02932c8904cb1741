// Random numbers without state: a draw is a hash of (stream, position), so that draws can be made in any order.
// Distributions (normal, log-normal, exponential) are read from tables, which makes millions of minutes cheap.

/** 12 random bits index a table of this many quantiles. */
const QUANTILES = 4096

/** The key of a stream: the same words give the same draws in every process. */
export function streamKey(...words: (string | number)[]): number {
  let key = 0x811c9dc5
  for (const character of words.join('\u0000')) {
    key = Math.imul(key ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return mix(key)
}

/** 32 random bits at a position of a stream. */
export function bits(stream: number, position: number): number {
  return bitsAt(stream, scatter(position))
}

/** The part of `bits` that is the same for all streams at a position, for loops that read several streams. */
export function scatter(position: number): number {
  return mix(position + 0x9e3779b9)
}

/** The other part. */
export function bitsAt(stream: number, scattered: number): number {
  return mix(scattered ^ stream)
}

/** "lowbias32" of Chris Wellons' hash prospector: full avalanche in two multiplications. */
function mix(input: number): number {
  let x = input | 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** Uniform in (0, 1). */
export function uniform(stream: number, position: number): number {
  return (bits(stream, position) + 0.5) / 4294967296
}

/** A table of `shape` at the middle of each of 4096 equal slices of probability. */
export function quantileTable(shape: (probability: number) => number): Float64Array {
  return Float64Array.from({ length: QUANTILES }, (_, slice) => shape((slice + 0.5) / QUANTILES))
}

/** Reads a table with the upper 12 of 32 random bits. */
export function upper(table: Float64Array, random: number): number {
  return table[random >>> 20] ?? 0
}

/** Reads a table with the 12 bits below the upper ones: independent of `upper`. */
export function lower(table: Float64Array, random: number): number {
  return table[(random >>> 8) & 0xfff] ?? 0
}

export const normals = quantileTable(normalQuantile)

/** Log-normal factors with mean square 1, so that scaling a volatility by them keeps the variance. */
export function volatilityFactors(deviation: number): Float64Array {
  return quantileTable((p) => Math.exp(deviation * normalQuantile(p) - deviation * deviation))
}

/** −2 ln U, what the extreme of a Brownian bridge is drawn from. */
export const doubledExponentials = quantileTable((p) => -2 * Math.log(p))

/** Inverse of the normal distribution (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return (
      (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q -
        2.549732539343734) *
        q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q +
        3.754408661907416) *
        q +
        1)
    )
  }
  const q = p - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r +
      138.357751867269) *
      r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r +
      66.80131188771972) *
      r -
      13.28068155288572) *
      r +
      1)
  )
}
