// All settings, read once. The only file that reads process.env; .env.example lists the same names.

import type { CctpRoute, Network } from '../../contract/ops/config.ts'
import type { Role } from '../../contract/ops/health.ts'
import { networkFacts } from '../../contract/networks.ts'
import type { Address, Hex } from '../../contract/primitives.ts'
import { dataDirFrom } from '../../platform/data-folder.ts'
import { type AddressSettings, addressSettingsFrom } from '../../platform/public-address.ts'
import { isRealismOn } from '../../platform/realism.ts'
import {
  choiceFrom,
  corsOriginsFrom,
  isOn,
  logLevelFrom,
  portFrom,
  portsFrom,
  SettingError,
  textFrom,
} from '../../platform/settings.ts'
import { rolesFrom } from './roles.ts'
import { secretFrom, treasuryKeyFrom } from './key-settings.ts'
import { type MessageSettings, messageSettingsFrom } from './message-settings.ts'
import { isPublishedAddress } from '../people/signatures/published-keys.ts'
import { venueWeightPerMinute } from '../venue/exchange/weight/request-weights.ts'
import { checkDatabaseUrl } from '../storage/kernel/database-trouble.ts'

export interface ServerConfig extends AddressSettings, MessageSettings {
  host: string
  port: number
  /** The port of a second listener for the desk's socket alone; undefined: none. */
  deskWsPort?: number | undefined
  dataDir: string
  /** Undefined: PGlite inside dataDir. */
  databaseUrl: string | undefined
  network: Network
  logLevel: string
  /** Signs tokens and encrypts agent keys; at least 32 bytes, as hex. */
  secret: string
  exchange: {
    url: string
    wsUrl: string
    isTestnet: boolean
    /** The exchange's weight per minute for all processes of this machine; undefined: no limit. */
    weightPerMinute?: number
  }
  chain: {
    id: number
    name: string
    rpcUrl: string
    usdc: Address
    bridge: Address
    /** Blocks, a transaction's own included, after which a deposit counts as confirmed. */
    confirmations: number
  }
  /** The preferred route for USDC; undefined: only the bridge. */
  cctp?: CctpRoute | undefined
  /** Where Circle says what its CCTP costs; undefined: it is not asked. */
  circleUrl?: string | undefined
  /** Whether people may be told to send USDC to the bridge; `legacy`: the exchange recommends another route. */
  depositRoute: 'current' | 'legacy' | 'off'
  /** Earns the builder fee of each order; `feeTenthsBp` is in tenths of a basis point (10 = 0.01 %). */
  builder: { address: Address; feeTenthsBp: number; maxFeeRate: string }
  /** The private key of the account that pays referral rewards, used for nothing else; undefined: none are paid. */
  treasuryKey?: Hex | undefined
  /** The folder of the built dashboard; undefined: it is not served. */
  dashboardDir: string | undefined
  kafkaBrokers: string[]
  roles: readonly Role[]
  /** The language model that answers questions about programs; undefined: only those of traders. */
  llm?: { baseUrl: string; model: string; key: string | null } | undefined
  /** On localnet only: the address of a stand-in for every exchange that is read by API key; undefined: the real ones. */
  keyVenuesUrl?: string | undefined
  /** Lets other machines read the metrics; undefined: none may. */
  metricsToken?: string | undefined
  /** Origins of dashboards served elsewhere that may use this API; none by default. */
  corsOrigins?: string[]
}

export const localnetAddresses = {
  /** The local chain deploys them at fixed addresses; see localnet/chain. */
  usdc: networkFacts.localnet.chain.usdc,
  bridge: networkFacts.localnet.chain.bridge,
  /** The local builder's account, which the local exchange funds. */
  builder: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
} as const

/**
 * The local builder's key: rewards are paid from the account that receives the fees. Public, like all of anvil's
 * keys.
 */
export const localnetTreasuryKey: Hex =
  '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'

