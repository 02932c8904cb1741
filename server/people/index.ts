// What other rooms may import from people/.
export { approveAgent } from './agent/approvals.ts'
export { replaceTradingKey } from './agent/rotate-trading-key.ts'
export { readTradingKey } from './agent/trading-key.ts'
export { inWords } from './agent/authority-words.ts'
export { standingOf } from './profile/standing.ts'
export { readAddress } from './signatures/address.ts'
export { readSignature, typedDataSigner } from './signatures/signature.ts'
export { createNonces, userSigned } from './signatures/user-signed.ts'
