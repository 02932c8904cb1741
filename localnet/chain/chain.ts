// The local chain: anvil with USDC and the exchange's bridge, its state kept in the data folder.
import type { LocalChain } from '../types.ts'
import { CHAIN_ID, startAnvil } from './anvil-process.ts'
import { startBlockClock } from './block-clock.ts'
import { createClients } from './client.ts'
import { bridgeAddress, usdcAddress } from './contracts.ts'
import { deployContracts } from './deploy.ts'
import { watchDeposits } from './deposits.ts'
import { createTreasury } from './treasury.ts'

export interface ChainOptions {
  /** 0 takes a free one; see `rpcUrl`. */
  port: number
  /** Holds chain.json (the state) and chain.pid. */
  dataDir: string
  log?: (line: string) => void
}

/** Throws when the port is taken, the data folder is in use, or anvil is not installed. */
export async function startChain(options: ChainOptions): Promise<LocalChain> {
  const { port, dataDir, log = () => undefined } = options
  const anvil = await startAnvil({ port, dataDir, log })
  const clients = createClients(anvil.rpcUrl)
  try {
    await deployContracts(clients)
  } catch (error) {
    await anvil.stop()
    throw error
  }

  const treasury = createTreasury(clients)
  const running = new Set([startBlockClock(clients, log)])
  let stopping = false
  void anvil.ended.then(() => {
    if (!stopping) log('chain: anvil ended by itself; restart to go on')
    for (const end of running) end()
  })

  return {
    rpcUrl: anvil.rpcUrl,
    chainId: CHAIN_ID,
    usdc: usdcAddress,
    bridge: bridgeAddress,
    ...treasury,
    watchDeposits(fromBlock, listener) {
      const end = watchDeposits(clients, fromBlock, listener, log)
      running.add(end)
      return () => {
        running.delete(end)
        end()
      }
    },
    blockNumber: () => clients.reader.getBlockNumber(),
    async stop() {
      stopping = true
      for (const end of running) end()
      await anvil.stop()
    },
  }
}
