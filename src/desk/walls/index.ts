export { barDeed, barUnseen } from './bar-deed.ts';
export { chooseAbove, type Above } from './above.ts';
export { liftWall, type LiftRefusal, liftableWalls, barredBelow } from './lift-wall.ts';
export { raiseWall, type WallToRaise } from './raise-wall.ts';
export {
  type BarredLine,
  handleDrafts,
  isWalled,
  isWalledAddress,
  type OpenWall,
  recusedMyself,
  standingWalls,
  type WallRow,
  walledAmong,
} from './walls.store.ts';
