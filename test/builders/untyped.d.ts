/** The package brings no types; what the builder uses of it is checked by its running. */
declare module 'oidc-provider' {
  const Provider: new (issuer: string, configuration: object) => any;
  export default Provider;
}
