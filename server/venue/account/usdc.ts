/** Whether a token's name means USDC: spot writes its id behind it, and some rows leave it out. */
export function isUsdc(token: string | null | undefined): boolean {
  return token === undefined || token === null || token === '' || token.split(':')[0] === 'USDC'
}
