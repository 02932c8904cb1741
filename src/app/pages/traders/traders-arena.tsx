export { ArenaPage as default } from '../../../features/traders/arena/arena-page.tsx'