const networks: Record<
  Network,
  (
    env: NodeJS.ProcessEnv,
  ) => Pick<ServerConfig, 'exchange' | 'chain' | 'cctp' | 'circleUrl' | 'depositRoute' | 'builder'>
> = {
  localnet: (env) => {
    const ports = portsFrom(env)
    const exchange = `127.0.0.1:${ports.exchange}`
    return {
      exchange: { url: `http://${exchange}`, wsUrl: `ws://${exchange}/ws`, isTestnet: true },
      chain: {
        ...networkFacts.localnet.chain,
        rpcUrl: `http://127.0.0.1:${ports.chain}`,
      },
      cctp: networkFacts.localnet.cctp,
      circleUrl: `http://${exchange}`,
      depositRoute: depositRoute(env, 'current'),
      builder: { address: localnetAddresses.builder, feeTenthsBp: 10, maxFeeRate: '0.05%' },
    }
  },
  testnet: (env) => ({
    exchange: { ...withNode(networkFacts.testnet.exchange, env), isTestnet: true },
    chain: withRpc(networkFacts.testnet.chain, env),
    cctp: networkFacts.testnet.cctp,
    circleUrl: 'https://iris-api-sandbox.circle.com',
    depositRoute: depositRoute(env, 'legacy'),
    builder: builderFromEnv(env),
  }),
  mainnet: (env) => ({
    exchange: { ...withNode(networkFacts.mainnet.exchange, env), isTestnet: false },
    chain: withRpc(networkFacts.mainnet.chain, env),
    cctp: networkFacts.mainnet.cctp,
    circleUrl: 'https://iris-api.circle.com',
    depositRoute: depositRoute(env, 'legacy'),
    builder: builderFromEnv(env),
  }),
}

/** A node of one's own serves its WebSocket at /ws of the same address. */
function withNode(
  exchange: { url: string; wsUrl: string },
  env: NodeJS.ProcessEnv,
): { url: string; wsUrl: string } {
  const text = textFrom(env, 'EXCHANGE_URL')
  if (text === undefined) return exchange
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new SettingError('EXCHANGE_URL must be an address such as https://node.example.org.')
  }
  const url = text.replace(/\/+$/, '')
  return { url, wsUrl: `${url.replace(/^http/, 'ws')}/ws` }
}

function withRpc(chain: ServerConfig['chain'], env: NodeJS.ProcessEnv): ServerConfig['chain'] {
  const rpcUrl = textFrom(env, 'RPC_URL')
  if (rpcUrl === undefined) return chain
  // The URL itself is not shown, because it may contain a key.
  if (!URL.canParse(rpcUrl) || !/^https?:$/.test(new URL(rpcUrl).protocol)) {
    throw new SettingError('RPC_URL must be an address such as https://arb1.example.org.')
  }
  return { ...chain, rpcUrl }
}

