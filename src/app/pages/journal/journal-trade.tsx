export { TradePage as default } from '../../../features/journal/trade/trade-page.tsx'
