export { recoverMessageAddress, recoverTypedDataAddress } from 'viem/utils'
