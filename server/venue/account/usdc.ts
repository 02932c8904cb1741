/** Whether a token's name means USDC: spot appends the token's id, and some rows leave the name out. */
export function isUsdc(token: string | null | undefined): boolean {
  return token === undefined || token === null || token === '' || token.split(':')[0] === 'USDC'
}
