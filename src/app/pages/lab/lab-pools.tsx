export { PoolsPage as default } from '../../../features/lab/pools/pools-page.tsx'
