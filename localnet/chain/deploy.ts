// Deploys USDC, the bridge and Circle's contracts at their fixed addresses, or checks that a restored chain has them
// there.
import type { HexAddress } from '../types.ts'
import type { ChainClients } from './client.ts'
import {
  bridgeAbi,
  bridgeAddress,
  bridgeReserve,
  extensionAbi,
  extensionAddress,
  messengerAbi,
  messengerAddress,
  usdcAbi,
  readBytecode,
  usdcAddress,
} from './contracts.ts'

/** Each step has a nonce of its own, so that an interrupted start continues where it stopped. */
export async function deployContracts(clients: ChainClients): Promise<void> {
  const { reader, owner } = clients
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
  for (const step of steps.slice(done)) await mined(clients, step)
  await expectCode(clients, 'USDC', usdcAddress)
  await expectCode(clients, 'The bridge', bridgeAddress)
  await renewUsdc(clients)
  await deployCctp(clients)
}

/**
 * A chain of an earlier version has a USDC without transfers by signature: its code is replaced and its balances
 * stay.
 */
async function renewUsdc(clients: ChainClients): Promise<void> {
  const { reader, owner, miner } = clients
  const usdc = { address: usdcAddress, abi: usdcAbi } as const
  const version = await reader.readContract({ ...usdc, functionName: 'version' }).catch(() => '')
  if (version !== '') return
  const { contractAddress } = await mined(clients, () =>
    owner.deployContract({ abi: usdcAbi, bytecode: readBytecode('USDC') }),
  )
  const code = contractAddress && (await reader.getCode({ address: contractAddress }))
  if (!code) throw new Error('The local chain did not take the new USDC')
  await miner.setCode({ address: usdcAddress, bytecode: code })
}

async function deployCctp(clients: ChainClients): Promise<void> {
  const { reader, owner, creator } = clients
  const steps = [
    () =>
      creator.deployContract({
        abi: messengerAbi,
        bytecode: readBytecode('TokenMessenger'),
        args: [usdcAddress, owner.account.address],
        nonce: 0,
      }),
    () =>
      creator.deployContract({
        abi: extensionAbi,
        bytecode: readBytecode('CctpExtension'),
        args: [usdcAddress, messengerAddress],
        nonce: 1,
      }),
  ]
  const done = await reader.getTransactionCount({ address: creator.account.address })
  for (const step of steps.slice(done)) await mined(clients, step)
  await expectCode(clients, 'The token messenger', messengerAddress)
  await expectCode(clients, 'The CCTP extension', extensionAddress)
  const usdc = { address: usdcAddress, abi: usdcAbi, args: [messengerAddress] } as const
  if (await reader.readContract({ ...usdc, functionName: 'isMinter' })) return
  await mined(clients, () => owner.writeContract({ ...usdc, functionName: 'configureMinter' }))
}

async function mined(clients: ChainClients, send: () => Promise<HexAddress>) {
  const hash = await send()
  await clients.miner.mine({ blocks: 1 })
  const receipt = await clients.reader.getTransactionReceipt({ hash })
  if (receipt.status !== 'success') throw new Error(`The local chain refused ${hash}`)
  return receipt
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
