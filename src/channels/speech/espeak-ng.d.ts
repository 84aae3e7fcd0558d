declare module 'espeak-ng' {
  const start: unknown;
  export default start;
}
