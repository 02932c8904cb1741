// Examples of the first steps in the lab's documents.
import { at, exampleIds, wallet } from './entities.ts'
import type { Examples } from './example.ts'

const iso = (ms: number) => new Date(ms).toISOString()
const email = 'you@example.com'
const password = 'a-strong-password'
const user = { id: exampleIds.user, email, username: null, wallet_address: null }
const session = {
  session_token: 'st_Yb0vEr4yUe3rPnBqYkCq1gq3pGm0b8yq6c5m2Zt7wJm1',
  expires_at: iso(at + 180 * 86_400_000),
  user,
}

export const passwordExamples: Examples<
  | 'getCryptoPrice'
  | 'getLabHealth'
  | 'getUserProfile'
  | 'linkWallet'
  | 'loginUser'
  | 'logoutUser'
  | 'registerUser'
  | 'setPassword'
> = {
  getLabHealth: { response: { status: 'healthy' } },
  getCryptoPrice: { response: { symbol: 'BTC', price: 64_213.5, timestamp: at } },
  registerUser: { body: { email, password }, response: session },
  loginUser: { body: { email, password }, response: session },
  logoutUser: { response: { message: 'Signed out' } },
  getUserProfile: {
    response: { ...user, created_at: iso(at), traders: [{ id: 1, name: 'BTC Trend Trader' }] },
  },
  setPassword: {
    body: { email, password, current_password: 'the-one-before' },
    response: user,
  },
  linkWallet: {
    body: { address: wallet, signature: `0x${'1f'.repeat(64)}1b` },
    response: { ...user, wallet_address: wallet },
  },
}
