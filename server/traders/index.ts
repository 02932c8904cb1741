// What other rooms may import from traders/.
export { openKey, requireModelUrl } from './model-terms.ts'
export { requireTrader } from './require-trader.ts'
