import { divide } from '../../../contract/decimal.ts'
import type { getConfig } from '../../../contract/ops/config.ts'
import { limits } from '../../../contract/sessions/session-starts.ts'
import { areCookiesSecure } from '../../settings/addresses.ts'
import type { Context } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { Verb } from '../../route.ts'

export const readWorld: Verb<Context, typeof getConfig> = async ({ ctx: { config } }) => ({
  network: config.network,
  simulated: config.network === 'localnet',
  chain: config.chain,
  deposits: { route: 'bridge', status: config.depositRoute },
  ...(config.cctp && { cctp: config.cctp }),
  exchange: { url: config.exchange.url, wsUrl: config.exchange.wsUrl },
  publicUrl: config.publicUrl ?? null,
  cookies: { secure: areCookiesSecure(config) },
  localnet: config.network === 'localnet' ? { url: config.exchange.url } : null,
  minimums: {
    budget: String(limits.budgetMinimum),
    deposit: exchangeTerms.minimumDeposit,
    order: exchangeTerms.minimumOrder,
  },
  fees: {
    withdraw: exchangeTerms.withdrawFee,
    taker: exchangeTerms.takerFee,
    maker: exchangeTerms.makerFee,
    // A tenth of a basis point is 1/100,000 of the notional.
    builder: divide(config.builder.feeTenthsBp, 100_000),
  },
})
