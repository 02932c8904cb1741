// The local chain: anvil with USDC and the exchange's bridge, with its state in the data folder.
import { resolve } from 'node:path'
import { lockFolder } from '../../platform/folder-lock.ts'
import type { LocalChain, Say } from '../types.ts'
import { CHAIN_ID, startAnvil } from './anvil/anvil-process.ts'
import { startBlockClock } from './anvil/block-clock.ts'
import { createClients } from './client.ts'
import { holdsBlock } from './blocks.ts'
import { bridgeAddress, bridgeReserve, usdcAbi, usdcAddress } from './contracts.ts'
import { deployContracts } from './deploy.ts'
import { watchDeposits } from './deposits.ts'
import { saveState } from './anvil/state-file.ts'
import { openRpcPort, type RpcPort } from './rpc/rpc-port.ts'
import { createTreasury } from './treasury.ts'

export interface ChainOptions {
  /** 0 takes a free port; see `rpcUrl`. */
  port: number
  /** Holds chain.json (the state) and chain.pid. */
  dataDir: string
  log?: Say
  /** Origins of dashboards served elsewhere that may use the chain. */
  friends?: readonly string[]
}

export interface RunningChain extends LocalChain {
  /** Where anvil itself listens now: full control of the chain, only for the process that runs it and its tests. */
  anvilUrl(): string
}

/** Throws when the port is taken, the data folder is in use, or anvil is not installed. */
export async function startChain(options: ChainOptions): Promise<RunningChain> {
  const { port, dataDir, log = () => undefined, friends = [] } = options
  const unlock = lockFolder(resolve(dataDir))
  let anvil = await startAnvil({ dataDir, log }).catch((error: unknown) => {
    unlock()
    throw error
  })
  const anvilUrl = () => anvil.url
  const clients = createClients(anvilUrl)
  let genesis
  let door: RpcPort
  try {
    await deployContracts(clients)
    await saveState(clients, anvil.stateFile)
    // Not block 0, which anvil creates anew at every start.
    genesis = await clients.reader.getBlock({ blockNumber: 1n })
    door = await openRpcPort({ port, friends, anvilUrl, log })
  } catch (error) {
    await anvil.stop()
    unlock()
    throw error
  }

  const blocks = startBlockClock(clients, anvil.stateFile, log)
  const treasury = createTreasury(clients, blocks)
  const running = new Set([blocks.stop])
  let stopping = false

  /** Restarts anvil when it ends by itself. Blocks with transactions are saved, so that the same chain continues. */
  async function keepAlive(): Promise<void> {
    for (;;) {
      await anvil.ended
      if (stopping) return
      log('chain: anvil ended by itself, starting it again')
      anvil = await startAnvil({ dataDir, log })
      if (stopping) await anvil.stop()
    }
  }

  void keepAlive().catch((error: unknown) => {
    log(`chain: ${String(error)}; restart to go on`, 'error')
    for (const end of running) end()
  })

  return {
    rpcUrl: door.url,
    anvilUrl,
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
      await door.close()
      await anvil.stop()
      unlock()
    },
  }
}
