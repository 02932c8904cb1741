// The methods that wallets, dashboards and the API need. anvil's others are not offered: they mint ether, move the
// clock, revert blocks, sign for its accounts and reveal its whole state.
const offered = [
  'web3_clientVersion web3_sha3 net_version net_listening net_peerCount',
  'eth_chainId eth_networkId eth_protocolVersion eth_syncing eth_blockNumber',
  'eth_gasPrice eth_maxPriorityFeePerGas eth_blobBaseFee eth_feeHistory eth_estimateGas eth_createAccessList',
  'eth_getBalance eth_getCode eth_getStorageAt eth_getTransactionCount eth_getProof eth_getAccountInfo',
  'eth_getBlockByHash eth_getBlockByNumber eth_getBlockReceipts eth_getLogs',
  'eth_getBlockTransactionCountByHash eth_getBlockTransactionCountByNumber',
  'eth_getUncleCountByBlockHash eth_getUncleCountByBlockNumber',
  'eth_getTransactionByHash eth_getTransactionReceipt',
  'eth_getTransactionByBlockHashAndIndex eth_getTransactionByBlockNumberAndIndex',
  'eth_newFilter eth_newBlockFilter eth_newPendingTransactionFilter',
  'eth_getFilterChanges eth_getFilterLogs eth_uninstallFilter',
  'eth_call eth_sendRawTransaction',
]

const names = new Set(offered.flatMap((line) => line.split(' ')))

export function isOffered(method: string): boolean {
  return names.has(method)
}
