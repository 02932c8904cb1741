// Puts USDC and the bridge at their well-known addresses, or checks that a restored chain has them there.
import type { HexAddress } from '../types.ts'
import type { ChainClients } from './client.ts'
import {
  bridgeAbi,
  bridgeAddress,
  bridgeReserve,
  usdcAbi,
  readBytecode,
  usdcAddress,
} from './contracts.ts'

/** Each step happens at its own nonce, so a start that was interrupted goes on where it stopped. */
export async function deployContracts(clients: ChainClients): Promise<void> {
  const { reader, owner, miner } = clients
  const steps = [
    () => owner.deployContract({ abi: usdcAbi, bytecode: readBytecode('USDC'), nonce: 0 }),
    () =>
      owner.deployContract({
        abi: bridgeAbi,
        bytecode: readBytecode('Bridge'),
        args: [usdcAddress],
        nonce: 1,
      }),
    () =>
      owner.writeContract({
        address: usdcAddress,
        abi: usdcAbi,
        functionName: 'mint',
        args: [bridgeAddress, bridgeReserve],
        nonce: 2,
      }),
  ]
  const done = await reader.getTransactionCount({ address: owner.account.address })
  for (const step of steps.slice(done)) {
    const hash = await step()
    await miner.mine({ blocks: 1 })
    const { status } = await reader.getTransactionReceipt({ hash })
    if (status !== 'success') throw new Error(`The local chain refused a contract (${hash})`)
  }
  await expectCode(clients, 'USDC', usdcAddress)
  await expectCode(clients, 'The bridge', bridgeAddress)
}

async function expectCode(
  { reader }: ChainClients,
  what: string,
  address: HexAddress,
): Promise<void> {
  if (await reader.getCode({ address })) return
  throw new Error(
    `${what} is missing at ${address}: the chain in the data folder is not Alura's. Remove its chain.json to start over`,
  )
}
