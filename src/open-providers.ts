import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CitizenProvider } from './channels/latvija/citizen-provider.ts';
import { openProvider } from './channels/oidc/provider.ts';
import { type Config, ConfigFault, type LatvijaConfig } from './config.ts';
import type { IdentityProviders } from './web/identity-providers.ts';

/** The identity providers of the configuration. None of them is asked for anything yet: the desk starts without them. */
export async function openProviders(
  { oidc, latvija, publicUrl, port }: Pick<Config, 'oidc' | 'latvija' | 'publicUrl' | 'port'>,
  clock: () => Temporal.Instant,
): Promise<IdentityProviders> {
  return {
    origin: (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    staff:
      oidc === null
        ? null
        : {
            provider: openProvider({ ...oidc, scope: 'openid profile email' }, clock),
            claim: oidc.claim,
            trustsEmail: oidc.trustsEmail,
            strongAcr: oidc.strongAcr,
          },
    citizen: latvija === null ? null : await citizenProvider(latvija, clock),
  };
}

async function citizenProvider(latvija: LatvijaConfig, clock: () => Temporal.Instant): Promise<CitizenProvider> {
  if (latvija.way === 'oidc') {
    const settings = {
      issuer: latvija.address,
      clientId: latvija.realm,
      clientSecret: latvija.clientSecret,
      scope: 'openid profile',
      acrValues: null,
    };
    return { way: 'oidc', provider: openProvider(settings, clock), claim: latvija.claim };
  }
  const { address, issuer, realm, thumbprints, keyFile } = latvija;
  const key = keyFile === null ? null : await readKey(keyFile);
  return { way: 'wsfed-saml11', address, trusted: { issuer, realm, thumbprints, key } };
}

async function readKey(file: string): Promise<KeyObject> {
  try {
    const key = createPrivateKey(await readFile(file));
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below, together with a key of another kind.
  }
  throw new ConfigFault(
    `LAIPA_LATVIJA_KEY_FILE: \`${file}\` nav lasāma RSA privātā atslēga PEM pierakstā · \`${file}\` is no readable RSA private key in PEM`,
  );
}
