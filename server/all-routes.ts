// What every room answers, in one list.
import { followingRoutes, leaderboardRoutes } from './board/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { entryRoutes } from './journal/entries/routes.ts'
import { imageRoutes } from './journal/images/routes.ts'
import { importRoutes } from './journal/imports/routes.ts'
import { journalRoutes } from './journal/routes.ts'
import { liveRoutes } from './lab/live/routes.ts'
import { modelRoutes } from './lab/models/routes.ts'
import { labRoutes } from './lab/routes.ts'
import { marketRoutes } from './market/routes.ts'
import { depositRoutes } from './money/deposits/routes.ts'
import { referralRoutes } from './money/referrals/routes.ts'
import { transferRoutes } from './money/transfers/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { healthRoutes } from './ops/health/routes.ts'
import { worldRoutes } from './ops/world/routes.ts'
import { entranceRoutes } from './people/entrance/routes.ts'
import { passwordRoutes } from './people/passwords/routes.ts'
import { userRoutes } from './people/profile/routes.ts'
import { authRoutes } from './people/sign-in/routes.ts'
import { logRoutes } from './sessions/logs/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { traderRoutes } from './traders/routes.ts'
import { tradingRoutes } from './trading/by-hand/routes.ts'
import type { Context } from './context.ts'
import type { createTokens } from './people/sign-in/tokens.ts'
import type { Route } from './route.ts'
import { affordableAge } from './venue/index.ts'

/** Every route of the API. */
export function allRoutes(
  { clock }: Pick<Context, 'clock'>,
  tokens: ReturnType<typeof createTokens>,
): Route[] {
  return [
    ...worldRoutes,
    ...healthRoutes,
    ...authRoutes(tokens, clock, affordableAge),
    ...entranceRoutes(tokens),
    ...passwordRoutes,
    ...userRoutes,
    ...noticeRoutes,
    ...depositRoutes,
    ...transferRoutes(clock),
    ...marketRoutes,
    ...sessionRoutes,
    ...tradingRoutes,
    ...deskRoutes(clock),
    ...traderRoutes,
    ...liveRoutes,
    ...modelRoutes,
    ...journalRoutes,
    ...entryRoutes,
    ...imageRoutes,
    ...importRoutes,
    ...labRoutes,
    ...logRoutes,
    ...referralRoutes,
    ...followingRoutes,
    ...leaderboardRoutes,
  ]
}
