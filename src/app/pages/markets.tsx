export { MarketsPage as default } from '../../features/markets/markets-page.tsx'
