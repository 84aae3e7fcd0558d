/** What is asked for: the service's own set of claims, by issuing a token. */
const REQUEST =
  '<trust:RequestSecurityToken xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">' +
  '<trust:Claims xmlns:i="http://schemas.xmlsoap.org/ws/2005/05/identity" Dialect="http://schemas.xmlsoap.org/ws/2005/05/identity">' +
  '<i:ClaimType Uri="http://docs.oasis-open.org/wsfed/authorization/200706/claims/action" Optional="false" />' +
  '</trust:Claims><trust:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</trust:RequestType>' +
  '</trust:RequestSecurityToken>';

/** The passive request of WS-Federation: the browser comes back to `replyTo` by POST, with `state` as its `wctx`. */
export function signInUrl(
  { address, realm }: { readonly address: string; readonly realm: string },
  { replyTo, state }: { readonly replyTo: string; readonly state: string },
  now: Temporal.Instant,
): string {
  const url = new URL(address);
  const asked = {
    wa: 'wsignin1.0',
    wct: now.toString({ smallestUnit: 'second' }),
    wtrealm: realm,
    wreply: replyTo,
    wctx: state,
    wreq: REQUEST,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}
