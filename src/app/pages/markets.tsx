export { MarketsPage as default } from '../../features/markets/list/markets-page.tsx'
