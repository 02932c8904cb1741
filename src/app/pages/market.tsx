export { MarketPage as default } from '../../features/markets/market-page.tsx'
