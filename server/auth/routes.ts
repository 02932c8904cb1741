import {
  createChallenge,
  getTradingKey,
  rotateTradingKey,
  verifyChallenge,
} from '../../contract/auth.ts'
import { getAuthority } from '../../contract/authority.ts'
import type { Clock } from '../context.ts'
import { createNonces } from '../keys/user-signed.ts'
import { publicRoute, viewerRoute, type Route } from '../route.ts'
import { readAuthority } from './authority.ts'
import { issueChallenge } from './challenge.ts'
import { replaceTradingKey } from './rotate-trading-key.ts'
import type { Tokens } from './tokens.ts'
import { readTradingKey } from './trading-key.ts'
import { signIn } from './verify.ts'

export function authRoutes(tokens: Tokens, clock: Clock): Route[] {
  const nextNonce = createNonces(clock)
  return [
    publicRoute(createChallenge, issueChallenge),
    publicRoute(verifyChallenge, signIn(tokens)),
    viewerRoute(getTradingKey, readTradingKey(nextNonce)),
    viewerRoute(getAuthority, readAuthority),
    viewerRoute(rotateTradingKey, replaceTradingKey(nextNonce)),
  ]
}