function llmFrom(env: NodeJS.ProcessEnv): ServerConfig['llm'] {
  const [baseUrl, model] = [textFrom(env, 'LLM_BASE_URL'), textFrom(env, 'LLM_MODEL')]
  if (baseUrl === undefined && model === undefined) return undefined
  if (baseUrl === undefined || model === undefined) {
    throw new SettingError('LLM_BASE_URL and LLM_MODEL go together: set both or neither.')
  }
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new SettingError('LLM_BASE_URL must be an address such as https://api.openai.com/v1.')
  }
  return { baseUrl, model, key: textFrom(env, 'LLM_API_KEY') ?? null }
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): ServerConfig {
  const network = networkFrom(env)
  const dataDir = dataDirFrom(env)
  const databaseUrl = textFrom(env, 'DATABASE_URL')
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl)
  if (network === 'mainnet' && databaseUrl === undefined) {
    throw new SettingError(
      'NETWORK=mainnet needs PostgreSQL: set DATABASE_URL. The embedded database does not survive a power loss.',
    )
  }
  return {
    host: textFrom(env, 'HOST') ?? '127.0.0.1',
    port: portFrom(env, 'PORT', 3000),
    deskWsPort: deskWsPortFrom(env),
    ...addressSettingsFrom(env, network === 'mainnet'),
    dataDir,
    databaseUrl,
    network,
    logLevel: logLevelFrom(env),
    secret: secretFrom(env, dataDir),
    ...within(networks[network](env), weightFrom(env, network)),
    treasuryKey:
      treasuryKeyFrom(env, network) ?? (network === 'localnet' ? localnetTreasuryKey : undefined),
    dashboardDir: textFrom(env, 'DASHBOARD_DIR'),
    keyVenuesUrl: keyVenuesFrom(env, network),
    llm: llmFrom(env),
    ...messageSettingsFrom(env),
    kafkaBrokers: (env['KAFKA_BROKERS'] ?? '').split(',').filter(Boolean),
    roles: rolesFrom(env, databaseUrl),
    metricsToken: textFrom(env, 'METRICS_TOKEN'),
    corsOrigins: corsOriginsFrom(env),
  }
}

function within<T extends Pick<ServerConfig, 'exchange'>>(facts: T, weightPerMinute: number): T {
  return { ...facts, exchange: { ...facts.exchange, weightPerMinute } }
}

/** The local exchange has no weight limit unless it is started with one, so that nothing has to wait. */
const unlimitedWeight = 1_000_000

function weightFrom(env: NodeJS.ProcessEnv, network: Network): number {
  const isLimited = network !== 'localnet' || isRealismOn(env, 'limits')
  const usual = isLimited ? venueWeightPerMinute : unlimitedWeight
  const text = textFrom(env, 'EXCHANGE_WEIGHT') ?? String(usual)
  if (/^[1-9]\d{1,6}$/.test(text)) return Number(text)
  throw new SettingError(`EXCHANGE_WEIGHT must be a whole number from 10, not "${text}".`)
}

function deskWsPortFrom(env: NodeJS.ProcessEnv): number | undefined {
  return textFrom(env, 'DESK_WS_PORT') === undefined ? undefined : portFrom(env, 'DESK_WS_PORT', 0)
}

function keyVenuesFrom(env: NodeJS.ProcessEnv, network: Network): string | undefined {
  const text = textFrom(env, 'KEY_VENUES_URL')
  if (text === undefined) return undefined
  if (network !== 'localnet') throw new SettingError('KEY_VENUES_URL is for NETWORK=localnet only.')
  if (!URL.canParse(text) || new URL(text).protocol !== 'http:') {
    throw new SettingError('KEY_VENUES_URL must be an address such as http://127.0.0.1:4100.')
  }
  return text.replace(/\/+$/, '')
}

function networkFrom(env: NodeJS.ProcessEnv): Network {
  return choiceFrom(env, 'NETWORK', ['localnet', 'testnet', 'mainnet']) ?? 'localnet'
}

/** DEPOSITS=off disables the bridge for deposits. */
function depositRoute(
  env: NodeJS.ProcessEnv,
  status: 'current' | 'legacy',
): ServerConfig['depositRoute'] {
  return isOn(env, 'DEPOSITS') ? status : 'off'
}

function builderFromEnv(env: NodeJS.ProcessEnv): ServerConfig['builder'] {
  const address = textFrom(env, 'BUILDER_ADDRESS')
  if (address === undefined || !/^0x[0-9a-fA-F]{40}$/.test(address)) {
    throw new SettingError('BUILDER_ADDRESS must be set to the address that earns the builder fee')
  }
  if (isPublishedAddress(address)) {
    throw new SettingError(
      'BUILDER_ADDRESS is an account of development chains, whose key everybody has: use one of your own.',
    )
  }
  return { address: address as Address, feeTenthsBp: 10, maxFeeRate: '0.05%' }
}
