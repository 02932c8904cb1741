export { ArenaPage as default } from '../../../features/traders/arena-page.tsx'
