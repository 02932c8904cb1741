export { TradesPage as default } from '../../../features/journal/trades/trades-page.tsx'
