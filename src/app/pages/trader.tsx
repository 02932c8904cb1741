export { TraderPage as default } from '../../features/board/trader/trader-page.tsx'
