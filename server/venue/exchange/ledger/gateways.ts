// The addresses in the exchange's ledger through which USDC enters and leaves. They have no private key: what comes
// from one was deposited, what goes to one was withdrawn.
// https://developers.circle.com/cctp/references/hypercore-contract-addresses
// https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/hyperevm/hypercore-less-than-greater-than-hyperevm-transfers

const gateways = new Set([
  // The system address of USDC: its token index is 0.
  '0x2000000000000000000000000000000000000000',
  // CoreDepositWallet, mainnet and testnet.
  '0x6b9e773128f453f5c2c60935ee2de2cbc5390a24',
  '0x0b80659a4076e9e93c7dbe0f10675a16a3e5c206',
  // CctpForwarder, mainnet and testnet.
  '0xb21d281dedb17ae5b501f6aa8256fe38c4e45757',
  '0x02e39ecb8368b41bf68ff99ff351ac9864e5e2a2',
])

export function isGateway(address: string): boolean {
  return gateways.has(address.toLowerCase())
}
