/** What looks as if it came from us, or from nobody. */
const reserved = new Set([
  'ADMIN',
  'ADMINISTRATOR',
  'ANONYMOUS',
  'DEMO',
  'FALSE',
  'FREE',
  'HELP',
  'HOUSE',
  'INVITE',
  'LOCALNET',
  'MAINNET',
  'MODERATOR',
  'NONE',
  'NULL',
  'OFFICIAL',
  'OWNER',
  'REFERRAL',
  'REFERRALS',
  'REWARD',
  'REWARDS',
  'ROOT',
  'SECURITY',
  'STAFF',
  'SUPPORT',
  'SYSTEM',
  'TEAM',
  'TEST',
  'TESTNET',
  'TREASURY',
  'TRUE',
  'UNDEFINED',
])

const names = ['ALURA', 'HYPERLIQUID']

/** `code` in upper case. */
export function isReserved(code: string): boolean {
  return reserved.has(code) || names.some((name) => code.includes(name))
}
