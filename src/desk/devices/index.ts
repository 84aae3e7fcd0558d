export {
  codeShown,
  type Device,
  DEVICE_KINDS,
  type DeviceKind,
  isAway,
} from './device.ts';
export { devicesOf } from './devices.store.ts';
export {
  addDevice,
  changeDevice,
  codeAnew,
  codeOf,
  type DeviceRefusal,
  type DeviceSetting,
  deviceOf,
  deviceToSetUp,
  endDevice,
  mayGiveTicket,
  noteSeen,
  pairDevice,
} from './set-up.ts';
