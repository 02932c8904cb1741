// The text that a person sees when Alura has started.
import { dataDirFrom } from '../../platform/data-folder.ts'

export function welcome(url: string, network: string, env: NodeJS.ProcessEnv): string {
  const lines = [
    `Alura is ready: ${url}`,
    '',
    ...(worlds[network] ?? [`The network is ${network}.`]),
    `Data lies in ${dataDirFrom(env)}${env['DATABASE_URL'] ? ', and in PostgreSQL (DATABASE_URL)' : ''}`,
    'To stop, press Ctrl-C.',
  ]
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`
}

const worlds: Record<string, string[]> = {
  localnet: [
    'Open that address in your browser and press "Try the demo".',
    'Everything is SIMULATED: exchange, chain and money are on this machine.',
  ],
  testnet: ['Connected to the Hyperliquid TESTNET: a real exchange, play money.'],
  mainnet: ['Connected to Hyperliquid MAINNET: REAL MONEY.'],
}
