import { agent, at, profile, typedData, wallet } from './entities.ts'
import type { Examples } from './example.ts'

const token =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIweDcwOTk3OTcwQzUxODEyZGMzQTAxMEM3ZDAxYjUwZTBkMTdkYzc5QzgifQ.c2lnbmF0dXJl'

const tradingKey = {
  agentAddress: agent,
  agentName: 'alura',
  approved: true,
  validUntil: at + 90 * 86_400_000,
  builder: { address: wallet, maxFeeRate: '0.05%', approved: true },
  approveAgent: typedData,
  approveBuilderFee: typedData,
} as const

export const publicExamples: Examples<
  | 'createChallenge'
  | 'getAuthority'
  | 'getConfig'
  | 'getDeskHealth'
  | 'getHealth'
  | 'getKafkaHealth'
  | 'getReadiness'
  | 'getSidecarHealth'
  | 'getTradingKey'
  | 'rotateTradingKey'
  | 'verifyChallenge'
> = {
  createChallenge: {
    body: { address: wallet },
    response: {
      address: wallet,
      nonce: 'p3k8sd0f9a7d6s5f',
      message: `127.0.0.1:3000 wants you to sign in with your Ethereum account:\n${wallet}\n\n…`,
      expiresAt: at + 300_000,
    },
  },
  verifyChallenge: {
    body: { address: wallet, signature: `0x${'1'.repeat(128)}1b` },
    response: {
      ok: true,
      accessToken: token,
      tokenType: 'Bearer',
      expiresIn: 86_400,
      user: profile,
    },
  },
  getDeskHealth: { response: { status: 'ok' } },
  getReadiness: {
    response: {
      status: 'ready',
      roles: ['api', 'runner', 'lab'],
      checks: { database: 'ok', exchange: 'ok', sidecar: 'disabled' },
    },
  },
  getSidecarHealth: { response: { status: 'disabled', venues: [] } },
  getTradingKey: { response: tradingKey },
  getAuthority: {
    response: {
      state: 'ok',
      mayOpen: true,
      mayClose: true,
      title: 'Alura may trade this account',
      message: 'It can never withdraw.',
      fix: null,
      validUntil: at + 90 * 86_400_000,
      lostAt: null,
      checkedAt: at,
    },
  },
  rotateTradingKey: { response: { ...tradingKey, approved: false, validUntil: null } },
  getHealth: {
    response: {
      roles: ['api', 'runner', 'lab'],
      status: 'ok',
      version: '0.1.0',
      uptimeMs: 86_400_000,
      checks: {
        storage: { status: 'ok' },
        exchange: { status: 'ok' },
        chain: { status: 'ok' },
        runner: { status: 'ok' },
      },
      findings: [
        {
          name: 'treasury_usdc',
          level: 'ok',
          message: 'The treasury 0x7099…79C8 can pay out 812.40 USDC',
          value: 812.4,
          since: at,
          at,
        },
      ],
    },
  },
  getKafkaHealth: { response: { status: 'disabled' } },
  getConfig: {
    response: {
      network: 'localnet',
      simulated: true,
      chain: {
        id: 31_337,
        name: 'Alura Localnet',
        rpcUrl: 'http://127.0.0.1:8545',
        usdc: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
        bridge: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
        confirmations: 2,
      },
      exchange: { url: 'http://127.0.0.1:3001', wsUrl: 'ws://127.0.0.1:3001/ws' },
      publicUrl: null,
      localnet: { url: 'http://127.0.0.1:3001' },
      deposits: { route: 'bridge', status: 'current' },
      minimums: { budget: '10', deposit: '5', order: '10' },
      fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
    },
  },
}
