/** These packages bring no types; what is used of them is checked by its running. */
declare module 'oidc-provider' {
  const Provider: new (issuer: string, configuration: object) => any;
  export default Provider;
}

declare module 'wsfed' {
  const wsfed: { auth(options: object): (request: object, response: object, next: (error: unknown) => void) => void };
  export default wsfed;
}
