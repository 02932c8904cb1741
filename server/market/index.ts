// What other rooms may import from market/.
export { requireMarket } from './symbols.ts'
