import { createChallenge, getTradingKey, verifyChallenge } from '../../contract/auth.ts'
import type { Clock } from '../context.ts'
import { publicRoute, viewerRoute, type Route } from '../route.ts'
import { issueChallenge } from './challenge.ts'
import type { Tokens } from './tokens.ts'
import { readTradingKey } from './trading-key.ts'
import { signIn } from './verify.ts'

export function authRoutes(tokens: Tokens, clock: Clock): Route[] {
  return [
    publicRoute(createChallenge, issueChallenge),
    publicRoute(verifyChallenge, signIn(tokens)),
    viewerRoute(getTradingKey, readTradingKey(clock)),
  ]
}
