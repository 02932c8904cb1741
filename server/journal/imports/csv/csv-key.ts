/** By which a row of a file is recognised when it is imported again; `id`: as the file has it, or made of the row. */
export function keyOf(exchange: string, symbol: string, id: string): string {
  return `csv:${exchange}:${symbol}:${id}`
}
