/** "1234567.5" as "1,234,567.5": the digits of the whole part in threes. */
export function grouped(plain: string, separator = ','): string {
  const [whole = '', fraction] = plain.split('.')
  const groups = whole.replaceAll(/\B(?=(\d{3})+$)/g, separator)
  return fraction === undefined ? groups : `${groups}.${fraction}`
}
