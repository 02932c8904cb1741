import {
  createChallenge,
  getTradingKey,
  rotateTradingKey,
  verifyChallenge,
} from '../../../contract/people/auth.ts'
import { getAuthority } from '../../../contract/people/authority.ts'
import type { Clock } from '../../ops/port.ts'
import { createNonces } from '../signatures/user-signed.ts'
import { publicRoute, viewerRoute, type Route } from '../../route.ts'
import { type AffordableAge, readAuthority } from '../agent/read-authority.ts'
import { issueChallenge } from './challenge.ts'
import { replaceTradingKey } from '../agent/rotate-trading-key.ts'
import type { Tokens } from './tokens.ts'
import { readTradingKey } from '../agent/trading-key.ts'
import { signIn } from './verify.ts'

export function authRoutes(tokens: Tokens, clock: Clock, affordableAge: AffordableAge): Route[] {
  const nextNonce = createNonces(clock)
  return [
    publicRoute(createChallenge, issueChallenge),
    publicRoute(verifyChallenge, signIn(tokens)),
    viewerRoute(getTradingKey, readTradingKey(nextNonce)),
    viewerRoute(getAuthority, readAuthority(affordableAge)),
    viewerRoute(rotateTradingKey, replaceTradingKey(nextNonce)),
  ]
}
