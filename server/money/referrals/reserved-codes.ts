/** Codes that look official or meaningless. */
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

/** `code` must be in upper case. */
export function isReserved(code: string): boolean {
  return reserved.has(code) || names.some((name) => code.includes(name))
}
