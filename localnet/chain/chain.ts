// The local chain: anvil with USDC and the exchange's bridge, its state kept in the data folder.
import type { LocalChain } from '../types.ts'
import { CHAIN_ID, startAnvil } from './anvil-process.ts'
import { startBlockClock } from './block-clock.ts'
import { createClients } from './client.ts'
import { holdsBlock } from './blocks.ts'
import { bridgeAddress, bridgeReserve, usdcAbi, usdcAddress } from './contracts.ts'
import { deployContracts } from './deploy.ts'
import { watchDeposits } from './deposits.ts'
import { saveState } from './state-file.ts'
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
  let anvil = await startAnvil({ port, dataDir, log })
  const clients = createClients(anvil.rpcUrl)
  let genesis
  try {
    await deployContracts(clients)
    await saveState(clients, anvil.stateFile)
    // Not block 0: anvil makes another one at every start.
    genesis = await clients.reader.getBlock({ blockNumber: 1n })
  } catch (error) {
    await anvil.stop()
    throw error
  }

  const treasury = createTreasury(clients)
  const running = new Set([startBlockClock(clients, anvil.stateFile, log)])
  const { rpcUrl } = anvil
  let stopping = false

  /** Whoever ended it, it has saved every block with transactions: the same chain goes on. */
  async function keepAlive(): Promise<void> {
    for (;;) {
      await anvil.ended
      if (stopping) return
      log('chain: anvil ended by itself, starting it again')
      anvil = await startAnvil({ port: Number(new URL(rpcUrl).port), dataDir, log })
      if (stopping) await anvil.stop()
    }
  }

  void keepAlive().catch((error: unknown) => {
    log(`chain: ${String(error)}; restart to go on`)
    for (const end of running) end()
  })

  return {
    rpcUrl,
    chainId: CHAIN_ID,
    genesis: genesis.hash,
    usdc: usdcAddress,
    bridge: bridgeAddress,
    bridgeReserve,
    ...treasury,
    watchDeposits(book) {
      const end = watchDeposits(clients, book, log)
      running.add(end)
      return () => {
        running.delete(end)
        end()
      }
    },
    holds: (block) => holdsBlock(clients, block),
    bridgeBalance: () =>
      clients.reader.readContract({
        address: usdcAddress,
        abi: usdcAbi,
        functionName: 'balanceOf',
        args: [bridgeAddress],
      }),
    blockNumber: () => clients.reader.getBlockNumber(),
    async stop() {
      stopping = true
      for (const end of running) end()
      await anvil.stop()
    },
  }
}
